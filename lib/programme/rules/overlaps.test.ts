import { describe, expect, test } from "vitest";
import { sharedMinutes, sortOf } from "./overlap-sorts";
import {
  type Acceptance,
  holdsFor,
  judgeOverlaps,
  MOST_OVERLAPS,
  overlapKey,
  type SlotFacts,
} from "./overlaps";

const MINUTE = 60_000;
function slot(id: string, from: number, until: number, change: Partial<SlotFacts> = {}): SlotFacts {
  const times = { start: from * MINUTE, end: until * MINUTE };
  return { id, kind: "session", sessionId: `of-${id}`, roomId: "aula", people: [], ...times, ...change };
}
function accepted(slotIds: [string, string], from: number, until: number, who = "aula"): Acceptance {
  return {
    id: `${slotIds}`,
    kind: who === "aula" ? "room" : "person",
    slotIds,
    who,
    start: from * MINUTE,
    end: until * MINUTE,
    why: "streamed",
    acceptedById: null,
    acceptedAt: new Date(0),
  };
}
const open = (slots: SlotFacts[], acceptances: Acceptance[]) =>
  judgeOverlaps(slots, [], acceptances)
    .filter(({ acceptance }) => acceptance === null)
    .map(({ kind, who }) => `${kind} ${who}`);

describe("an acceptance", () => {
  const two = [slot("a", 0, 60), slot("b", 50, 100)];
  const given = accepted(["a", "b"], 50, 60);

  test.each([
    ["the same minutes", two, []],
    ["fewer of the same minutes", [slot("a", 0, 55), slot("b", 50, 100)], []],
    ["a minute longer", [slot("a", 0, 61), slot("b", 50, 100)], ["room aula"]],
    ["a minute earlier", [slot("a", 0, 60), slot("b", 49, 100)], ["room aula"]],
    ["both a day later", [slot("a", 1_440, 1_500), slot("b", 1_490, 1_540)], ["room aula"]],
    ["another room", two.map((one) => ({ ...one, roomId: "foyer" })), ["room foyer"]],
    ["another session at the same minutes", [slot("a", 0, 60), slot("c", 50, 100)], ["room aula"]],
    ["a third on top of both", [...two, slot("c", 55, 58)], ["room aula", "room aula"]],
    ["a person in both besides", two.map((one) => ({ ...one, people: ["ada"] })), ["person ada"]],
  ] as const)("of ten minutes and %s", (_name, slots, expected) => {
    expect(open([...slots], [given])).toEqual(expected);
    expect(open([...slots].reverse(), [given])).toEqual(expected);
  });

  test("of one person says nothing about another in the same sessions", () => {
    const both = two.map((one) => ({ ...one, roomId: null, people: ["ada", "eva"] }));
    expect(open(both, [accepted(["a", "b"], 50, 60, "ada")])).toEqual(["person eva"]);
  });
});

test("an acceptance holds for its own pair only, whatever the minutes", () => {
  const given = accepted(["a", "b"], 50, 60);
  const overlap = { kind: "room", who: "aula", start: 52 * MINUTE, end: 58 * MINUTE } as const;
  expect(holdsFor(given, { ...overlap, slotIds: ["a", "b"] })).toBe(true);
  expect(holdsFor(given, { ...overlap, slotIds: ["a", "c"] })).toBe(false);
  expect(holdsFor(given, { ...overlap, slotIds: ["a", "b"], who: "foyer" })).toBe(false);
});

test("an overlap names the smaller id first, also when it begins later", () => {
  const [overlap] = judgeOverlaps([slot("b", 0, 60), slot("a", 50, 100)], [], [accepted(["a", "b"], 50, 60)]);
  expect(overlap?.slotIds).toEqual(["a", "b"]);
  expect(overlap?.acceptance).not.toBeNull();
});

test("accepted ones don't use up the number of open ones that are told", () => {
  const three = [slot("a", 0, 60), slot("b", 0, 60), slot("c", 0, 60)];
  const found = judgeOverlaps(three, [], [accepted(["a", "b"], 0, 60), accepted(["a", "c"], 0, 60)], 1);
  expect(found.map(({ slotIds, acceptance }) => [slotIds.join(), acceptance !== null])).toEqual([
    ["a,b", true],
    ["a,c", true],
    ["b,c", false],
  ]);
});

test.each([
  ["only begin together", 0, 30, "room-partial"],
  ["only end together", 30, 60, "room-partial"],
])("what %s is not at the same time", (_name, from, until, sort) => {
  const slots = [slot("a", 0, 60), slot("b", from, until)];
  const [overlap] = judgeOverlaps(slots, [], []);
  if (!overlap) throw new Error("no overlap");
  expect(sortOf(overlap, new Map(slots.map((one) => [one.id, one])))).toBe(sort);
});

test("two times of one session never clash for its people, only for its room", () => {
  const times = [
    slot("a", 0, 60, { sessionId: "streamed", people: ["ada"] }),
    slot("b", 0, 60, { sessionId: "streamed", people: ["ada"] }),
  ];
  expect(open(times, [])).toEqual(["room aula"]);
  expect(open([times[0] as SlotFacts, { ...(times[1] as SlotFacts), roomId: "foyer" }], [])).toEqual([]);
});

test("accepted ones are all found, whatever their number; open ones up to the limit", () => {
  const many = Array.from({ length: 60 }, (_, index) => slot(String(index).padStart(2, "0"), 0, 60));
  const all = judgeOverlaps(many, [], [], 10_000);
  expect(all).toHaveLength((60 * 59) / 2);
  expect(judgeOverlaps(many, [], [])).toHaveLength(MOST_OVERLAPS);
  const acceptances = all.map((overlap) => accepted(overlap.slotIds, 0, 60));
  expect(judgeOverlaps(many, [], acceptances)).toHaveLength(all.length);
});

test.each([
  ["room-same-time", 0, 60],
  ["room-short", 50, 100],
  ["room-partial", 49, 100],
  ["room-short", 10, 20],
])("the sort %s", (sort, from, until) => {
  const slots = [slot("a", 0, 60), slot("b", from, until)];
  const [overlap] = judgeOverlaps(slots, [], []);
  if (!overlap) throw new Error("no overlap");
  expect(sortOf(overlap, new Map(slots.map((one) => [one.id, one])))).toBe(sort);
  expect(overlapKey(overlap)).toBe(`room a b aula ${from * MINUTE} ${Math.min(60, until) * MINUTE}`);
});

test("minutes are never less than there are", () => {
  expect(sharedMinutes({ start: 0, end: 1 })).toBe(1);
  expect(sharedMinutes({ start: 0, end: 5 * MINUTE })).toBe(5);
});
