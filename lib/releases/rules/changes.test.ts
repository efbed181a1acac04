import { expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { asChanges, isSamePlacement, type ReleaseChange, slotChanges } from "./changes";

const place = (startsAt: string, roomId: string | null = "a") => ({ startsAt, endsAt: startsAt, roomId });
const nine = place("2027-05-06T09:00:00.000Z");
const ten = place("2027-05-06T10:00:00.000Z", "b");
const change = (
  kind: ReleaseChange["kind"],
  from: ReleaseChange["from"],
  to: ReleaseChange["to"],
  ordinal = 1,
): ReleaseChange => ({ kind, sessionId: "one", ordinal, from, to });

test.each([
  ["moved", 2, change("moved", nine, ten), { kind: "moved", from: nine }],
  ["from nowhere", 2, change("moved", null, ten), { kind: "new", from: null }],
  ["taken off the calendar", 2, change("moved", nine, null), null],
  ["another of its slots", 2, change("moved", nine, ten, 2), null],
  ["new, in all its slots", 2, change("new", null, ten, 2), { kind: "new", from: null }],
  ["cancelled", 2, change("cancelled", nine, null), null],
  ["the first release", 1, change("new", null, ten), null],
])("the mark of a slot: %s", (_, number, made, expected) => {
  expect(slotChanges({ number, changes: [made] })({ sessionId: "one", ordinal: 1 })).toEqual(expected);
});

test("a break and an untouched session have none", () => {
  const mark = slotChanges({ number: 2, changes: [change("moved", nine, ten)] });
  expect(mark({ sessionId: null, ordinal: 1 })).toBeNull();
  expect(mark({ sessionId: "two", ordinal: 1 })).toBeNull();
});

test("where everything moved, the marks cost as much as the programme is long", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `session ${index}`);
  const moved = ids.map((sessionId) => ({ ...change("moved", nine, ten), sessionId }));
  const cost = costOf(() => {
    const mark = slotChanges({ number: 2, changes: moved });
    expect(ids.every((sessionId) => mark({ sessionId, ordinal: 1 })?.kind === "moved")).toBe(true);
  });
  // One by one through the list they took a hundred times as long.
  expect(cost).toBeLessThan(500);
});

test("a slot is where it was when its beginning, its end and its room are the same", () => {
  const at = (from: number, until: number, roomId: string | null) => ({
    startsAt: new Date(from),
    endsAt: new Date(until),
    roomId,
  });
  const was = at(1, 2, "a");
  expect(
    [at(1, 2, "a"), at(0, 2, "a"), at(1, 3, "a"), at(1, 2, "b"), at(1, 2, null)].map((now) =>
      isSamePlacement(was, now),
    ),
  ).toEqual([true, false, false, false, false]);
});

test("a change list is read as it was kept, and what is none is empty", () => {
  const list = [change("moved", nine, ten)];
  expect(asChanges(list)).toEqual(list);
  expect(asChanges(null)).toEqual([]);
});
