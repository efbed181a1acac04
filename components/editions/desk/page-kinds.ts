/** The kinds of record whose texts are edited on the desk's page of an edition: what is outdated is marked beside each. */
export const PAGE_KINDS = ["section", "edition", "venue", "edition-day", "access-item", "question"] as const;
