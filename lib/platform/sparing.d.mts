export const PAUSE_MS: number;
export function countSparingly(
  most: number,
): (kind: string, now: number, mayBeSaid?: () => boolean) => number;
