/** Fields whose values differ, ready for an audit entry. Compared as JSON, so dates and nested texts count by value. */
export function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Array<{ field: string; before: unknown; after: unknown }> {
  return Object.keys(after)
    .filter((field) => field !== "version" && plain(before[field]) !== plain(after[field]))
    .map((field) => ({ field, before: storable(before[field]), after: storable(after[field]) }));
}

function plain(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? "null";
}

/** JSON columns come back with their keys in another order than they were written. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function storable(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
