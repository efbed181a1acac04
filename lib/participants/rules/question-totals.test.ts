import { expect, test } from "vitest";
import type { Phase } from "@/lib/editions/rules/phases";
import { type AskedTotals, totalsOf } from "./question-totals";

const ASKED: AskedTotals = {
  fieldId: "f",
  kind: "yes_no",
  meaning: null,
  retired: false,
  later: false,
  label: {},
  settings: {},
  options: [],
  sensitive: true,
  wordings: [{ id: "v", options: "[]", settings: "{}" }],
};
const ANSWERS = {
  values: new Map(),
  numbers: new Map(),
  texts: new Map(),
  listed: new Set<string>(),
  patterns: new Map(),
};
const toldAs = (later: boolean, phase: Phase) =>
  totalsOf(
    { ...ASKED, later },
    { columns: [], answers: ANSWERS, phase, readable: false, steers: false, places: [] },
  ).unlisted;

test.each<[Phase, boolean, boolean]>([
  ["open", true, true],
  ["closed", false, true],
  ["running", false, true],
  ["past", false, false],
  ["cancelled", false, false],
])(
  "while it is %s, sensitive totals are kept back: %s at registration, %s asked later",
  (phase, now, later) => {
    expect([toldAs(false, phase) === "open", toldAs(true, phase) === "open"]).toEqual([now, later]);
  },
);
