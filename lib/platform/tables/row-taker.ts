import { type Result, refused } from "@/lib/platform/result";

/** A row of somebody's table as text: dates as "2027-10-11", moments as "2027-10-11T09:30", numbers without grouping. */
export interface ReadRow {
  /** Its number as a spreadsheet shows it, from 1. */
  line: number;
  /** From the first column on, up to the last that holds something. */
  cells: string[];
}

/** Why a file is not read at all; `detail` has the numbers a sentence needs. */
export type TableRefusal =
  | "empty"
  /** A workbook of Excel before 2007, or one with a password. */
  | "old-workbook"
  /** Neither a table of text nor a workbook. */
  | "no-table"
  /** A workbook that can't be unpacked or whose parts are not well-formed. */
  | "broken-workbook"
  /** Parts that declare what they hold elsewhere: no spreadsheet program writes them. */
  | "declared-entities"
  /** Small when packed, and endless. */
  | "unpacks-too-large"
  /** A quotation mark that is not closed, at `line`. */
  | "open-quote"
  | "too-many-rows"
  /** Something stands far to the right, at `line` and `column`. */
  | "too-wide";

/** What is read at most. Whatever is larger is refused with a word, never cut. */
export const TABLE_LIMITS = {
  /** Rows with something in them, headings and titles not counted. */
  rows: 20_000,
  /** Rows of titles and headings above them. */
  above: 10,
  columns: 200,
  /** Characters of a cell that are looked at: more than any answer may have. */
  cell: 10_000,
  /** Bytes of a workbook's parts, unpacked. */
  unpacked: 64 * 1024 * 1024,
  /** Files in the archive, and texts that its cells share. */
  parts: 2_000,
  texts: 500_000,
} as const;

/** What stands for a formula whose result is not in the file: it is not empty, and nobody knows what it says. */
export const NO_RESULT = "#NO_RESULT!";

/** A cell without what its end only pads with, and no longer than is looked at. */
export const cellText = (text: string): string => text.slice(0, TABLE_LIMITS.cell).trim();

/** Takes rows as long as they are within the limits. */
export class RowTaker {
  readonly rows: ReadRow[] = [];

  /** Adds a row, unless it is empty. @returns what is too much, else null */
  take(line: number, cells: readonly string[]): Result<never, TableRefusal> | null {
    const last = cells.findLastIndex((cell) => cell !== "");
    if (last < 0) return null;
    if (last >= TABLE_LIMITS.columns)
      return refused("too-wide", { line, column: columnName(last), most: TABLE_LIMITS.columns });
    if (this.rows.length >= TABLE_LIMITS.rows + TABLE_LIMITS.above)
      return refused("too-many-rows", { most: TABLE_LIMITS.rows });
    this.rows.push({ line, cells: Array.from(cells.slice(0, last + 1), (cell) => cell ?? "") });
    return null;
  }
}

/** A column as a spreadsheet names it: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
