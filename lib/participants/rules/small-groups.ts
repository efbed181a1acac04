/** Of fewer people nothing is said to readers who may not read what each of them answered. */
export const SMALLEST_GROUP = 3;

/** How many gave one of these answers. */
export interface Group {
  values: readonly string[];
  count: number;
}

/** An answer as it was ticked, all its values, and how many gave exactly this one. */
export interface Pattern {
  values: readonly string[];
  count: number;
}

/**
 * What a reader who may not read the answers themselves is told of a question: its options, each with how many chose it. The
 * smallest group is merged with the next smallest until none is under three, options that nobody chose as well; null where
 * that leaves fewer than two groups, or where fewer than three did not choose one. So everybody may have given any of the
 * answers, also for whoever knows what one other person answered, and who answered at all (decision 049).
 * @param options every value that could be chosen, whether anybody did or not; a value outside of them is counted nowhere
 * @param patterns of one wording only: who was asked another could choose something else
 */
export function safeGroups(options: readonly string[], patterns: readonly Pattern[]): Group[] | null {
  const answered = patterns.reduce((sum, { count }) => sum + count, 0);
  const groupOf = (values: readonly string[]): Group => ({
    values,
    count: patterns
      .filter((pattern) => pattern.values.some((value) => values.includes(value)))
      .reduce((sum, { count }) => sum + count, 0),
  });
  const place = new Map(options.map((value, at) => [value, at]));
  const placeOf = ({ values }: Group) => Math.min(...values.map((value) => place.get(value) ?? 0));
  // Of two alike the first in the form counts as the smaller: what is merged must follow from the counts alone.
  const bySize = (one: Group, other: Group) => one.count - other.count || placeOf(one) - placeOf(other);
  let groups = options.map((value) => groupOf([value])).sort(bySize);
  for (;;) {
    const [smallest, next, ...rest] = groups;
    if (!smallest || !next || smallest.count >= SMALLEST_GROUP) break;
    groups = [groupOf([...smallest.values, ...next.values]), ...rest].sort(bySize);
  }
  const told = ({ count }: Group) => count >= SMALLEST_GROUP && answered - count >= SMALLEST_GROUP;
  if (groups.length < 2 || !groups.every(told)) return null;
  const inOrder = groups.map(({ values, count }) => ({
    values: options.filter((value) => values.includes(value)),
    count,
  }));
  return inOrder.sort((one, other) => placeOf(one) - placeOf(other));
}
