import { expect, test } from "vitest";
import { MOST_ATTEMPTS, nextAttempt } from "./rules";

test("what failed for now is tried again ever later, and given up after two days", () => {
  const now = new Date("2027-01-01T00:00:00Z");
  const waits: number[] = [];
  for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts += 1)
    waits.push(((nextAttempt(attempts, now, 0)?.getTime() ?? 0) - now.getTime()) / 60_000);
  expect(waits[0]).toBe(1);
  expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 1440).toBeGreaterThan(1.9);
  expect(nextAttempt(MOST_ATTEMPTS, now, 0)).toBeNull();
  expect(nextAttempt(1, now, 1)?.getTime()).toBe(now.getTime() + 75_000);
});
