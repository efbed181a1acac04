import { expect, test } from "vitest";
import { practicalSection } from "./practical-section";

type Found = Parameters<typeof practicalSection>[0];

const none: Found = { accessNote: null, directions: null, _count: { access: 0, questions: 0 } };

test.each<[string, Partial<Found>, string | null]>([
  ["nothing", {}, null],
  ["a note on access", { accessNote: { it: "Ascensore" } }, "access"],
  ["how to get there", { directions: { en: "Tram 2" } }, "access"],
  ["texts without a word", { accessNote: { en: "" }, directions: {} }, null],
  ["facts about access", { _count: { access: 1, questions: 0 } }, "access"],
  ["questions and answers", { _count: { access: 0, questions: 1 } }, "ask"],
  ["both, access first", { _count: { access: 1, questions: 1 } }, "access"],
])("where to begin on a page with %s", (_name, found, section) => {
  expect(practicalSection({ ...none, ...found })).toBe(section);
});
