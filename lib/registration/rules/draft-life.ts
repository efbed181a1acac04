/** A draft dies after 14 days, however often it is changed. */
export const DRAFT_DAYS = 14;
