import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvBytes } from "@/lib/platform/tables/csv";
import { SEPARATORS, type Separator, type TableContent } from "@/lib/platform/tables/table";
import { xlsxBytes } from "@/lib/platform/tables/xlsx";
import { readBytes } from "@/prisma/testing/read-whole";
import { all } from "@/prisma/testing/read-workbook";

/**
 * LibreOffice opens our lists, as a spreadsheet and as CSV, and what it read is looked at. Where it is not installed
 * (`apt install libreoffice-calc`) this says so and does nothing; the unit tests read the files by themselves there.
 */
const possible = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0;
if (!possible) console.warn("LibreOffice is not asked: there is no program soffice.");

const run = promisify(execFile);

/** Words that a spreadsheet must not take for anything else, then a number and a moment. */
const WORDS = [
  "=1+1",
  "+39 02 1234567",
  "007",
  "Zoë 👩🏽‍🌾 مدرسة",
  'one; two, "three"\nfour',
  "1-2",
  "@x",
  "ja",
];
const NUMBER = 1234.5;
const MOMENT = new Date("2027-07-01T10:00:00Z");
const CELLS = [...WORDS, NUMBER, MOMENT];

const TABLE: TableContent = {
  name: "Registrations",
  columns: CELLS.map((_, at) => `Column ${at}`),
  async *pages() {
    yield [CELLS, CELLS];
  },
};

/**
 * A file opened by LibreOffice and saved anew. @param as the format it is saved in
 * @param options of its filters: how it reads a file of text
 */
async function reopened(name: string, bytes: Uint8Array, as: "fods" | "csv", ...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "convivio-spreadsheet-"));
  try {
    await writeFile(join(folder, name), bytes);
    // A profile of its own: beside a LibreOffice that is open it would not start.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const to = as === "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76" : as;
    const words = [profile, "--headless", ...options, "--convert-to", to, "--outdir", folder];
    await run("soffice", [...words, join(folder, name)], { timeout: 300_000 });
    return await readFile(join(folder, name.replace(/\.\w+$/, `.${as}`)), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The cells of one row of a flat document. */
function cellsOf(document: string, row: number): XmlElement[] {
  const rows = all(parseXml(document).root as XmlElement, "table:table-row");
  return all(rows[row] as XmlElement, "table:table-cell").slice(0, CELLS.length);
}

/** What a cell shows, its paragraphs as lines. */
const shown = (cell: XmlElement) =>
  all(cell, "text:p")
    .map(({ text }) => text)
    .join("\n");

test.runIf(possible)(
  "a spreadsheet has its types and characters",
  async () => {
    const xlsx = await readBytes(xlsxBytes(TABLE, "Europe/Rome"));
    const document = await reopened("list.xlsx", xlsx, "fods");
    for (const row of [1, 2]) {
      const cells = cellsOf(document, row);
      expect(cells.map(({ attributes }) => attributes["office:value-type"])).toEqual([
        ...WORDS.map(() => "string"),
        ...["float", "date"],
      ]);
      expect(cells.slice(0, WORDS.length).map(shown)).toEqual(WORDS);
      expect(cells.some(({ attributes }) => attributes["table:formula"])).toBe(false);
      const [number, moment] = cells.slice(WORDS.length);
      expect(number?.attributes["office:value"]).toBe("1234.5");
      // As the clocks of the edition show it.
      expect(moment?.attributes["office:date-value"]).toBe("2027-07-01T12:00:00");
    }
  },
  400_000,
);

test.runIf(possible)(
  "a spreadsheet saved as CSV says the same",
  async () => {
    const xlsx = await readBytes(xlsxBytes(TABLE, "Europe/Rome"));
    const { data } = Papa.parse<string[]>(await reopened("list.xlsx", xlsx, "csv"));
    expect(data[0]).toEqual(TABLE.columns);
    expect(data[1]?.slice(0, WORDS.length)).toEqual(WORDS);
    expect(data[1]?.[WORDS.length]).toMatch(/^1,?234\.5$/);
  },
  400_000,
);

/** The separator and the quotes in hundreds of the filter's own: UTF-8, from the first row. */
const FILTER: Record<Separator, string> = { comma: "44,34,76,1", semicolon: "59,34,76,1", tab: "9,34,76,1" };

test.runIf(possible).each(Object.keys(SEPARATORS) as Separator[])(
  "CSV by %s has its characters, and nothing in it is run",
  async (separator) => {
    const csv = await readBytes(csvBytes(TABLE, separator, { language: "en", timeZone: "Europe/Rome" }));
    const document = await reopened("list.csv", csv, "fods", `--infilter=CSV:${FILTER[separator]}`);
    const cells = cellsOf(document, 1);
    expect(cells).toHaveLength(CELLS.length);
    expect(cells.some(({ attributes }) => attributes["table:formula"])).toBe(false);
    expect(shown(cells[3] as XmlElement)).toBe(WORDS[3]);
    expect(shown(cells[4] as XmlElement)).toBe(WORDS[4]);
    // What would be run begins with an apostrophe.
    expect(shown(cells[0] as XmlElement)).toBe("'=1+1");
    expect(cells[WORDS.length]?.attributes["office:value"]).toBe("1234.5");
    // The same moment as in a spreadsheet.
    expect(cells[WORDS.length + 1]?.attributes["office:date-value"]).toBe("2027-07-01T12:00:00");
  },
  400_000,
);
