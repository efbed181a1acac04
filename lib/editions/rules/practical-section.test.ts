import { expect, test } from "vitest";
import { practicalSection } from "./practical-section";

type Found = Parameters<typeof practicalSection>[0];

const none: Found = { accessNote: null, _count: { access: 0, questions: 0, venues: 0 } };

test.each<[string, Partial<Found>, string | null]>([
  ["nothing", {}, null],
  ["a note on access", { accessNote: { it: "Ascensore" } }, "access"],
  ["a venue that says how to get there", { _count: { access: 0, questions: 1, venues: 1 } }, "access"],
  ["texts without a word", { accessNote: { en: "" } }, null],
  ["facts about access", { _count: { access: 1, questions: 0, venues: 0 } }, "access"],
  ["questions and answers", { _count: { access: 0, questions: 1, venues: 0 } }, "ask"],
  ["both, access first", { _count: { access: 1, questions: 1, venues: 0 } }, "access"],
])("where to begin on a page with %s", (_name, found, section) => {
  expect(practicalSection({ ...none, ...found })).toBe(section);
});
