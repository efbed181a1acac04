import { describe, expect, test } from "vitest";
import { textRow, workbookOf, zipOf } from "@/prisma/testing/make-workbook";
import { readBytes } from "@/prisma/testing/read-whole";
import { csvBytes } from "./csv";
import { readTable } from "./read-table";
import { NO_RESULT } from "./row-taker";
import { xlsxBytes } from "./xlsx";

const csv = (text: string) => readTable(Buffer.from(text));
const cells = async (result: ReturnType<typeof readTable>) => {
  const read = await result;
  return read.ok ? read.value.map((row) => row.cells) : read.reason;
};
const windows1252 = (text: string) => Buffer.from(text.replace(/€/g, "\x80").replace(/’/g, "\x92"), "latin1");

describe("a table of text", () => {
  test.each([
    ["semicolons", "Nome;E-mail\nAda;ada@example.org\n"],
    ["commas", "Nome,E-mail\nAda,ada@example.org\n"],
    ["tabs", "Nome\tE-mail\r\nAda\tada@example.org\r\n"],
    ["bars", "Nome|E-mail\nAda|ada@example.org"],
    ["a mark of byte order", "\uFEFFNome;E-mail\r\nAda;ada@example.org"],
    ["a first line for Excel", "sep=;\r\nNome;E-mail\r\nAda;ada@example.org"],
    ["lines of old Macs", "Nome;E-mail\rAda;ada@example.org\r"],
    ["blanks at the ends", "Nome ; E-mail\u00a0\n Ada;ada@example.org  ;;\n;;\n\n"],
  ])("with %s", async (_, text) => {
    expect(await cells(csv(text))).toEqual([
      ["Nome", "E-mail"],
      ["Ada", "ada@example.org"],
    ]);
  });

  test("in the encoding of spreadsheets of western Europe, and in UTF-16", async () => {
    const text = "Nome;Quota\nNicolò d’Érable;€ 20\n";
    const rows = [
      ["Nome", "Quota"],
      ["Nicolò d’Érable", "€ 20"],
    ];
    expect(await cells(readTable(windows1252(text)))).toEqual(rows);
    expect(await cells(readTable(Buffer.from(`\uFEFF${text}`, "utf16le")))).toEqual(rows);
    expect(await cells(readTable(Buffer.from(`\uFEFF${text}`, "utf16le").swap16()))).toEqual(rows);
    expect(await cells(csv(text))).toEqual(rows);
  });

  test("commas in a field are no separator where most lines are parted by semicolons", async () => {
    const text = "Name;Town;Note\nAda;Turin;one, two, three\nBruno;Bern;four, five, six\n";
    expect(await cells(csv(text))).toEqual([
      ["Name", "Town", "Note"],
      ["Ada", "Turin", "one, two, three"],
      ["Bruno", "Bern", "four, five, six"],
    ]);
  });

  test("rows have the numbers that a spreadsheet shows, whatever stands in a cell or between them", async () => {
    const read = await csv('Name;Note\n\nAda;"two\nlines; and ""quotes"""\n;\nBruno;');
    expect(read).toEqual({
      ok: true,
      value: [
        { line: 1, cells: ["Name", "Note"] },
        { line: 3, cells: ["Ada", 'two\nlines; and "quotes"'] },
        { line: 5, cells: ["Bruno"] },
      ],
    });
  });

  test("refuses a quotation mark that is left open, which would swallow the rest", async () => {
    expect(await csv('Name;Note\nAda;"two\nBruno;x\n')).toMatchObject({
      reason: "open-quote",
      detail: { line: 2 },
    });
  });

  test("names of the language's own machinery are words like others", async () => {
    expect(await cells(csv("__proto__;constructor\ntoString;__proto__\n"))).toEqual([
      ["__proto__", "constructor"],
      ["toString", "__proto__"],
    ]);
  });

  test("20,000 rows and their headings are read; of far more the reader takes no notice", async () => {
    const lines = (count: number) => "a;b\n".repeat(count);
    const most = await csv(lines(20_001));
    expect(most.ok && most.value.length).toBe(20_001);
    expect(await csv(lines(20_011))).toMatchObject({ reason: "too-many-rows", detail: { most: 20_000 } });
  });

  test.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["blank lines", Buffer.from("\n ; ;\n\t\n"), "empty"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "no-table"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "old-workbook"],
    ["200 columns and one", Buffer.from(`${";".repeat(200)}x\n`), "too-wide"],
    ["something far behind them", Buffer.from(`a;b${";".repeat(400)}x\n`), "too-wide"],
  ])("refuses %s", async (_, bytes, reason) => {
    expect(await readTable(bytes)).toMatchObject({ ok: false, reason });
  });
});

