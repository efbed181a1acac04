/** The later of two ISO instants, which compare as text; the first where there is no other. */
export const latest = (one: string, other: string | null): string =>
  other !== null && other > one ? other : one;
