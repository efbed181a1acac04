import { describe, expect, test } from "vitest";
import { isLive } from "@/lib/registration/rules/phases";
import { canDecide, canTakeBack, RESULT, TOLD_AGAIN } from "./decisions";

const DECISIONS = ["confirm", "waitlist", "decline", "cancel"] as const;

/** What may be decided in each state; typed by hand. */
const MAY = [
  ["draft", false, false, false, false],
  ["pending", true, true, true, true],
  ["confirmed", false, false, false, true],
  ["waitlisted", true, false, false, true],
  ["offered", true, true, false, true],
  ["declined", false, false, false, false],
  ["withdrawn", false, false, false, false],
  ["cancelled", false, false, false, false],
] as const;

describe("decisions about registrations", () => {
  test.each(MAY)(
    "%s: confirm %s, put on the waiting list %s, decline %s, cancel %s",
    (state, ...possible) => {
      expect(DECISIONS.map((decision) => canDecide(decision, state))).toEqual(possible);
    },
  );

  test("lead to a state each", () => {
    expect(DECISIONS.map((decision) => RESULT[decision])).toEqual([
      "confirmed",
      "waitlisted",
      "declined",
      "cancelled",
    ]);
  });

  test("are taken back within an hour", () => {
    const made = new Date("2027-01-01T10:00:00Z");
    expect(canTakeBack(made, new Date("2027-01-01T10:59:59Z"))).toBe(true);
    expect(canTakeBack(made, new Date("2027-01-01T11:00:00Z"))).toBe(false);
  });

  test("whoever lives again is told what they have; nobody is told that they are pending", () => {
    expect(Object.keys(TOLD_AGAIN).every(isLive)).toBe(true);
    expect(TOLD_AGAIN).toEqual({
      confirmed: "registration-confirmed",
      offered: "registration-confirmed",
      waitlisted: "registration-waitlisted",
    });
  });
});
