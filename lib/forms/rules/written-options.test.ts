import { expect, test } from "vitest";
import { areAlike, writtenOptions } from "./written-options";

const label = (en: string) => ({ label: en === "" ? ({} as Record<string, string>) : { en } });
const CURRENT = [
  { value: "bus", label: { en: "By bus" } },
  { value: "train", label: { en: "By train" } },
];
const values = (typed: Record<string, { label: Record<string, string> }>, current: unknown = CURRENT) =>
  writtenOptions(current, typed).map(({ value, label: words }) => `${value}: ${words.en}`);

test("an option keeps its value and its place when it is worded anew", () => {
  expect(values({ train: label("By night train"), bus: label("By coach") })).toEqual([
    "bus: By coach",
    "train: By night train",
  ]);
});

test("an option without words is gone, and its value is nobody's", () => {
  expect(values({ bus: label(""), train: label("By train"), new0: label("Bus") })).toEqual([
    "train: By train",
    "bus-2: Bus",
  ]);
  expect(values({ train: label("By train") })).toEqual(["train: By train"]);
});

test.each([
  ["Boat & ferry", "boat-ferry"],
  ["2027", "option-2027"],
  ["Ναι", "option"],
  ["By bus", "by-bus"],
  ["x".repeat(90), "x".repeat(40)],
])("a new option %j has the value %j", (en, value) => {
  expect(writtenOptions([], { new0: label(en) })).toEqual([{ value, label: { en } }]);
});

test("two of the same words are two options, and a blank line is none", () => {
  expect(values({ new0: label("Yes"), new1: label(""), new2: label("Yes") }, [])).toEqual([
    "yes: Yes",
    "yes-2: Yes",
  ]);
});

test("what no form has written is no option", () => {
  expect(values({ new0: label("Yes") }, [null, { value: 3 }, "bus"])).toEqual(["yes: Yes"]);
  expect(values({ new0: label("Yes") }, { bus: 1 })).toEqual(["yes: Yes"]);
});

test.each([
  [[{ en: "Bread" }, { en: "bread " }], true],
  [[{ en: "Pan" }, { en: "Bread", it: "Pan" }], false],
  [
    [
      { en: "Bread", it: "Pane" },
      { en: "Rolls", it: "PANE" },
    ],
    true,
  ],
  [[{ en: "Bread" }, { it: "Bread" }], false],
])("options called %j are alike: %j", (labels, alike) => {
  expect(
    areAlike(labels.map((words, at) => ({ value: `${at}`, label: words as Record<string, string> }))),
  ).toBe(alike);
});
