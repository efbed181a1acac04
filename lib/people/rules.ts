/** Minutes a link or code from a mail holds. */
export const MAIL_MINUTES = 10;
/** Minutes a link from the operator's command line holds: it is read from a console, perhaps sent on. */
export const COMMAND_MINUTES = 60;
/** An asked-for mail that could not leave within this time is not sent any more: nobody waits for it. */
export const UNSENT_MINUTES = 60;
/** Guesses at the code of one mail, from wherever they come. */
export const MOST_GUESSES = 10;

/** The page that takes the code of a mail. */
export function codePage(language: string, to: string): string {
  return `/${language}/sign-in?step=code${to ? `&to=${encodeURIComponent(to)}` : ""}`;
}

/** Mails to sign in an hour to one address: strangers share as many, and as many are kept for browsers known to it. */
export const MOST_MAILS = 6;
/** Strangers' next mail is not made before the living one is so old … */
const STRANGERS_MINUTES = 5;
/** … and when they have had so many this hour, not while one lives: so there is one nearly all the time. */
const STRANGERS_SPARE = 2;
/** Pressed twice by the same known browser. */
const KNOWN_MINUTES = 1;

/** A mail to sign in that still works, or waits to leave. */
export interface LivingMail {
  /** Asked for by this very browser. */
  mine: boolean;
  /** Minutes since it left; 0 while it waits. */
  age: number;
}

/**
 * What a request to sign in leads to: a mail of its own; the right to use the link of the mail that lives; or nothing,
 * because the address has had its mails for now. Whatever strangers do, a browser known to the address gets its own.
 * @param living the newest first
 * @param made mails of the last hour, by known browsers or by strangers, as this one is
 */
export function judgeRequest(
  known: boolean,
  living: readonly LivingMail[],
  made: number,
): "mail" | "join" | "wait" {
  const [newest] = living;
  const youngest = Math.min(...living.filter((mail) => !known || mail.mine).map((mail) => mail.age));
  const pause = known ? KNOWN_MINUTES : made < STRANGERS_SPARE ? STRANGERS_MINUTES : MAIL_MINUTES;
  if (youngest >= pause && made < MOST_MAILS) return "mail";
  return newest ? "join" : "wait";
}

/** Every form in which a browser's mark may be stored: two while APP_SECRET is being changed, none without a mark. */
export function marksOf(browser: { browserHash: string | null; formerHash?: string | undefined }): string[] {
  return [browser.browserHash, browser.formerHash].filter((mark) => typeof mark === "string");
}
