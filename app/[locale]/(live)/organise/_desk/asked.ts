/** One value of the address, however often it stands there. */
export function one(asked: string | string[] | undefined): string | undefined {
  return Array.isArray(asked) ? asked[0] : asked;
}

/** The number of a page of a long list, as its address asks; 1 where it says nothing that can be read. */
export function askedPage(asked: string | string[] | undefined): number {
  return Math.min(10_000, Math.max(1, Math.floor(Number(one(asked))) || 1));
}
