import { expect, test } from "vitest";
import type { Phase } from "@/lib/editions/rules/phases";
import { type AskedTotals, totalsOf } from "./question-totals";
import { hangsOnWithheld, notShownYet, totalsToShow, type Wording } from "./shown-totals";

const WORDING: Wording = {
  ...{ id: "v", label: { en: "Then" }, options: [], settings: {}, condition: {}, readers: "trusted" },
};
const ASKED: AskedTotals = {
  ...{
    fieldId: "f",
    key: "f",
    kind: "yes_no",
    meaning: null,
    readers: "trusted",
    retired: false,
    later: false,
  },
  ...{ label: { en: "Now" }, settings: {}, options: [], sensitive: true, wordings: [WORDING] },
};
const SAID = new Map([
  [
    "f",
    [
      { fieldId: "f", versionId: "v", value: "yes", count: 4 },
      { fieldId: "f", versionId: "v", value: "no", count: 3 },
    ],
  ],
]);
const PHASES: Phase[] = [
  "draft",
  "announced",
  "open",
  "full",
  "closed",
  "running",
  "past",
  "archived",
  "cancelled",
];

test("totals are shown once registration has closed and nobody waits for a decision, at the latest when it begins", () => {
  const shown = (undecided: boolean) => PHASES.filter((phase) => notShownYet(phase, undecided) === null);
  expect(shown(false)).toEqual(["closed", "running", "past", "archived", "cancelled"]);
  expect(shown(true)).toEqual(["running", "past", "archived", "cancelled"]);
  expect(notShownYet("closed", true)).toBe("undecided");
  expect(notShownYet("full", true)).toBe("open");
});

test("what is asked later is shown with the others once all is over, and not before", () => {
  const fields = (later: boolean, phase: Phase) =>
    totalsToShow([{ ...ASKED, later }], SAID, phase).map(({ field }) => field);
  expect([fields(false, "closed"), fields(true, "closed"), fields(true, "running")]).toEqual([["f"], [], []]);
  expect([fields(true, "past"), fields(true, "cancelled")]).toEqual([["f"], ["f"]]);
});

const FACTS = {
  ...{ columns: [], form: [ASKED], readable: false, places: [] },
  answers: { values: new Map(), numbers: new Map(), texts: new Map(), listed: new Set<string>() },
};

test("what was shown is told in the words it had, and only to whoever may not read the answers", () => {
  const questions = totalsToShow([ASKED], SAID, "closed");
  const shown = { at: new Date(), people: 9, questions };
  const anew = { ...ASKED, wordings: [{ ...WORDING, id: "w", label: { en: "Now" } }, WORDING] };
  expect(totalsOf(anew, { ...FACTS, shown })).toMatchObject({
    ...{ label: { en: "Then" }, grouped: true, unlisted: null },
    lines: [
      { values: ["yes"], whole: 4 },
      { values: ["no"], whole: 3 },
    ],
  });
  expect(totalsOf(anew, { ...FACTS, readable: true, shown }).label).toEqual({ en: "Now" });
  expect(totalsOf(ASKED, { ...FACTS, shown: "steers" })).toMatchObject({ lines: [], unlisted: "steers" });
});

test("a question hangs on a withheld answer in whatever wording, and not on one that everybody reads", () => {
  const clauses = [{ about: "answer", question: "above", is: "answered" }] as const;
  const below = { wordings: [WORDING, { ...WORDING, condition: { clauses } }] };
  const above = (readers: Wording["readers"], now: Wording["readers"]) => ({
    ...{ ...ASKED, key: "above", readers: now },
    wordings: [{ ...WORDING, readers }],
  });
  expect(hangsOnWithheld(below, [above("desk", "desk")])).toBe(false);
  expect(hangsOnWithheld(below, [above("trusted", "desk")])).toBe(true);
  expect(hangsOnWithheld(below, [above("desk", "owners")])).toBe(true);
});
