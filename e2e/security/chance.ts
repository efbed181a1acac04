/** Numbers that look like chance and come again with the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    /** One of them. */
    of: <Value>(all: readonly Value[]): Value => all[below(all.length)] as Value,
    /** True once in `count` times. */
    once: (count: number) => below(count) === 0,
    bytes: (count: number) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}

export type Chance = ReturnType<typeof chance>;
