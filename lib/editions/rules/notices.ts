/** At once on every page: more would be read by nobody. */
export const MOST_NOTICES = 3;
/** Days after its end until the purge takes a notice away. */
export const NOTICE_DAYS = 30;
