import { expect, test } from "vitest";
import { isMeal } from "./breaks";

test.each([
  ["coffee in the morning", 10 * 60 + 15, 30, false],
  ["lunch", 12 * 60 + 15, 90, true],
  ["a short break at noon", 12 * 60, 15, false],
  ["an hour of free time in the afternoon", 16 * 60, 60, false],
  ["the earliest lunch, and the shortest", 11 * 60, 45, true],
  ["a minute shorter than a meal", 11 * 60, 44, false],
  ["a minute before lunch", 11 * 60 - 1, 60, false],
  ["when lunch is over", 15 * 60, 60, false],
  ["the last minute of lunch", 15 * 60 - 1, 60, true],
  ["when dinner is over", 22 * 60, 60, false],
  ["dinner", 19 * 60 + 30, 120, true],
])("%s", (_, minute, minutes, meal) => {
  expect(isMeal(minute, minutes)).toBe(meal);
});
