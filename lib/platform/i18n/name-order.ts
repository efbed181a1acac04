const order = new Intl.Collator("und");

/**
 * The one order of names, for every reader: as the columns of names sort in SQL ("und-x-icu"), where É stands with E. The
 * reader's own language orders only short lists that are whole in memory (countries, languages).
 */
export function compareNames(one: string, other: string): number {
  return order.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** A name with every number padded to twenty digits, as `room.sort_key` is generated: Room 2 before Room 10. */
export function numberedKey(name: string): string {
  return name.replace(/[0-9]+/g, (digits) => digits.replace(/^0+/, "").padStart(20, "0"));
}

/** The same order with numbers by their value: as rooms sort in SQL by their key. */
export function compareNumberedNames(one: string, other: string): number {
  return order.compare(numberedKey(one), numberedKey(other)) || compareNames(one, other);
}
