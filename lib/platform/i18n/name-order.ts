const order = new Intl.Collator("und");
const numbered = new Intl.Collator("und", { numeric: true });

/**
 * The one order of names, for every reader: as the columns of names sort in SQL ("und-x-icu"), where É stands with E. The
 * reader's own language orders only short lists that are whole in memory (countries, languages).
 */
export function compareNames(one: string, other: string): number {
  return order.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** The same, with numbers by their value: Room 2 before Room 10. For lists that are whole in memory. */
export function compareNumberedNames(one: string, other: string): number {
  return numbered.compare(one, other) || compareNames(one, other);
}
