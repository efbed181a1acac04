import { expect, test } from "vitest";
import * as z from "zod/mini";
import { fieldErrorsOf } from "@/lib/platform/form-data";
import { AnswerSchema } from "./answers";

const Schema = z.strictObject({ answers: z.record(z.string(), AnswerSchema) });

const codesOf = (answer: unknown) => {
  const read = Schema.safeParse({ answers: { one: answer } });
  return read.success ? read.data.answers.one : fieldErrorsOf(read.error);
};

test.each<[string, unknown, string | string[]]>([
  ["a text", " a \r\nb ", "a\nb"],
  ["nothing", "", ""],
  ["ticks", [" a  b ", "c"], ["a b", "c"]],
  ["no tick", [], []],
])("%s is taken", (_name, sent, taken) => expect(codesOf(sent)).toEqual(taken));

test.each<[string, unknown, string]>([
  ["a text that is too long", "x".repeat(2_001), "too-long"],
  ["a tick that is too long", ["a", "x".repeat(201)], "too-long"],
  ["more ticks than there are options", Array(61).fill("a"), "too-long"],
  ["a character nobody sees", "a\u0000", "characters"],
  ["the same in a tick", ["\u202E"], "characters"],
  ["half a character", "\uD800", "characters"],
  ["a number", 12, "invalid"],
  ["yes", true, "invalid"],
  ["null", null, "invalid"],
  ["an object", { $gt: "" }, "invalid"],
  ["a list of lists", [["a"]], "invalid"],
])("%s is told at the answer", (_name, sent, code) => {
  expect(codesOf(sent)).toEqual([{ field: "answers.one", code }]);
});
