import { expect, test } from "vitest";
import { placeState } from "./place-states";

test.each([
  [null, 400, null],
  [0, 0, "full"],
  [10, 10, "full"],
  [10, 12, "full"],
  [10, 8, "few"],
  [10, 7, null],
  [5, 4, "few"],
  // One of four: with a word for it, everybody would know the number.
  [4, 3, null],
  [1, 0, null],
] as const)("of %s places %s are taken: %s", (capacity, taken, expected) => {
  expect(placeState({ capacity, taken })).toBe(expected);
});
