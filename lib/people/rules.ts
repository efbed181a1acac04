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
