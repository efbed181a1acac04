import { expect, test } from "vitest";
import { isDue } from "./due";

test("a moment comes, and a day later it is too late", () => {
  const moment = new Date("2027-03-26T08:00:00Z");
  const after = (ms: number) => isDue(moment, new Date(moment.getTime() + ms));
  expect([after(-1), after(0), after(24 * 3_600_000), after(24 * 3_600_000 + 1)]).toEqual([
    "not-yet",
    "due",
    "due",
    "too-late",
  ]);
  expect(isDue(null, moment)).toBe("not-yet");
});
