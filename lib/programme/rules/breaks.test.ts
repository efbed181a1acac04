import { expect, test } from "vitest";
import { isMeal } from "./breaks";

test.each([
  ["coffee in the morning", 10 * 60 + 15, 30, false],
  ["lunch", 12 * 60 + 15, 90, true],
  ["a short pause at noon", 12 * 60, 15, false],
  ["an hour of free time in the afternoon", 16 * 60, 60, false],
  ["dinner", 19 * 60 + 30, 120, true],
])("%s", (_, minute, minutes, meal) => {
  expect(isMeal(minute, minutes)).toBe(meal);
});
