import { describe, expect, test } from "vitest";
import { fileLimits } from "./file-kind";
import { KINDS } from "./kinds";
import { fileAnswer, namedFile } from "./named-file";

const ID = "0192aa00-0000-7000-8000-000000000000";
const judge = (value: string, settings: unknown = {}) => KINDS.file.judge([value], { options: [], settings });

describe("a file as an answer", () => {
  test.each([
    ["as it is stored", `${ID}/cv.pdf`, {}, { ok: true, value: `${ID}/cv.pdf` }],
    ["of a kind that is taken", `${ID}/cv.docx`, { groups: ["text"] }, { ok: true, value: `${ID}/cv.docx` }],
    ["of one that is not", `${ID}/cv.docx`, {}, { ok: false, reason: "file-type" }],
    ["of none of ours", `${ID}/cv.exe`, {}, { ok: false, reason: "file-type" }],
    ["a name alone", "cv.pdf", {}, { ok: false, reason: "file" }],
    ["another way", `${ID}/../cv.pdf`, {}, { ok: false, reason: "file" }],
    ["letters of another kind", `${ID}/CV.pdf`, {}, { ok: false, reason: "file" }],
    ["a name without end", `${ID}/${"a".repeat(81)}.pdf`, {}, { ok: false, reason: "file" }],
    ["words behind it", `${ID}/cv.pdf x`, {}, { ok: false, reason: "file" }],
  ] as const)("%s", (_, value, settings, judged) => expect(judge(value, settings)).toEqual(judged));

  test("what is stored is read as it was written", () => {
    const file = { id: ID, name: "why-i-come.pdf", format: "pdf" };
    expect(namedFile(fileAnswer(file))).toEqual(file);
    for (const none of [null, 7, ["x"], "", "cv.pdf"]) expect(namedFile(none)).toBeNull();
  });
});

test.each([
  [{}, { groups: ["pdf", "photo"], formats: ["pdf", "jpg", "png"], largest: 5 }],
  [
    { groups: ["text"], largest: 2 },
    { groups: ["text"], formats: ["docx", "odt"], largest: 2 },
  ],
  // What can't be read sets nothing.
  [
    { groups: [], largest: 2 },
    { groups: ["pdf", "photo"], largest: 5 },
  ],
  [{ groups: ["exe"] }, { groups: ["pdf", "photo"] }],
  [{ largest: 6 }, { largest: 5 }],
  [{ largest: 0 }, { largest: 5 }],
])("%j allows %j", (settings, allowed) => expect(fileLimits(settings)).toMatchObject(allowed));
