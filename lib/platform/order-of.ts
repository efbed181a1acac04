/**
 * The place of something in a list that its organisers order: as said; where nothing is said, a new one goes to the end
 * and one that is saved stays where it is. Counting the list does not find its end: orders have gaps and begin anywhere.
 */
export function orderOf(given: number | null, current: number | null, last: number | null): number {
  return given ?? current ?? (last === null ? 0 : last + 1);
}
