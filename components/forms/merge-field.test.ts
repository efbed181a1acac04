import { expect, test } from "vitest";
import { mergeField } from "./merge-field";

test.each([
  ["nobody changed it", "Bread", "Bread", "Bread", { value: "Bread", taken: false, theirs: null }],
  ["only we changed it", "Bread", "Salt", "Bread", { value: "Salt", taken: false, theirs: null }],
  ["only they changed it", "Bread", "Bread", "Salt", { value: "Salt", taken: true, theirs: null }],
  ["only they emptied it", "Bread", "Bread", "", { value: "", taken: true, theirs: null }],
  ["both, alike", "Bread", "Salt", "Salt", { value: "Salt", taken: false, theirs: null }],
  ["both, differently", "Bread", "Salt", "Oil", { value: "Salt", taken: false, theirs: "Oil" }],
  ["a text area's line ends", "a\nb", "a\r\nb", "a\nb\nc", { value: "a\nb\nc", taken: true, theirs: null }],
] as const)("%s", (_what, common, typed, other, expected) => {
  expect(mergeField({ common, typed, other })).toEqual(expected);
});

test("a list is the same in any order", () => {
  const taken = { common: "a, b", typed: "b, a", other: "a", several: true };
  expect(mergeField(taken)).toEqual({ value: "a", taken: true, theirs: null });
  expect(mergeField({ ...taken, several: false }).theirs).toBe("a");
});

test("where nobody knows what was there before, what differs is shown twice and nothing is taken over", () => {
  expect(mergeField({ common: null, typed: "", other: "Oil" })).toEqual({
    value: "",
    taken: false,
    theirs: "Oil",
  });
  expect(mergeField({ common: null, typed: "Oil", other: "Oil" }).theirs).toBeNull();
});
