import { expect, test } from "vitest";
import { readTarget, SPEAKERS_WHO, statesOf, type Target, writeTarget } from "./target";

const ID = "01000000-0000-7000-8000-000000000003";
const CONFIRMED = { by: "state", of: "", how: "is", values: ["confirmed"] } as const;
const FROM_POLAND = { by: "country", of: "", how: "is", values: ["PL"] } as const;
const asSet = (...filters: object[]) => ({ kind: "set", filters }) as unknown as Target;

test.each<Target>([
  { kind: "states" },
  { kind: "team" },
  asSet(CONFIRMED, FROM_POLAND),
  asSet(),
  ...SPEAKERS_WHO.map((who) => ({ kind: "speakers", who }) as const),
  { kind: "session", session: ID },
  { kind: "person", registration: ID },
])("%j is read as it was written", (target) => {
  expect(readTarget(writeTarget(target))).toEqual(target);
});

test.each([
  "",
  "set",
  "speakers",
  "everybody",
  "speakers:everybody",
  "person:1",
  "session:",
  "team:x",
  "set:state",
  "states:",
])("%j is for nobody", (text) => {
  expect(readTarget(text)).toBeNull();
  expect(statesOf(readTarget(text), ["confirmed"])).toEqual([]);
});

test("who has left the states that a message was written to does not get it", () => {
  expect(statesOf({ kind: "states" }, ["confirmed"])).toEqual(["confirmed"]);
  expect(statesOf(asSet(CONFIRMED, FROM_POLAND), [])).toEqual(["confirmed"]);
  expect(statesOf(asSet(FROM_POLAND), [])).toContain("withdrawn");
  const not = { by: "state", of: "", how: "not", values: ["confirmed", "withdrawn"] };
  expect(statesOf(asSet(not), [])).toEqual(["pending", "waitlisted", "offered", "declined", "cancelled"]);
  expect(statesOf(asSet(not, CONFIRMED), [])).toEqual([]);
});
