import { expect, test } from "vitest";
import { conditionFault, type LinkedQuestion, MOST_LEVELS, namedAnswers } from "./condition-fault";
import type { Clause } from "./visible";

const question = (
  key: string,
  clauses: Clause[] = [],
  more: Partial<LinkedQuestion> = {},
): LinkedQuestion => ({
  ...{ key, kind: "yes_no", sensitive: false, readers: "desk", later: false, options: [] },
  condition: clauses.length > 0 ? { match: "all", clauses } : {},
  ...more,
});
const yes = (of: string): Clause => ({ about: "answer", question: of, is: "one-of", values: ["yes"] });
const answered = (of: string): Clause => ({ about: "answer", question: of, is: "answered" });
const WAY = { kind: "choice", options: ["bus", "boat"] } as const;

test.each<[string, LinkedQuestion[], object | null]>([
  ["nothing depends on anything", [question("a"), question("b")], null],
  ["an answer above", [question("a"), question("b", [yes("a")])], null],
  [
    "an option above",
    [question("a", [], WAY), question("b", [{ ...yes("a"), values: ["boat"] } as Clause])],
    null,
  ],
  [
    "whatever answer to a text above",
    [question("a", [], { kind: "text" }), question("b", [answered("a")])],
    null,
  ],
  [
    "a category that nobody knows here",
    [question("a", [{ about: "category", is: "one-of", values: ["x"] }])],
    null,
  ],
  [
    "an answer that is asked later",
    [question("a", [], { later: true }), question("b", [yes("a")])],
    { code: "condition-later", question: "b", of: "a" },
  ],
  [
    "anything, of a question that is asked later",
    [question("a"), question("b", [yes("a")], { later: true })],
    { code: "condition-later", question: "b", of: "b" },
  ],
  ["itself", [question("a", [yes("a")])], { code: "condition-order", question: "a", of: "a" }],
  [
    "an answer below",
    [question("b", [yes("a")]), question("a")],
    { code: "condition-order", question: "b", of: "a" },
  ],
  [
    "a circle",
    [question("a", [yes("b")]), question("b", [yes("a")])],
    { code: "condition-order", question: "a", of: "b" },
  ],
  ["nothing that is asked", [question("b", [yes("a")])], { code: "condition-gone", question: "b", of: "a" }],
  [
    "a heading",
    [question("a", [], { kind: "heading" }), question("b", [answered("a")])],
    { code: "condition-gone", question: "b", of: "a" },
  ],
  [
    "a sensitive answer",
    [question("a", [], { sensitive: true }), question("b", [answered("a")])],
    { code: "condition-sensitive", question: "b", of: "a" },
  ],
  [
    "an answer that fewer people read",
    [question("a", [], { readers: "owners" }), question("b", [answered("a")], { readers: "trusted" })],
    { code: "condition-readers", question: "b", of: "a" },
  ],
  [
    "an answer that as many or more people read; of a heading nobody reads anything",
    [
      question("a", [], { readers: "trusted" }),
      question("b", [answered("a")], { readers: "trusted" }),
      question("c", [answered("a")], { readers: "owners" }),
      question("d", [answered("a")], { kind: "heading" }),
    ],
    null,
  ],
  [
    "an option that is not there",
    [
      question("a", [], WAY),
      question("b", [{ ...yes("a"), is: "none-of", values: ["bus", "plane"] } as Clause]),
    ],
    { code: "condition-option", question: "b", of: "a" },
  ],
  [
    "words of a text",
    [question("a", [], { kind: "text" }), question("b", [yes("a")])],
    { code: "condition-option", question: "b", of: "a" },
  ],
  [
    "two, of which the second is below",
    [question("a"), question("b", [yes("a"), yes("c")]), question("c")],
    { code: "condition-order", question: "b", of: "c" },
  ],
])("on %s", (_, form, fault) => {
  expect(conditionFault(form)).toEqual(fault);
});

const chain = (length: number) =>
  Array.from({ length }, (_, at) => question(`q${at}`, at > 0 ? [yes(`q${at - 1}`)] : []));

test("a chain has five levels at most, by whichever way it is longest", () => {
  expect(MOST_LEVELS).toBe(5);
  expect(conditionFault(chain(6))).toBeNull();
  expect(conditionFault(chain(7))).toEqual({ code: "condition-deep", question: "q6", of: "q5" });
  expect(conditionFault([...chain(6), question("wide", [yes("q5"), yes("q0")])])).toMatchObject({
    code: "condition-deep",
  });
  expect(conditionFault([...chain(6), question("wide", [yes("q0"), yes("q4")])])).toBeNull();
  const wide = question("wide", [yes("q4"), yes("q0")]);
  expect(conditionFault([...chain(6), wide, question("more", [yes("wide")])])).toMatchObject({
    question: "more",
  });
});

test("what may be named one by one", () => {
  expect(namedAnswers({ kind: "choices", options: ["bus"] })).toEqual(["bus"]);
  expect(namedAnswers({ kind: "yes_no", options: [] })).toEqual(["yes", "no"]);
  expect(namedAnswers({ kind: "country", options: [] })).toEqual([]);
});
