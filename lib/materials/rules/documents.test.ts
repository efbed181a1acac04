import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { zipBytes } from "@/lib/platform/tables/zip";
import { isCleanText, slugify } from "@/lib/platform/text";
import { DOCUMENT_FORMATS, documentFormatOf, firstTitle, safeName } from "./documents";

async function* part() {
  yield Buffer.from("<x/>");
}
const packed = (...names: string[]) => buffer(zipBytes(names.map((name) => ({ name, content: part }))));

/** An archive as OpenDocument asks for: what it is stands first, as it is. */
function openDocument(kind: string, ...more: string[]): Buffer {
  const names = ["mimetype", ...more];
  const contents = names.map((name) => Buffer.from(name === "mimetype" ? kind : "<x/>"));
  let at = 0;
  const places: number[] = [];
  const locals = names.map((name, n) => {
    const head = Buffer.alloc(30);
    const content = contents[n] ?? Buffer.alloc(0);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    places.push(at);
    at += 30 + name.length + content.length;
    return Buffer.concat([head, Buffer.from(name), content]);
  });
  const list = names.map((name, n) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(places[n] ?? 0, 42);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...list, end]);
}

/** With a list that would stand behind the end. */
function astray(archive: Buffer): Buffer {
  archive.writeUInt32LE(0xfffffff0, archive.length - 6);
  return archive;
}

describe("what a document is", () => {
  test("is told by its bytes", async () => {
    const types = "[Content_Types].xml";
    expect(documentFormatOf(Buffer.from("%PDF-1.7\n"))).toBe("pdf");
    expect(documentFormatOf(await packed(types, "word/document.xml"))).toBe("docx");
    expect(documentFormatOf(await packed(types, "ppt/presentation.xml"))).toBe("pptx");
    expect(documentFormatOf(await packed(types, "xl/workbook.xml"))).toBe("xlsx");
    for (const format of ["odt", "odp", "ods"] as const)
      expect(documentFormatOf(openDocument(DOCUMENT_FORMATS[format], "content.xml"))).toBe(format);
    expect(documentFormatOf(Buffer.from("Zuerst die Zwiebeln, dann das Öl.\r\n\t- leise"))).toBe("txt");
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["a page", Buffer.from("  <!DOCTYPE html><script>alert(1)</script>")],
    ["a page without its first line", Buffer.from("<HTML><body>")],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ["a program of Windows", Buffer.from("4d5a90000300000004000000ffff0000", "hex")],
    ["a program of Linux", Buffer.from("7f454c4602010100", "hex")],
    ["text that is not UTF-8", Buffer.from("caf\xe9", "latin1")],
    ["text with a NUL", Buffer.from("a\0b")],
    ["an older Word", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["an archive that ends at once", Buffer.from("504b0304", "hex")],
    ["a list that points behind its end", astray(openDocument("x", "y"))],
  ])("refuses %s", (_what, bytes) => {
    expect(documentFormatOf(bytes)).toBeNull();
  });

  test("refuses archives that are no document, and those with macros", async () => {
    expect(documentFormatOf(await packed("a.exe", "word/document.xml"))).toBeNull();
    expect(documentFormatOf(await packed("[Content_Types].xml", "classes.dex"))).toBeNull();
    expect(
      documentFormatOf(await packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
    ).toBe("macros");
    expect(documentFormatOf(openDocument(DOCUMENT_FORMATS.odt, "Basic/script-lc.xml"))).toBe("macros");
    expect(documentFormatOf(openDocument(DOCUMENT_FORMATS.odt, "Scripts/python/a.py"))).toBe("macros");
    expect(
      documentFormatOf(await packed("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml")),
    ).toBe("macros");
    // Behind more parts than are read.
    const many = [...Array(5_000).keys()].map((n) => `p${n}`);
    expect(documentFormatOf(openDocument(DOCUMENT_FORMATS.odt, ...many, "Basic/a.xml"))).toBeNull();
    expect(
      documentFormatOf(openDocument("application/vnd.oasis.opendocument.base", "content.xml")),
    ).toBeNull();
  });
});

test.each([
  ["Programma definitivo (2).pdf", "programma-definitivo-2.pdf"],
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\Users\\Ada\\Grüße & Küsse.docx", "gruesse-kuesse.pdf"],
  ['a"; filename="evil.html', "a-filename-evil.pdf"],
  ["\r\nSet-Cookie: x=1", "set-cookie-x-1.pdf"],
  ["تقرير.pdf", "document.pdf"],
  ["", "document.pdf"],
  [`${"long ".repeat(80)}.pdf`, `${"long-".repeat(12).slice(0, -1)}.pdf`],
])("%j is saved as %s", (given, name) => {
  const made = safeName(given, "pdf", slugify);
  expect(made).toMatch(/^[a-z0-9-]{1,60}\.pdf$/);
  if (!/Gr/.test(given)) expect(made).toBe(name);
});

test("a document is called by its own words until somebody says otherwise", () => {
  expect(firstTitle("Programma_definitivo 2027.pdf", isCleanText)).toBe("Programma definitivo 2027");
  expect(firstTitle("../x/تقرير.pdf", isCleanText)).toBe("تقرير");
  expect(firstTitle("\u202egpj.exe", isCleanText)).toBe("–");
  expect(firstTitle("", isCleanText)).toBe("–");
});
