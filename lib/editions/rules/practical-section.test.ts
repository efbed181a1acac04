import { expect, test } from "vitest";
import { practicalSection } from "./practical-section";

type Found = Parameters<typeof practicalSection>[0];

const none: Found = { accessNote: null, venues: [], _count: { access: 0, questions: 0 } };
const silent = { directions: {}, accessNote: {} };
const asked = { access: 0, questions: 1 };

test.each<[string, Partial<Found>, string | null]>([
  ["nothing", {}, null],
  ["a note on access", { accessNote: { it: "Ascensore" } }, "access"],
  [
    "a venue that says how to get there",
    { venues: [{ ...silent, directions: { it: "Tram 2" } }], _count: asked },
    "access",
  ],
  ["a venue that says who gets in how", { venues: [{ ...silent, accessNote: { it: "Rampa" } }] }, "access"],
  ["a venue that says nothing", { venues: [silent], _count: asked }, "ask"],
  ["texts without a word", { accessNote: { en: "" }, venues: [{ ...silent, directions: { en: "" } }] }, null],
  ["facts about access", { _count: { access: 1, questions: 0 } }, "access"],
  ["questions and answers", { _count: asked }, "ask"],
  ["both, access first", { _count: { access: 1, questions: 1 } }, "access"],
  // They have a part of their own, before access: without a note there is no part on access.
  ["several venues", { venues: [silent, { ...silent, directions: { it: "Tram 2" } }] }, "venues"],
  [
    "several venues and a note on access",
    { venues: [silent, silent], accessNote: { it: "Rampa" } },
    "venues",
  ],
])("where to begin on a page with %s", (_name, found, section) => {
  expect(practicalSection({ ...none, ...found })).toBe(section);
});
