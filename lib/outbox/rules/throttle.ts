const MINUTE_MS = 60_000;

/**
 * How many mails a server that takes so many a minute may be given now. The urgent are first in a round, so that a sign-in
 * waits for one round and not for a whole message.
 * @param left when mails were given to it
 * @param perMinute null: as many as one likes
 */
export function roomOf(left: readonly number[], perMinute: number | null, now: number): number {
  if (perMinute === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, perMinute - left.filter((at) => now - at < MINUTE_MS).length);
}

/** The same times with those of some more mails, without what a minute has forgotten. */
export function noteLeft(left: readonly number[], count: number, now: number): number[] {
  return [...left.filter((at) => now - at < MINUTE_MS), ...Array.from({ length: count }, () => now)];
}
