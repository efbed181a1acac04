import { expect, test } from "vitest";
import { heldOptions, wishesOf } from "./wishes";

const text = (words: string) => ({ text: words, lang: null });
const bus = { value: "bus", label: text("Our bus") };
const van = { value: "van", label: text("Our van") };
const way = { fieldId: "way", label: text("How do you come?"), options: [bus, van] };
const told = (wished: string[], asked: Array<{ fieldId: string; options: Array<{ value: string }> }>) =>
  wishesOf([{ ...way, wished }], asked).map(({ question, option }) => `${option} (${question.text})`);

test("a wish is told with its question, as long as it can come true", () => {
  const both = [{ fieldId: "way", options: [bus, van] }];
  expect(told(["bus", "van"], both)).toEqual(["Our bus (How do you come?)", "Our van (How do you come?)"]);
  expect(told([], both)).toEqual([]);
  expect(wishesOf([way], both)).toEqual([]);
  // The van is taken away, then the question.
  expect(told(["bus", "van"], [{ fieldId: "way", options: [bus] }])).toEqual(["Our bus (How do you come?)"]);
  expect(told(["bus", "van"], [{ fieldId: "other", options: [bus, van] }])).toEqual([]);
});

test("whoever has a place holds what they chose and do not only wish for", () => {
  const answers = [
    { fieldId: "way", value: "bus", wished: [] },
    { fieldId: "visits", value: ["dairy", "mill"], wished: ["mill"] },
  ];
  expect(Object.fromEntries(heldOptions("confirmed", answers))).toEqual({ way: ["bus"], visits: ["dairy"] });
  for (const state of ["waitlisted", "pending", "withdrawn", null])
    expect(heldOptions(state, answers).size).toBe(0);
});
