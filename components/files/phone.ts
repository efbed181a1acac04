/** Where a picture is cut for a phone. */
export const PHONE = "(max-width: 40em)";
