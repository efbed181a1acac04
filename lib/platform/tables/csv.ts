import Papa from "papaparse";
import { isoWithOffset } from "../dates/zones";
import {
  type Cell,
  decimalSign,
  headingsOf,
  SEPARATORS,
  type Separator,
  type TableContent,
  type TableRow,
} from "./table";

// The wide signs count too: spreadsheets with Asian settings read them as the narrow ones.
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
// A program that splits at another sign than the file's own would begin another cell here.
const INNER_FORMULA = /([,;\t]\s*)(?=[=@＝＠]|[+-]\s*[A-Za-z(])/g;
const PHONE_OR_NUMBER = /^[+-]?[\d\s().,/-]+$/;

/** A cell that no spreadsheet runs as a formula; phone numbers and negative numbers stay as they are. */
export function neutralCell(text: string): string {
  const whole = FORMULA.test(text) && !PHONE_OR_NUMBER.test(text) ? `'${text}` : text;
  return whole.replace(INNER_FORMULA, "$1'");
}

/**
 * A table as CSV: UTF-8 with BOM, CRLF, moments as clocks show them in `timeZone`, days and times as ISO 8601, numbers with the decimal sign of the language.
 * @returns its bytes, piece by piece; whatever goes wrong while rows are read is thrown on, so that no file ends early
 */
export async function* csvBytes(
  table: TableContent,
  separator: Separator,
  { language, timeZone }: { language: string; timeZone: string },
): AsyncGenerator<Uint8Array> {
  const decimal = decimalSign(language);
  const lines = (rows: readonly TableRow[]) => {
    const cells = rows.map((row) => row.map((cell) => neutralCell(asText(cell, decimal, timeZone))));
    return Buffer.from(`${Papa.unparse(cells, { delimiter: SEPARATORS[separator], newline: "\r\n" })}\r\n`);
  };
  yield Buffer.from("\uFEFF");
  yield lines([headingsOf(table, timeZone)]);
  for await (const rows of table.pages()) if (rows.length > 0) yield lines(rows);
}

function asText(cell: Cell, decimal: string, timeZone: string): string {
  // With a blank between day and time, as spreadsheets take it for a moment.
  if (cell instanceof Date) return isoWithOffset(cell, timeZone).slice(0, 19).replace("T", " ");
  if (typeof cell === "number") return String(cell).replace(".", decimal);
  return typeof cell === "string" ? cell : (cell?.iso ?? "");
}
