import { expect, test } from "vitest";
import { inWords, onClock } from "./time-left";

test("a clock shows whole minutes and the seconds over them; a sentence has one of both", () => {
  expect([600, 599, 60, 59, 0].map(onClock)).toEqual([
    { minutes: 10, seconds: 0 },
    { minutes: 9, seconds: 59 },
    { minutes: 1, seconds: 0 },
    { minutes: 0, seconds: 59 },
    { minutes: 0, seconds: 0 },
  ]);
  expect([30, 119, 120, 149, 151, 600].map((seconds) => inWords(seconds).minutes)).toEqual([
    0, 0, 2, 2, 3, 10,
  ]);
  expect(inWords(119).seconds).toBe(119);
});
