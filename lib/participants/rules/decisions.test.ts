import { describe, expect, test } from "vitest";
import { canDecide, RESULT } from "./decisions";

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
});
