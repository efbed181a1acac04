import { isoWithOffset } from "../dates/zones";
import { type Cell, headingsOf, type TableContent, type TableRow } from "./table";
import {
  DAY_STYLE,
  FIXED_PARTS,
  HEADING_STYLE,
  MOMENT_STYLE,
  TEXT_STYLE,
  TIME_STYLE,
  workbookXml,
} from "./xlsx-parts";
import { type ZipEntry, zipBytes } from "./zip";

/** The most characters Excel takes in a cell, and the most rows in a sheet. */
const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_048_576;

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet. Excel takes 1900 for a leap year: only from March on do its days agree with everybody else's. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_DAY = 61;

/**
 * A table as a spreadsheet (Office Open XML, ISO/IEC 29500): a frozen row of headings, numbers, moments, days and times
 * as such, the moments as clocks show them in `timeZone`; everything else is text, which nothing runs.
 * @returns its bytes, piece by piece; whatever goes wrong while rows are read is thrown on: the file then has no end
 */
export function xlsxBytes(table: TableContent, timeZone: string): AsyncGenerator<Uint8Array> {
  const part = (name: string, xml: string): ZipEntry => ({
    name,
    async *content() {
      yield Buffer.from(xml);
    },
  });
  return zipBytes([
    ...Object.entries(FIXED_PARTS).map(([name, xml]) => part(name, xml)),
    part("xl/workbook.xml", workbookXml(xmlText(sheetName(table.name)))),
    { name: "xl/worksheets/sheet1.xml", content: () => sheetPieces(table, timeZone) },
  ]);
}

async function* sheetPieces(table: TableContent, timeZone: string): AsyncGenerator<Uint8Array> {
  const columns = headingsOf(table, timeZone);
  const iterator = table.pages()[Symbol.asyncIterator]();
  try {
    let page = await iterator.next();
    yield Buffer.from(sheetHead(widthsOf(columns, page.done ? [] : page.value)));
    const heading = columns.map((text) => textCell(text, HEADING_STYLE)).join("");
    yield Buffer.from(`<row>${heading}</row>`);
    let count = 1;
    while (!page.done) {
      count += page.value.length;
      if (count > MOST_ROWS) throw new RangeError(`A sheet holds ${MOST_ROWS} rows`);
      yield Buffer.from(page.value.map((row) => rowXml(row, timeZone)).join(""));
      page = await iterator.next();
    }
  } finally {
    await iterator.return?.();
  }
  yield Buffer.from("</sheetData></worksheet>");
}

function sheetHead(widths: readonly number[]): string {
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData>`
  );
}

const rowXml = (row: TableRow, timeZone: string) =>
  `<row>${row.map((cell) => cellXml(cell, timeZone)).join("")}</row>`;

function cellXml(cell: Cell, timeZone: string): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : "<c/>";
  if (typeof cell === "string") return textCell(cell, TEXT_STYLE);
  if (cell instanceof Date) {
    const local = isoWithOffset(cell, timeZone);
    return countedCell(`${local.slice(0, 19)}Z`, MOMENT_STYLE, local);
  }
  // A time alone is a part of day 0, wherever that day is.
  if (cell.is === "time") return numberCell(Date.parse(`1970-01-01T${cell.iso}:00Z`) / DAY_MS, TIME_STYLE);
  return countedCell(`${cell.iso}T00:00:00Z`, DAY_STYLE, cell.iso);
}

/** A moment of the spreadsheet's own clock as its count of days; in words where its calendar has none. */
function countedCell(utc: string, style: number, words: string): string {
  const day = (Date.parse(utc) - DAY_ZERO) / DAY_MS;
  return day >= FIRST_DAY ? numberCell(day, style) : textCell(words, TEXT_STYLE);
}

const numberCell = (value: number, style: number) => `<c s="${style}"><v>${value}</v></c>`;

const textCell = (text: string, style: number) =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(shortened(text))}</t></is></c>`;

/** A text that is too long for a cell ends with a sign that something is missing. */
function shortened(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  // Half a character would be none.
  return `${text.slice(0, LONGEST_CELL - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

// What XML 1.0 has no way to write.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be written
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
// Spreadsheets read _x0041_ as the character with this number: such words, too, are to stay what they are.
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be written
const UNUSUAL = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF&<>"_]/;

/** Text as XML; half a character becomes U+FFFD where it is made bytes. */
function xmlText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(ILLEGAL, "\uFFFD")
    .replace(/\r\n?/g, "\n")
    .replace(ESCAPE_LIKE, "_x005F_")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** A sheet's name has 31 characters at most, and none that a reference to a cell is made of. */
function sheetName(name: string): string {
  return (
    Array.from(name.replace(/[[\]:*?/\\']/g, " "))
      .slice(0, 31)
      .join("")
      .trim() || "1"
  );
}

/** As wide as the headings and what stands in the first rows, within bounds, in characters. */
function widthsOf(columns: readonly string[], rows: readonly TableRow[]): number[] {
  return columns.map((heading, at) => {
    const lengths = rows.map((row) => lengthOf(row[at] ?? null));
    return Math.min(60, lengths.reduce((most, length) => Math.max(most, length), heading.length) + 2);
  });
}

function lengthOf(cell: Cell): number {
  if (cell instanceof Date) return "2027-10-08 09:00".length;
  return (typeof cell === "object" ? (cell?.iso ?? "") : String(cell)).length;
}
