/** What an act on many keeps of what was written about its people, or to them, once it is over: nothing. */
export const WITHOUT_WORDS = JSON.stringify({ note: "", words: "" });
