/** One value of the address, however often it stands there. */
export function one(asked: string | string[] | undefined): string | undefined {
  return Array.isArray(asked) ? asked[0] : asked;
}
