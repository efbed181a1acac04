import { describe, expect, test } from "vitest";
import type { FieldKind } from "@/prisma/generated/enums";
import { askedParts, beginsPage, partPage, partsOf, questionsOfPart } from "./parts";
import type { Condition } from "./visible";

const ANYBODY = { category: null, mode: null };
const question = (key: string, kind: FieldKind, condition: Condition = {}, settings: object = {}) => ({
  ...{ key, versionId: key, kind, condition, settings },
});
const page = (key: string) => question(key, "heading", {}, { page: true });
const ifYes = (of: string): Condition => ({
  match: "all",
  clauses: [{ about: "answer", question: of, is: "one-of", values: ["yes"] }],
});

const FORM = [
  question("bus", "yes_no"),
  page("bus-page"),
  question("words", "heading"),
  question("stop", "text", ifYes("bus")),
  question("seat", "text", ifYes("window")),
  page("rest-page"),
  question("window", "yes_no"),
  question("view", "text", ifYes("window")),
];

test("a heading begins a page where it says so, and nothing else does", () => {
  expect(FORM.filter(beginsPage).map(({ key }) => key)).toEqual(["bus-page", "rest-page"]);
  expect(beginsPage(question("x", "text", {}, { page: true }))).toBe(false);
  expect(beginsPage({ kind: "heading", settings: null })).toBe(false);
  expect(beginsPage({ kind: "heading", settings: { page: false } })).toBe(false);
});

test("pages hold what stands below their heading", () => {
  const parts = partsOf(FORM).map(({ heading, questions }) => [
    heading?.key,
    ...questions.map(({ key }) => key),
  ]);
  expect(parts).toEqual([
    [undefined, "bus"],
    ["bus-page", "words", "stop", "seat"],
    ["rest-page", "window", "view"],
  ]);
  expect(partsOf([])).toEqual([{ heading: null, questions: [] }]);
});

test("the first page stands at the address of how one takes part, the others by their number", () => {
  expect([0, 1, 2].map(partPage)).toEqual(["taking-part", "taking-part-2", "taking-part-3"]);
});

test("a page on which nothing is asked is none: words alone ask nothing", () => {
  expect(askedParts(FORM, ANYBODY, {})).toEqual([0, 2]);
  expect(askedParts(FORM, ANYBODY, { bus: "no" })).toEqual([0, 2]);
  expect(askedParts(FORM, ANYBODY, { bus: "yes" })).toEqual([0, 1, 2]);
  expect(askedParts([page("alone")], ANYBODY, {})).toEqual([0]);
});

describe("what a page asks", () => {
  const asked = (index: number, answers: Record<string, string>) => {
    const part = partsOf(FORM)[index];
    if (!part) throw new Error("no such page");
    return questionsOfPart(FORM, part, ANYBODY, answers).map(({ key, condition }) => [
      key,
      condition.clauses?.length ?? 0,
    ]);
  };

  test("is decided by the pages before, and open by its own answers", () => {
    expect(asked(1, { bus: "yes" })).toEqual([
      ["words", 0],
      ["stop", 0],
    ]);
    expect(asked(1, { bus: "no" })).toEqual([["words", 0]]);
    expect(asked(2, { bus: "yes" })).toEqual([
      ["window", 0],
      ["view", 1],
    ]);
  });
});
