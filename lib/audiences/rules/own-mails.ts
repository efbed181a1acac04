/** A mailing's own mails, without the tests of it. */
export const OWN_MAILS = { template: { not: "wording-test" } } as const;

/** Kept with a mail that an organiser stopped with its whole message. */
export const STOPPED = "STOPPED";
