import { describe, expect, it } from "vitest";
import { translator } from "@/lib/platform/i18n/translator";
import { makeApplicant } from "@/prisma/testing/newcomer";
import { factWords } from "./applicant-words";
import { csvOf, neutralCell } from "./csv";

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
  ])("%j becomes %j", (text, expected) => expect(neutralCell(text)).toBe(expected));
});

it("writes a file with BOM, CRLF and quoted separators", () => {
  const t = translator("en", "desk-registrations");
  const file = csvOf(
    [
      {
        id: "1",
        reference: "ABC234",
        ...makeApplicant({
          fullName: 'Ada "A"; Esempio',
          email: "ada@example.org",
          affiliation: "=1+1 coop",
        }),
        state: "confirmed",
        category: { en: "Member" },
        needs: ["en"],
        queuePosition: null,
        submittedAt: "2027-01-02T03:04:05.000Z",
        version: 1,
      },
    ],
    { t, factWords: factWords(t, translator("en", "registration")), language: "en", languages: ["en"] },
  );
  expect(file.startsWith("\uFEFFReference;Name;")).toBe(true);
  expect(file).toContain('ABC234;"Ada ""A""; Esempio";ada@example.org;\'=1+1 coop;IT;Member;en;Confirmed');
  expect(file.endsWith("\r\n")).toBe(true);
});

it.each([
  ["＝1+1", "'＝1+1"],
  ["＠SUM(A1)", "'＠SUM(A1)"],
  ["Ada,=cmd|' /C calc'!A0", "Ada,'=cmd|' /C calc'!A0"],
  ["Ada,\t@SUM(A1)", "Ada,\t'@SUM(A1)"],
  ["Ada, -cmd|x", "Ada, '-cmd|x"],
  ["Coop, +39 040 123", "Coop, +39 040 123"],
  ["+39 (040) 12-34", "+39 (040) 12-34"],
  ["-5", "-5"],
  ["a=b", "a=b"],
])("%j becomes %j, also where another program would split", (typed, cell) => {
  expect(neutralCell(typed)).toBe(cell);
});
