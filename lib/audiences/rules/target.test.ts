import { expect, test } from "vitest";
import {
  isToMany,
  mailOf,
  readTarget,
  SPEAKERS_WHO,
  statesOf,
  type Target,
  targetFields,
  targetOf,
  writeTarget,
} from "./target";

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
  { kind: "view", view: ID },
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
  "view:mine",
  "nobody",
  "team:x",
  "set:state",
  "states:",
  `person:x${ID}`,
  `person:${ID}x`,
  `session:${ID.toUpperCase()}G`,
  `somebody:${ID}`,
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

test("who may stop a message, and as which mail it leaves, typed by hand", () => {
  const told = [
    "states",
    "set:",
    `view:${ID}`,
    "speakers:chair",
    `session:${ID}`,
    "team",
    `person:${ID}`,
    `earlier:${ID}`,
    "nobody",
  ].map((target) => [target, isToMany(target), mailOf(target)]);
  expect(told).toEqual([
    ["states", true, "mailing"],
    ["set:", true, "mailing"],
    [`view:${ID}`, true, "mailing"],
    ["speakers:chair", true, "mailing-speaker"],
    [`session:${ID}`, false, "mailing-speaker"],
    ["team", false, "mailing-team"],
    [`person:${ID}`, false, "mailing"],
    [`earlier:${ID}`, true, "mailing-earlier"],
    ["nobody", false, "mailing"],
  ]);
});

test("a letter to one person holds however they stand, as long as they are registered or were", () => {
  const all = ["pending", "confirmed", "waitlisted", "offered", "declined", "withdrawn", "cancelled"];
  expect(statesOf({ kind: "person", registration: ID }, ["confirmed"])).toEqual(all);
  expect(statesOf({ kind: "team" }, [])).toEqual(all);
});

test("a target of an earlier edition is one line, and two fields of a form", () => {
  const [without, all] = [`earlier:${ID}`, `earlier:${ID}:all`];
  for (const text of [without, all]) {
    const read = readTarget(text);
    expect(read).toEqual({ kind: "earlier", edition: ID, everybody: text === all });
    expect(read && writeTarget(read)).toBe(text);
    const fields = targetFields(text);
    expect(fields).toEqual({ target: without, alsoRegistered: text === all });
    expect(targetOf(fields)).toBe(text);
  }
  for (const text of [`earlier:${ID}:some`, "earlier:", "earlier::all", `earlier:${ID}:all:all`])
    expect(readTarget(text)).toBeNull();
  // The tick counts for no other.
  expect(targetOf({ target: "states", alsoRegistered: true })).toBe("states");
  expect(targetFields("team")).toEqual({ target: "team", alsoRegistered: false });
});
