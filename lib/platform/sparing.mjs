/**
 * How often something is said that strangers can cause as often as they like: each kind at most once a minute, with how
 * often it was since. Plain JavaScript because the server imports it, too, outside the bundle.
 */
export const PAUSE_MS = 60_000;

/**
 * Counts kinds of lines, the `most` that came last.
 * @returns asked with a kind and the time in ms: how often it was since it was said last, 0 while it is not to be said
 */
export function countSparingly(most) {
  const seen = new Map();
  return (kind, now, mayBeSaid = () => true) => {
    const entry = seen.get(kind) ?? { saidAt: Number.NEGATIVE_INFINITY, times: 0 };
    entry.times += 1;
    seen.delete(kind);
    seen.set(kind, entry);
    if (seen.size > most) seen.delete(seen.keys().next().value);
    if (now - entry.saidAt < PAUSE_MS || !mayBeSaid()) return 0;
    const { times } = entry;
    Object.assign(entry, { saidAt: now, times: 0 });
    return times;
  };
}
