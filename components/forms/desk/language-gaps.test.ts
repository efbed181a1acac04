import { expect, test } from "vitest";
import { languageGaps } from "./language-gaps";

const TAGS = ["en", "fr", "de"];

test("a text that is written in one language is missing in the others", () => {
  const gaps = languageGaps({ "title.en": "A", "title.fr": "B", "summary.en": "C" }, [], TAGS);
  expect(gaps.get("en")).toEqual({ missing: 0, outdated: 0 });
  expect(gaps.get("fr")).toEqual({ missing: 1, outdated: 0 });
  expect(gaps.get("de")).toEqual({ missing: 2, outdated: 0 });
});

test("what nobody wrote is missing nowhere, and fields without a language do not count", () => {
  const gaps = languageGaps({ "title.en": "", order: 3, "quotas.0.quota": "de", email: "a@b.de" }, [], TAGS);
  expect([...gaps.values()].every(({ missing }) => missing === 0)).toBe(true);
});

test("rows of a list count by row; outdated texts by their language", () => {
  const values = { "figures.0.label.en": "A", "figures.1.label.en": "B", "figures.1.label.fr": "C" };
  const gaps = languageGaps(values, ["figures.1.label.fr"], TAGS);
  expect(gaps.get("fr")).toEqual({ missing: 1, outdated: 1 });
});
