/**
 * Pairs the items of two lists, one rule after the other: an item is paired where its key belongs to one on each side
 * only. What two claim is nobody's, and each is paired once.
 */
export class UniqueMatches<One, Other> {
  readonly found = new Map<One, Other>();
  private readonly taken = new Set<Other>();

  constructor(
    private readonly ones: readonly One[],
    private readonly others: readonly Other[],
  ) {}

  /** One rule; a null key and an empty list of keys never match. */
  by(
    keyOf: (one: One) => string | null,
    keysOf: (other: Other) => readonly string[],
    agrees: (one: One, other: Other) => boolean = () => true,
  ): this {
    const open = this.ones.filter((one) => !this.found.has(one));
    const free = this.others.filter((other) => !this.taken.has(other));
    const wanted = unique(open.flatMap((one) => [[keyOf(one), one] as const]));
    const there = unique(free.flatMap((other) => keysOf(other).map((key) => [key, other] as const)));
    for (const [key, one] of wanted) {
      const other = there.get(key);
      if (other === undefined || this.taken.has(other) || !agrees(one, other)) continue;
      this.found.set(one, other);
      this.taken.add(other);
    }
    return this;
  }
}

function unique<Value>(entries: ReadonlyArray<readonly [string | null, Value]>): Map<string, Value> {
  const found = new Map<string, Value>();
  const doubtful = new Set<string>();
  for (const [key, value] of entries) {
    if (key === null) continue;
    const earlier = found.get(key);
    if (earlier !== undefined && earlier !== value) doubtful.add(key);
    found.set(key, value);
  }
  for (const key of doubtful) found.delete(key);
  return found;
}
