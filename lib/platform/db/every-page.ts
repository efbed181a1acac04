/** The tag that means every page: after a restore nothing of before may be shown. */
export const EVERYTHING = "*";
