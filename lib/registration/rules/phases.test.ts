import { expect, test } from "vitest";
import { holdsPlace, isEnded, isLive } from "./phases";

test.each([
  ["draft", false, false, false],
  ["pending", true, false, false],
  ["waitlisted", true, false, false],
  ["offered", true, true, false],
  ["confirmed", true, true, false],
  ["declined", false, false, true],
  ["withdrawn", false, false, true],
  ["cancelled", false, false, true],
  ["of a version to come", false, false, false],
])("a registration that is %s: counts %s, takes a place %s, is over %s", (state, live, place, ended) => {
  expect([isLive(state), holdsPlace(state), isEnded(state)]).toEqual([live, place, ended]);
});

test("a state that is not known takes no place", () => {
  expect(holdsPlace(null)).toBe(false);
});
