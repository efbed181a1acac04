import { toldApart } from "./headings";

/** A day of the calendar, "2027-10-08", or a time of the day, "09:30", in no zone. */
export interface LocalCell {
  is: "day" | "time";
  iso: string;
}

/**
 * What stands in one cell: words, a number, a moment, a day or a time as clocks show it, or nothing. Whatever is not to be
 * counted with is words: a phone number, too.
 */
export type Cell = string | number | Date | LocalCell | null;
export type TableRow = readonly Cell[];

/** What stands above a column. One of moments says whose clocks they are told by. */
export type Heading = string | { moments: string };

/** A list as a file holds it. */
export interface TableContent {
  /** What the sheet is called. */
  name: string;
  /** The headings, one for each cell of a row; a file tells those apart that are the same (`toldApart`). */
  columns: readonly Heading[];
  /** The rows, page by page: nobody holds them all. */
  pages: () => AsyncIterable<readonly TableRow[]>;
}

/** The characters that may stand between cells, by the word an address has for them. */
export const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" } as const;
export type Separator = keyof typeof SEPARATORS;

/** What spreadsheets take for the separator where this language is spoken: a semicolon where numbers have a comma. */
export function usualSeparator(language: string): Separator {
  return decimalSign(language) === "," ? "semicolon" : "comma";
}

/** What stands before the decimals of a number. */
export function decimalSign(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}

/** The headings as they stand in a file, whose moments are as clocks show them in `timeZone`. */
export function headingsOf({ columns }: Pick<TableContent, "columns">, timeZone: string): string[] {
  return toldApart(
    columns.map((heading) =>
      typeof heading === "string" ? heading : `${heading.moments} (${timeZone.replaceAll("_", " ")})`,
    ),
  );
}
