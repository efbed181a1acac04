import { describe, expect, it } from "vitest";
import { readBytes } from "@/prisma/testing/read-whole";
import { csvBytes, neutralCell } from "./csv";
import { readTable } from "./read-table";
import { type TableRow, usualSeparator } from "./table";
import { xlsxBytes } from "./xlsx";

describe("cells of a spreadsheet", () => {
  it.each([
    ["=HYPERLINK(A1)", "'=HYPERLINK(A1)"],
    ["+SUM(A1)", "'+SUM(A1)"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["@import", "'@import"],
    ["\tx", "'\tx"],
    ["+39 02 1234567", "+39 02 1234567"],
    ["-12,5", "-12,5"],
    ["Ada = Bea", "Ada = Bea"],
    ["＝1+1", "'＝1+1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["Ada,=cmd|' /C calc'!A0", "Ada,'=cmd|' /C calc'!A0"],
    ["Ada;=cmd|' /C calc'!A0", "Ada;'=cmd|' /C calc'!A0"],
    ["Ada,\t@SUM(A1)", "Ada,\t'@SUM(A1)"],
    ["Ada, -cmd|x", "Ada, '-cmd|x"],
    ["Coop, +39 040 123", "Coop, +39 040 123"],
    ["+39 (040) 12-34", "+39 (040) 12-34"],
    ["-5", "-5"],
    ["a=b", "a=b"],
  ])("%j becomes %j, also where another program would split", (typed, cell) => {
    expect(neutralCell(typed)).toBe(cell);
  });
});

const table = (columns: string[], ...pages: TableRow[][]) => ({
  name: "List",
  columns,
  async *pages() {
    yield* pages;
  },
});

const AT_HOME = { language: "en", timeZone: "Europe/Rome" };

describe("a file", () => {
  it("is not run by its headings", async () => {
    const file = await readBytes(csvBytes(table(["=A", "B"]), "comma", AT_HOME));
    expect(file.toString()).toBe("\uFEFF'=A,B\r\n");
  });

  it("says above its moments whose clocks tell them, as a spreadsheet does", async () => {
    const moments = [new Date("2027-07-01T22:30:00Z"), new Date("2027-12-31T23:30:00Z")];
    const list = { ...table([], ...moments.map((moment) => [[moment]])), columns: [{ moments: "Sent" }] };
    const zone = { language: "en", timeZone: "America/New_York" };
    const file = await readBytes(csvBytes(list, "comma", zone));
    expect(file.toString()).toBe(
      "\uFEFFSent (America/New York)\r\n2027-07-01 18:30:00\r\n2027-12-31 18:30:00\r\n",
    );
    const book = await readTable(await readBytes(xlsxBytes(list, zone.timeZone)));
    expect(book.ok && book.value.map(({ cells }) => cells[0])).toEqual([
      "Sent (America/New York)",
      "2027-07-01T18:30",
      "2027-12-31T18:30",
    ]);
  });

  it("tells columns apart that are called the same", async () => {
    const file = await readBytes(csvBytes(table(["Hotel", "Hotel"]), "comma", AT_HOME));
    expect(file.toString()).toBe("\uFEFFHotel,Hotel (2)\r\n");
  });

  it.each([
    ["semicolon", "it", '"Ada ""A""; Esempio";1,5;2027-01-02 04:04:05;'],
    ["comma", "en", '"Ada ""A""; Esempio",1.5,2027-01-02 04:04:05,'],
    ["comma", "de", '"Ada ""A""; Esempio","1,5",2027-01-02 04:04:05,'],
    ["tab", "fr", '"Ada ""A""; Esempio"\t1,5\t2027-01-02 04:04:05\t'],
  ] as const)("has a BOM, CRLF, and %s between cells (%s)", async (separator, language, line) => {
    const row = ['Ada "A"; Esempio', 1.5, new Date("2027-01-02T03:04:05Z"), null];
    const file = await readBytes(
      csvBytes(table(["a", "b", "c", "d"], [row], [], [row]), separator, {
        language,
        timeZone: "Europe/Rome",
      }),
    );
    const between = { comma: ",", semicolon: ";", tab: "\t" }[separator];
    expect(file.toString()).toBe(`\uFEFF${["a", "b", "c", "d"].join(between)}\r\n${line}\r\n${line}\r\n`);
  });

  it("writes days and times as they are", async () => {
    const row = [
      { is: "day", iso: "2027-10-08" },
      { is: "time", iso: "09:30" },
    ] as const;
    const file = await readBytes(csvBytes(table(["a", "b"], [row]), "comma", AT_HOME));
    expect(file.toString()).toContain("\r\n2027-10-08,09:30\r\n");
  });

  it("throws where a row can't be read, and does not end", async () => {
    const broken = {
      ...table(["a"]),
      async *pages() {
        yield [["1"]];
        throw new Error("gone");
      },
    };
    const bytes = csvBytes(broken, "comma", AT_HOME);
    for (const line of ["\uFEFF", "a\r\n", "1\r\n"]) expect(String((await bytes.next()).value)).toBe(line);
    await expect(bytes.next()).rejects.toThrow("gone");
  });
});

it("separates by what a language leaves free", () => {
  expect(["en", "it", "fr", "es", "de"].map(usualSeparator)).toEqual([
    "comma",
    ...Array.from({ length: 4 }, () => "semicolon"),
  ]);
});
