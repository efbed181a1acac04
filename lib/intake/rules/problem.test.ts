import { expect, test } from "vitest";
import { problemKey } from "./problem";

test.each([
  "missing",
  "email",
  "too-long",
  "characters",
  "country",
  "language",
  "category",
  "mode",
  "choose",
  "twice",
  "not-asked",
  "full",
  "spreadsheet-error",
  "no-result",
  "day-order",
])("a cell that is wrong as %s has a text of its own", (code) => {
  expect(problemKey(code)).toBe(`problem.${code}`);
});

test.each(["too-few", "too-many", "too-small", "too-large", "too-early", "too-late"])(
  "%s is beyond what is allowed",
  (code) => {
    expect(problemKey(code)).toBe("problem.range");
  },
);

test("what has no text of its own is not understood", () => {
  expect(problemKey("phone")).toBe("problem.other");
  expect(problemKey("")).toBe("problem.other");
});
