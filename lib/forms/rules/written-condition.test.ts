import fc from "fast-check";
import { expect, test } from "vitest";
import { StoredConditionSchema } from "../schema/condition";
import { conditionOf, isLine, linesOf } from "./written-condition";

const [A, B] = ["0196d4a2-0000-7000-8000-000000000001", "0196d4a2-0000-7000-8000-000000000002"];

test("lines about the same thing are alternatives", () => {
  expect(
    conditionOf("all", ["is:way:bus", `category:${A}`, "is:way:boat", `category:${B}`, "is:day:friday"]),
  ).toEqual({
    match: "all",
    clauses: [
      { about: "answer", question: "way", is: "one-of", values: ["bus", "boat"] },
      { about: "category", is: "one-of", values: [A, B] },
      { about: "answer", question: "day", is: "one-of", values: ["friday"] },
    ],
  });
  expect(conditionOf("any", ["not:way:bus", "not:way:boat", `not-category:${A}`, "mode:online"])).toEqual({
    match: "any",
    clauses: [
      { about: "answer", question: "way", is: "none-of", values: ["bus", "boat"] },
      { about: "category", is: "none-of", values: [A] },
      { about: "mode", is: "one-of", values: ["online"] },
    ],
  });
});

test("what says the opposite of it, or another thing of it, is a clause of its own", () => {
  expect(conditionOf("all", ["is:way:bus", "not:way:boat", "answered:way", "is:way:bus"]).clauses).toEqual([
    { about: "answer", question: "way", is: "one-of", values: ["bus"] },
    { about: "answer", question: "way", is: "none-of", values: ["boat"] },
    { about: "answer", question: "way", is: "answered" },
  ]);
});

test("no line is no condition", () => {
  expect(conditionOf("any", [])).toEqual({});
  expect(linesOf({})).toEqual([]);
});

test.each([
  ...["", "is:way", "is:way:", "is::bus", "way:bus", "is:way:bus:more", "answered:", "mode:either", "mode:"],
  ...["category:a", `category:${A}0`, `category:${A.toUpperCase()}`, "is:__proto__", "is:a b:c", "is:a:b\n"],
  ...[`is:${"x".repeat(61)}:a`, "answered:<b>", "is:way:b$1", "constructor"],
])("%j is no line", (line) => {
  expect(isLine(line)).toBe(false);
  expect(conditionOf("all", [line])).toEqual({});
});

const name = fc.stringMatching(/^[\w-]{1,60}$/);
const line = fc.oneof(
  fc.tuple(fc.constantFrom("is", "not"), name, name).map((parts) => parts.join(":")),
  name.map((key) => `answered:${key}`),
  fc.tuple(fc.constantFrom("category", "not-category"), fc.uuid()).map((parts) => parts.join(":")),
  fc.constantFrom("mode:online", "mode:on_site"),
);
const match = fc.constantFrom("all" as const, "any" as const);

test("a condition becomes the lines that it came from, and can be stored", () => {
  fc.assert(
    fc.property(match, fc.array(line, { maxLength: 20 }), (how, lines) => {
      const condition = conditionOf(how, lines);
      expect(StoredConditionSchema.safeParse(condition).success).toBe(true);
      expect(new Set(linesOf(condition))).toEqual(new Set(lines));
      expect(conditionOf(how, linesOf(condition))).toEqual(condition);
    }),
  );
});
