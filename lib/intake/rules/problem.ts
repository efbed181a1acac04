/** Beyond what a question allows. */
const RANGE = ["too-few", "too-many", "too-small", "too-large", "too-early", "too-late"];

const KNOWN = [
  ...["missing", "email", "too-long", "characters", "country", "language", "category", "mode", "choose"],
  ...["twice", "full", "not-asked", "spreadsheet-error", "no-result", "day-order"],
];

/** The text of "intake" that says what is wrong with a cell; a code that has none of its own is not understood. */
export function problemKey(code: string): string {
  if (RANGE.includes(code)) return "problem.range";
  return `problem.${KNOWN.includes(code) ? code : "other"}`;
}
