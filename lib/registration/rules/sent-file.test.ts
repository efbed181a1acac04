import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { cmykJpeg, hugePng, photo } from "@/lib/platform/pictures/fixtures/photos";
import { zipBytes } from "@/lib/platform/tables/zip";
import { readSentFile, refuseSize } from "./sent-file";

const ALL = { groups: ["pdf", "photo", "text"] };
const PDF = Buffer.from("%PDF-1.7\nx");
const read = (bytes: Uint8Array, name = "x", settings: unknown = ALL) =>
  readSentFile(settings, { name, bytes });
async function* part() {
  yield Buffer.from("<x/>");
}
const packed = (...names: string[]) => buffer(zipBytes(names.map((name) => ({ name, content: part }))));
const WORD = ["[Content_Types].xml", "word/document.xml"];

describe("taken by what its bytes are", () => {
  test.each([
    ["pdf", async () => PDF],
    ["jpg", () => photo(40, 30)],
    ["jpg", cmykJpeg],
    [
      "png",
      async () =>
        sharp(await photo(40, 30))
          .png()
          .toBuffer(),
    ],
    // Nobody unpacks it.
    ["png", async () => hugePng(20_000, 20_000)],
    ["docx", () => packed(...WORD)],
  ] as const)("%s", async (format, bytes) =>
    expect(read(await bytes(), "virus.exe")).toMatchObject({
      ok: true,
      value: { format, name: `virus.${format}` },
    }),
  );
});

describe("refused, whatever it is called", () => {
  test.each([
    ["a program", async () => Buffer.from("MZ\u0090\u0000")],
    ["a program of Linux", async () => Buffer.from("\u007fELF\u0002")],
    ["a script", async () => Buffer.from("#!/bin/sh\nrm -rf /")],
    ["a page", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing", async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["a page behind blanks of a PDF", async () => Buffer.from("\n%PDF-1.7<html>")],
    ["an animation", async () => Buffer.from("GIF89a<script>")],
    [
      "a photo of another kind",
      async () =>
        sharp(await photo(40, 30))
          .webp()
          .toBuffer(),
    ],
    [
      "a print",
      async () =>
        sharp(await photo(40, 30))
          .tiff()
          .toBuffer(),
    ],
    ["an archive", () => packed("a.txt")],
    ["an archive of archives", () => packed("a.zip", "b.zip")],
    ["a document with macros", () => packed(...WORD, "word/vbaProject.bin")],
    ["a sheet", () => packed("[Content_Types].xml", "xl/workbook.xml")],
    ["an archive cut off", async () => (await packed(...WORD)).subarray(0, 60)],
    ["the beginning of a photo", async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["the beginning of another", async () => Buffer.from("89504e470d0a1a0a", "hex")],
    [
      "a photo in parts that are none",
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), PDF]),
    ],
    ["words", async () => Buffer.from("hello")],
    ["a single byte", async () => Buffer.from([0])],
  ] as const)("%s", async (_, bytes) => {
    for (const name of ["x.pdf", "x.jpg", "x.docx"])
      expect(read(await bytes(), name)).toEqual({ ok: false, reason: "file-type" });
  });

  test("what the question does not take", () =>
    expect(read(PDF, "x.pdf", { groups: ["photo"] })).toEqual({ ok: false, reason: "file-type" }));

  test("nothing, and more than may be", () => {
    expect(refuseSize({}, 0)).toBe("file");
    expect(refuseSize({ largest: 2 }, 2_000_000)).toBeNull();
    expect(refuseSize({ largest: 2 }, 2_000_001)).toBe("file-large");
  });
});

test.each([
  ["../../etc/passwd", "passwd.pdf"],
  ["C:\\Users\\ada\\Brief an mich.pdf", "brief-an-mich.pdf"],
  ["letter.pdf.exe", "letter-pdf.pdf"],
  ["\u202Efdp.exe", "fdp.pdf"],
  ["<img src=x onerror=alert(1)>.pdf", "img-src-x-onerror-alert-1.pdf"],
  ["a\u0000b\r\nSet-Cookie: x.pdf", "a-b-set-cookie-x.pdf"],
  ['"; filename="other.html', "filename-other.pdf"],
  ["😀😀.pdf", "document.pdf"],
  ["Σχολείο.pdf", "document.pdf"],
  ["", "document.pdf"],
  [".", "document.pdf"],
  [`${"a".repeat(300)}.pdf`, `${"a".repeat(60)}.pdf`],
])("%j is called %j", (given, name) => expect(read(PDF, given)).toMatchObject({ value: { name } }));
