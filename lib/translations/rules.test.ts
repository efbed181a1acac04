import { describe, expect, test } from "vitest";
import { translationGaps } from "./rules";

const languages = ["it", "en", "fr"];

describe("what waits for its translator", () => {
  test("a new text is missing in the other languages", () => {
    expect(translationGaps(null, { title: { it: "Scuola" }, summary: {} }, languages)).toEqual([
      { field: "title", language: "en", state: "missing" },
      { field: "title", language: "fr", state: "missing" },
    ]);
  });

  test("a source that changed makes the untouched ones outdated", () => {
    const before = { title: { it: "Scuola", en: "School", fr: "École" } };
    const after = { title: { it: "Scuola nuova", en: "School", fr: "Nouvelle école" } };
    expect(translationGaps(before, after, languages)).toEqual([
      { field: "title", language: "en", state: "outdated" },
    ]);
  });

  test("it stays outdated until its own text changes", () => {
    const outdated = [{ field: "title", language: "en", state: "outdated" as const }];
    const before = { title: { it: "Scuola nuova", en: "School", fr: "École" } };
    expect(translationGaps(before, before, languages, outdated)).toEqual(outdated);
    const mended = { title: { it: "Scuola nuova", en: "New school", fr: "École" } };
    expect(translationGaps(before, mended, languages, outdated)).toEqual([]);
  });

  test("a translation that changes touches no other", () => {
    const before = { title: { it: "Scuola", en: "Scool", fr: "École" } };
    expect(translationGaps(before, { title: { ...before.title, en: "School" } }, languages)).toEqual([]);
  });

  test("without the first language the next one is the source", () => {
    const before = { title: { en: "School", fr: "École" } };
    expect(translationGaps(before, { title: { en: "Schools", fr: "École" } }, languages)).toEqual([
      { field: "title", language: "it", state: "missing" },
      { field: "title", language: "fr", state: "outdated" },
    ]);
  });
});
