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

/** Mails an hour to one mailbox, whatever they are. */
export const MOST_AN_HOUR = 12;
/** Of these, kept for sign-ins that browsers known to the address ask for, where somebody has signed in with it. */
const KEPT_FOR_KNOWN = 6;
/** And for a sign-in of anybody: other mails leave it room. */
const KEPT_FOR_SIGN_IN = 1;
/** After so many of one kind in an hour, further ones are gathered for some minutes and leave together. */
const ONE_BY_ONE = 3;
const GATHER_MS = 5 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A mail that left for a mailbox. */
export interface Send {
  template: string;
  /** A sign-in that a browser known to the address asked for. */
  known: boolean;
  at: Date;
}

/**
 * When a mail may leave for a mailbox; null: now. Nothing is dropped, what comes too fast waits. Strangers can make mails
 * of every kind but one leave for an address, so that one, the sign-in of a known browser, always has room of its own.
 * @param sends of the last hour to this mailbox, the oldest first
 * @param hasLogin whether somebody has ever signed in with the address
 * @param joins whether several of the kind can leave as one mail
 */
export function roomAt(
  mail: Pick<Send, "template" | "known">,
  sends: readonly Send[],
  { hasLogin, joins, now }: { hasLogin: boolean; joins: boolean; now: Date },
): Date | null {
  const signIn = mail.template === "sign-in";
  const knownSends = sends.filter((send) => send.known);
  const others = sends.filter((send) => !send.known);
  const keptForKnown = mail.known || !hasLogin ? 0 : KEPT_FOR_KNOWN;
  const keptForSignIn = signIn || others.some((send) => send.template === "sign-in") ? 0 : KEPT_FOR_SIGN_IN;
  const used = others.length + Math.max(knownSends.length, keptForKnown) + keptForSignIn;
  if (used >= MOST_AN_HOUR) {
    // As many must have gone by as stand in the way.
    const inTheWay = keptForKnown > knownSends.length ? others : sends;
    const gone = inTheWay[used - MOST_AN_HOUR];
    return new Date((gone?.at ?? now).getTime() + HOUR_MS);
  }
  const same = sends.filter((send) => send.template === mail.template);
  const last = same.at(-1);
  if (!joins || !last || same.length < ONE_BY_ONE) return null;
  const gathered = new Date(last.at.getTime() + GATHER_MS);
  return gathered > now ? gathered : null;
}
