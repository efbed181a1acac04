import { expect, test } from "vitest";
import { type AskedField, judgeAnswers } from "./answers";
import { needlessAnswers } from "./needless-answers";
import type { Circumstances, Clause, Condition } from "./visible";

const field = (key: string, condition: Condition = {}, more: Partial<AskedField> = {}): AskedField => ({
  ...{ key, versionId: key, kind: "text", options: [], settings: {}, condition },
  ...{ required: false, sensitive: false, consentId: null },
  ...more,
});
const options = [{ value: "red" }, { value: "blue" }];
const isRed: Clause = { about: "answer", question: "bus", is: "one-of", values: ["red"] };
const onSite: Clause = { about: "mode", is: "one-of", values: ["on_site"] };
const members: Clause = { about: "category", is: "one-of", values: ["members"] };
const stop = field("stop", { clauses: [{ about: "answer", question: "seat", is: "answered" }] });
const form = [
  field("bus", {}, { kind: "choice", options }),
  field("seat", { clauses: [isRed] }),
  stop,
  field("room", { clauses: [onSite] }),
  field("card", { clauses: [members] }),
  field("either", { match: "any", clauses: [isRed, onSite] }),
];

test.each<[string, Record<string, string>, Circumstances, string[]]>([
  ["what is asked is needed", { bus: "red", seat: "2", stop: "X" }, { category: "g", mode: "online" }, []],
  ["what is not asked is told", { bus: "blue", seat: "2" }, { category: "g", mode: "online" }, ["seat"]],
  ["whatever hangs on it too", { seat: "2", stop: "X" }, { category: "g", mode: "online" }, ["seat", "stop"]],
  [
    "not while the answer it hangs on is wrong",
    { bus: "x", seat: "2" },
    { category: "g", mode: "online" },
    [],
  ],
  ["nor further down", { bus: "x", stop: "X" }, { category: "g", mode: "online" }, []],
  ["without a way of taking part", { room: "2", card: "1" }, { category: "g", mode: null }, ["card"]],
  ["without a category", { room: "2", card: "1" }, { category: null, mode: "online" }, ["room"]],
  [
    "one that is asked anyway leaves no doubt",
    { bus: "red", either: "1" },
    { category: "g", mode: null },
    [],
  ],
  ["where one of two is open", { bus: "blue", either: "1" }, { category: "g", mode: null }, []],
])("%s", (_name, answers, taking, needless) => {
  expect(needlessAnswers(form, judgeAnswers(form, answers, new Set(), taking), taking)).toEqual(needless);
});
