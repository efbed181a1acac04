import { expect, test } from "vitest";
import { tags } from "./rules";

test("what is out of date is told apart: the lists, each school, each of its editions", () => {
  const made = [
    tags.schools,
    tags.school("a"),
    tags.school("b"),
    tags.edition("a", "x"),
    tags.edition("a", "y"),
    tags.edition("b", "x"),
  ];
  expect(made).not.toContain("");
  expect(new Set(made).size).toBe(made.length);
  expect(tags.edition("a", "x")).toBe(tags.edition("a", "x"));
});