describe("our own files", () => {
  const rows = [["Ada", "=1+1", "-5", "+39 02 1234567", "@x", "one\ntwo"]];
  const content = {
    name: "List",
    columns: ["a", "b", "c", "d", "e", "f"],
    async *pages() {
      yield rows;
    },
  };
  test.each(["comma", "semicolon", "tab"] as const)(
    "a CSV with the separator %s comes back as it was",
    async (separator) => {
      expect(
        await cells(
          readTable(
            await readBytes(csvBytes(content, separator, { language: "it", timeZone: "Europe/Rome" })),
          ),
        ),
      ).toEqual([content.columns, ...rows]);
    },
  );
  test("a workbook comes back as it was", async () => {
    const bytes = await readBytes(xlsxBytes(content, "Europe/Rome"));
    expect(await cells(readTable(bytes))).toEqual([content.columns, ...rows]);
  });
});

describe("a workbook", () => {
  test("texts shared, in runs, spoken, and within cells; what a formula gave; yes and no", async () => {
    const book = workbookOf({
      texts: [
        "<t>Ada</t>",
        '<r><t xml:space="preserve">Bru </t></r><r><rPr><b/></rPr><t>no</t></r><rPh sb="0" eb="2"><t>x</t></rPh>',
        "<t>a_x000D_&#10;b &amp; c</t>",
      ],
      rows: `<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
        <row><c t="str"><f>A1&amp;"x"</f><v>Adax</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`,
    });
    expect(await cells(readTable(book))).toEqual([
      ["Ada", "Bru no", "a\r\nb & c"],
      ["Adax", "true", "#N/A"],
    ]);
  });

  test.each([
    ["no value", "<c><f>1+2</f></c>", NO_RESULT],
    ["an empty value", "<c><f>1+2</f><v></v></c>", NO_RESULT],
    ["an empty value, short", "<c><f>1+2</f><v/></c>", NO_RESULT],
    ["a text's look but no value", '<c t="str"><f>A1</f></c>', NO_RESULT],
    ["another one's formula", '<c><f t="shared" si="0"/></c>', NO_RESULT],
    ["a date's look", '<c s="1"><f>TODAY()</f></c>', NO_RESULT],
    ["an empty text", '<c t="str"><f>IF(A1="","","x")</f><v></v></c>', ""],
    ["a number", "<c><f>1+2</f><v>3</v></c>", "3"],
    ["no formula", "<c><v/></c>", ""],
  ])("a formula that gave %s", async (_, cell, shown) => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const book = workbookOf({
      styles,
      rows: `<row>${cell}<c t="inlineStr"><is><t>x</t></is></c></row>`,
    });
    expect(await cells(readTable(book))).toEqual([[shown, "x"]]);
  });

  test("dates by their look, both calendars, and numbers as one types them", async () => {
    const styles = `<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="[$-410]#,##0.00&quot; days&quot;"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>`;
    const number = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const row = `<row>${number(1, "46671")}${number(2, "46671.395833333336")}${number(4, "0.39583333333333331")}${number(0, "3.912345678901E+12")}${number(0, "0.30000000000000004")}${number(3, "46671")}${number(1, "59")}${number(1, "-1")}</row>`;
    expect(await cells(readTable(workbookOf({ styles, rows: row })))).toEqual([
      ["2027-10-11", "2027-10-11T09:30", "09:30", "3912345678901", "0.3", "46671", "1900-02-28", "-1"],
    ]);
    const workbookPr = '<workbookPr date1904="1"/>';
    expect(
      await cells(readTable(workbookOf({ styles, workbookPr, rows: `<row>${number(1, "45209")}</row>` }))),
    ).toEqual([["2027-10-11"]]);
  });

  test("the first sheet that is shown; cells where they say they stand; a heading over two columns", async () => {
    const book = workbookOf({
      sheets:
        '<sheet name="Lists" sheetId="7" state="hidden" r:id="rId4"/><sheet name="People" sheetId="1" r:id="rId1"/>',
      more: { "xl/worksheets/sheet2.xml": "<worksheet><sheetData/></worksheet>" },
      rows: '<row r="2"><c r="B2" t="inlineStr"><is><t>Name</t></is></c><c r="C2"/><c r="AB2" t="inlineStr"><is><t>x</t></is></c></row>',
      behind: '<mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>',
    });
    const read = await readTable(book);
    const wide = Array.from({ length: 28 }, (_, at) => (at === 1 ? "Name" : at === 27 ? "x" : ""));
    expect(read).toEqual({ ok: true, value: [{ line: 2, cells: wide }] });
  });

  test("written with prefixes, as some programs do", async () => {
    const sheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Ada</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(
      await cells(readTable(workbookOf({ rows: "", more: { "xl/worksheets/sheet1.xml": sheet } }))),
    ).toEqual([["Ada"]]);
  });

  test("a word in the last corner is refused, an empty look there is nothing", async () => {
    const corner = (cell: string) =>
      workbookOf({ rows: `${textRow(1, "Name")}<row r="1048576">${cell}</row>` });
    expect(await readTable(corner('<c r="XFD1048576"><v>1</v></c>'))).toMatchObject({
      reason: "too-wide",
      detail: { line: 1_048_576, column: "XFD" },
    });
    expect(await cells(readTable(corner('<c r="XFD1048576" s="1"/>')))).toEqual([["Name"]]);
    expect(await readTable(corner('<c r="A1048576"><v>1</v></c>'))).toMatchObject({
      ok: true,
      value: [{ line: 1 }, { line: 1_048_576, cells: ["1"] }],
    });
  });

  test("what unpacks to more than is read is refused without being unpacked", async () => {
    const bomb = workbookOf({ rows: `<row>${" ".repeat(70 * 1024 * 1024)}</row>` });
    expect(bomb.length).toBeLessThan(400_000);
    expect(await readTable(bomb)).toMatchObject({ reason: "unpacks-too-large" });
  });

  test("parts that are large together are refused, too", async () => {
    const half = "x".repeat(40 * 1024 * 1024);
    const book = workbookOf({ rows: "", more: { "xl/sharedStrings.xml": half, "xl/styles.xml": half } });
    expect(await readTable(book)).toMatchObject({ reason: "unpacks-too-large" });
  });

  const entities = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>';
  test.each([
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "_rels/.rels",
  ])("entities in %s are refused before anything is read", async (name) => {
    const more = { [name]: `<?xml version="1.0"?>${entities}<x>&b;</x>` };
    expect(await readTable(workbookOf({ rows: textRow(1, "x"), more }))).toMatchObject({
      reason: "declared-entities",
    });
  });

  const sheet = (text: string) => ({ rows: "", more: { "xl/worksheets/sheet1.xml": text } });
  test.each([
    [
      "a comment that hides a row",
      workbookOf(sheet("<worksheet><!-- <row><c><v>1</v></c></row> --></worksheet>")),
    ],
    ["a row without an end", workbookOf(sheet("<worksheet><sheetData><row><c>"))],
    ["a cell that is nowhere", workbookOf({ rows: '<row><c r="ZZZ1"><v>1</v></c></row>' })],
    ["a row that is nowhere", workbookOf({ rows: '<row r="1e9"><c><v>1</v></c></row>' })],
    ["half a tag", workbookOf({ rows: "<row><c><v>1</c></row>" })],
    ["nesting without end", workbookOf({ rows: `<row>${"<c>".repeat(100_000)}</row>` })],
    ["UTF-16", workbookOf(sheet(Buffer.from("<worksheet/>", "utf16le").toString("latin1")))],
    ["half an archive", workbookOf({ rows: textRow(1, "x") }).subarray(0, 400)],
    ["nothing but a beginning", Buffer.from("PK\x03\x04")],
    ["a list that points behind the end", behindItsEnd()],
    ["an archive with a name twice", twice()],
  ])("refuses %s", async (_, book) => {
    expect(await readTable(book)).toMatchObject({ reason: "broken-workbook" });
  });

  test("other archives are no tables, and the names of their parts are only names", async () => {
    expect(
      await readTable(zipOf({ "_rels/.rels": "<Relationships/>", "../../x": "y", __proto__x: "z" })),
    ).toMatchObject({
      reason: "no-table",
    });
  });

  test("sheets elsewhere are not fetched", async () => {
    const more = {
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="https://example.org/s.xml"/></Relationships>',
    };
    expect(await readTable(workbookOf({ rows: textRow(1, "x"), more }))).toMatchObject({ reason: "empty" });
  });
});

function twice(): Buffer {
  const book = zipOf({ "_rels/.rels": "<Relationships/>", "_rels/.relz": "<Relationships/>" });
  return Buffer.from(book.toString("latin1").replaceAll(".relz", ".rels"), "latin1");
}

function behindItsEnd(): Buffer {
  const book = zipOf({ x: "y" });
  book.writeUInt32LE(0xfffffff0, book.length - 6);
  return book;
}
