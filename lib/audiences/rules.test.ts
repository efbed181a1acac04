import { expect, test } from "vitest";
import { firstDeadline } from "./rules";

const until = (...days: Array<string | null>) => days.map((answerUntil) => ({ answerUntil }));

test("the first of several last days is told; what has no end sets none", () => {
  expect(firstDeadline(until("2027-05-03", null, "2027-05-01", "2027-05-02"))).toBe("2027-05-01");
  expect(firstDeadline(until(null))).toBeNull();
  expect(firstDeadline([])).toBeNull();
});
