const MINUTE_MS = 60_000;

const SECOND_MS = 1_000;

/** Whether it was so short a time ago; a time to come is one of before the clock was set back, and counts no more. */
const isWithin = (at: number, time: number, now: number) => at <= now && now - at < time;

/**
 * How many mails a server that takes so many a minute may be given now. They are spread over the minute, and the urgent are
 * first in a round: a sign-in that comes in the middle of a message to many waits for a second or two, not for the next minute.
 * @param left when mails were given to it
 * @param perMinute null: as many as one likes
 */
export function roomOf(left: readonly number[], perMinute: number | null, now: number): number {
  if (perMinute === null) return Number.POSITIVE_INFINITY;
  const spacing = MINUTE_MS / perMinute;
  const atOnce = Math.ceil(SECOND_MS / spacing);
  const within = (time: number) => left.filter((at) => isWithin(at, time, now)).length;
  return Math.max(0, Math.min(perMinute - within(MINUTE_MS), atOnce - within(atOnce * spacing)));
}

/** The same times with those of some more mails, without what a minute has forgotten. */
export function noteLeft(left: readonly number[], count: number, now: number): number[] {
  return [...left.filter((at) => isWithin(at, MINUTE_MS, now)), ...Array.from({ length: count }, () => now)];
}
