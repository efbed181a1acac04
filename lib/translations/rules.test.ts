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

  test("another field or another language does not wait because of it", () => {
    const same = {
      title: { it: "Scuola", en: "School", fr: "École" },
      summary: { it: "In breve", en: "In short", fr: "En bref" },
    };
    const outdated = [{ field: "title", language: "en", state: "outdated" as const }];
    const closed = { field: "summary", language: "en", state: "missing" as const };
    expect(translationGaps(same, same, languages, [...outdated, closed])).toEqual(outdated);
  });

  test("what was outdated waits for nobody once it is the source itself", () => {
    const outdated = [{ field: "title", language: "en", state: "outdated" as const }];
    expect(
      translationGaps(
        { title: { it: "Scuola", en: "School", fr: "École" } },
        { title: { en: "School", fr: "École" } },
        languages,
        outdated,
      ),
    ).toEqual([{ field: "title", language: "it", state: "missing" }]);
  });

  test("a source that is written after its translations makes none of them outdated", () => {
    const before = { title: { en: "School", fr: "École" } };
    expect(translationGaps(before, { title: { it: "Scuola", ...before.title } }, languages)).toEqual([]);
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
