/**
 * Whether an edition is an earlier one, by their first days (ISO): one that has none yet is no earlier one, and to an edition
 * whose days are not set all others are.
 */
export function isEarlier(first: string | null, here: string | null): boolean {
  return first !== null && (here === null || first < here);
}
