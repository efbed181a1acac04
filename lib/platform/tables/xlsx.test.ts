import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readBytes } from "@/prisma/testing/read-whole";
import { all, readWorkbook, readZip } from "@/prisma/testing/read-workbook";
import type { TableRow } from "./table";
import { xlsxBytes } from "./xlsx";

const table = (columns: string[], ...pages: TableRow[][]) => ({
  name: "List [1/2]: all*",
  columns,
  async *pages() {
    yield* pages;
  },
});
const write = (columns: string[], ...pages: TableRow[][]) =>
  readBytes(xlsxBytes(table(columns, ...pages), "Europe/Rome"));
const cellsOf = async (...row: TableRow) => readWorkbook(await write(row.map(String), [row])).rows[1];

describe("a spreadsheet", () => {
  it.each([
    "Zoë 👩🏽‍🌾",
    "مدرسة",
    "=1+1",
    "+39 02 1234567",
    "007",
    "-5",
    "@SUM(A1)",
    "\tx",
    "two\nlines",
    "  spaces  ",
    "a & b < c > \"d\" 'e'",
    "]]>",
    "_x0041_",
    "__x0041__ _x005F_x0041_",
  ])("keeps %j as text", async (text) => {
    expect(await cellsOf(text)).toEqual([{ type: "text", format: "@", value: text }]);
  });

  it.each([
    ["a\u0000b\u000Bc\uFFFEd", "a\uFFFDb\uFFFDc\uFFFDd"],
    ["half \uD83D", "half \uFFFD"],
    ["line\r\nline\rline", "line\nline\nline"],
    ["x".repeat(32_767), "x".repeat(32_767)],
    ["x".repeat(32_768), `${"x".repeat(32_766)}…`],
    [`${"x".repeat(32_765)}👩👩`, `${"x".repeat(32_765)}…`],
  ])("writes what it can of a text that can't be written", async (text, kept) => {
    expect((await cellsOf(text))?.[0]?.value).toBe(kept);
  });

  it("has numbers as numbers, and nothing where there is nothing", async () => {
    expect(await cellsOf(1.5, -3, 0, null, "", Number.NaN)).toEqual([
      { type: "number", format: "General", value: "1.5" },
      { type: "number", format: "General", value: "-3" },
      { type: "number", format: "General", value: "0" },
      ...Array.from({ length: 3 }, () => ({ type: "empty", format: "General", value: "" })),
    ]);
  });

  it.each([
    // Days since 30 December 1899, as every spreadsheet counts them: 46388 is 1 January 2027.
    ["2026-12-31T23:00:00Z", 46388],
    ["2027-07-01T10:00:00Z", 46569.5],
    ["1900-02-28T23:00:00Z", 61],
  ])("has %s as the day and hour that clocks show there", async (iso, days) => {
    expect(await cellsOf(new Date(iso))).toEqual([
      { type: "number", format: "yyyy\\-mm\\-dd\\ hh:mm", value: String(days) },
    ]);
  });

  it("has days and times as clocks show them, whatever the zone", async () => {
    expect(await cellsOf({ is: "day", iso: "2027-01-01" }, { is: "time", iso: "06:00" })).toEqual([
      { type: "number", format: "yyyy\\-mm\\-dd", value: "46388" },
      { type: "number", format: "hh:mm", value: "0.25" },
    ]);
  });

  it("writes a moment before its calendar begins in words", async () => {
    const [cell] = (await cellsOf(new Date("1899-12-31T12:00:00Z"))) ?? [];
    expect(cell).toEqual({ type: "text", format: "@", value: "1899-12-31T13:00:00+01:00" });
    expect(await cellsOf({ is: "day", iso: "1890-05-01" })).toEqual([
      { type: "text", format: "@", value: "1890-05-01" },
    ]);
  });

  it("tells columns apart that are called the same", async () => {
    const { rows } = readWorkbook(await write(["Hotel", "hotel"], [["Ritz", "yes"]]));
    expect(rows[0]?.map(({ value }) => value)).toEqual(["Hotel", "hotel (2)"]);
  });

  it("freezes its headings and is as wide as what stands in it", async () => {
    const { rows, sheet } = readWorkbook(
      await write(
        ["=A", "Long heading"],
        [
          ["x".repeat(30), "y"],
          ["z".repeat(99), 1],
        ],
      ),
    );
    expect(rows.map((row) => row.map(({ value }) => value.slice(0, 3)))[0]).toEqual(["=A", "Lon"]);
    expect(all(sheet, "pane")[0]?.attributes).toMatchObject({
      ySplit: "1",
      state: "frozen",
      topLeftCell: "A2",
    });
    expect(all(sheet, "col").map(({ attributes }) => attributes.width)).toEqual(["60", "14"]);
    expect(all(sheet, "f")).toEqual([]);
  });

  it("is none where it breaks off, and asks for nothing before somebody takes it", async () => {
    let asked = 0;
    let left = false;
    const broken = {
      ...table(["a"]),
      async *pages() {
        try {
          for (;;) {
            asked += 1;
            if (asked === 3) throw new Error("gone");
            yield [["1"]];
          }
        } finally {
          left = true;
        }
      },
    };
    const held: Uint8Array[] = [];
    const bytes = xlsxBytes(broken, "UTC");
    held.push((await bytes.next()).value as Uint8Array);
    expect(asked).toBe(0);
    await expect(
      (async () => {
        for await (const piece of bytes) held.push(piece);
      })(),
    ).rejects.toThrow("gone");
    expect(left).toBe(true);
    expect(() => readZip(Buffer.concat(held))).toThrow("no end");
  });

  it("lets go of its rows when nobody takes it any more", async () => {
    let left = false;
    const endless = {
      ...table(["a"]),
      async *pages() {
        try {
          for (;;) yield [[crypto.randomUUID().repeat(500)]];
        } finally {
          left = true;
        }
      },
    };
    for await (const piece of xlsxBytes(endless, "UTC")) if (piece.length > 1000) break;
    await expect.poll(() => left).toBe(true);
  });
});

const run = promisify(execFile);
const readable = await run("python3", ["-c", "import zipfile"]).then(
  () => true,
  () => false,
);

/** Python's own reader of archives, which checks every sum. */
it.runIf(readable)("is an archive for others, too", async () => {
  const folder = await mkdtemp(join(tmpdir(), "convivio-xlsx-"));
  const path = join(folder, "list.xlsx");
  try {
    await writeFile(
      path,
      await write(["Name"], ...Array.from({ length: 40 }, () => [["Ada"], ["Zoë 👩🏽‍🌾"]])),
    );
    const code =
      "import sys,zipfile,xml.dom.minidom as m; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None;" +
      "[m.parseString(z.read(n)) for n in z.namelist()];" +
      "print(len(m.parseString(z.read('xl/worksheets/sheet1.xml')).getElementsByTagName('row')))";
    expect((await run("python3", ["-c", code, path])).stdout.trim()).toBe("81");
  } finally {
    await rm(folder, { recursive: true });
  }
});
