/** Where mail to a speaker goes: the address on the programme's record, else the person's; null when none is known. */
export function speakerAddress(speaker: {
  email: string | null;
  person: { emails: readonly { email: string }[] };
}): string | null {
  return speaker.email ?? speaker.person.emails[0]?.email ?? null;
}

const MINUTE_MS = 60_000;

/** Minutes until a mail that failed for now is tried again: soon at first, for two days in all. */
const WAITS = [1, 3, 10, 30, 60, 180, 360, 720, 1440];

/** How often a mail is tried before it counts as failed. */
export const MOST_ATTEMPTS = WAITS.length + 1;

/**
 * When to try again after the `attempts`-th attempt failed for now; null when it is given up.
 * @param jitter 0 to 1: spreads what failed together
 */
export function nextAttempt(attempts: number, now: Date, jitter: number): Date | null {
  const minutes = WAITS[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS * (1 + jitter / 4));
}
