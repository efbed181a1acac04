import { expect, test } from "vitest";
import { wishesOf } from "./wishes";

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
