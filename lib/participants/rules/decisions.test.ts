import { describe, expect, test } from "vitest";
import { isLive } from "@/lib/registration/rules/phases";
import { canDecide, canTakeBack, TOLD_AGAIN } from "./decisions";

describe("decisions about registrations", () => {
  test.each([
    ["confirm", "pending", true],
    ["confirm", "waitlisted", true],
    ["confirm", "confirmed", false],
    ["waitlist", "confirmed", false],
    ["decline", "confirmed", false],
    ["cancel", "confirmed", true],
    ["cancel", "withdrawn", false],
  ] as const)("%s from %s: %s", (decision, state, possible) => {
    expect(canDecide(decision, state)).toBe(possible);
  });

  test("are taken back within an hour", () => {
    const made = new Date("2027-01-01T10:00:00Z");
    expect(canTakeBack(made, new Date("2027-01-01T10:59:59Z"))).toBe(true);
    expect(canTakeBack(made, new Date("2027-01-01T11:00:00Z"))).toBe(false);
  });

  test("whoever lives again is told; nobody is told that they are pending", () => {
    expect(Object.keys(TOLD_AGAIN).every(isLive)).toBe(true);
    expect(TOLD_AGAIN.pending).toBeUndefined();
  });
});
