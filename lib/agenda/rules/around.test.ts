import { expect, test } from "vitest";
import { aroundSession, aroundSlot, type TimedSlot } from "./around";

const slot = (
  sessionId: string | null,
  from: string,
  to: string,
  roomId = "hall",
  more: Partial<TimedSlot> = {},
): TimedSlot => ({
  ...{ sessionId, roomId, day: "2027-05-06", cancelled: false },
  startsAt: `2027-05-06T${from}:00.000Z`,
  endsAt: `2027-05-06T${to}:00.000Z`,
  ...more,
});

const DAY = [
  slot("opening", "07:00", "08:00"),
  slot(null, "08:00", "08:30"),
  slot("soup", "08:30", "09:30", "kitchen"),
  slot("bread", "08:30", "09:30"),
  slot("gone", "08:30", "09:30", "attic", { cancelled: true }),
  slot("walk", "09:00", "11:00", "garden"),
  slot("cheese", "10:00", "11:00", "kitchen"),
  slot("wine", "10:00", "11:00"),
  slot("tomorrow", "09:30", "10:00", "hall", { day: "2027-05-07" }),
];
const around = (id: string) => {
  const of = DAY.find(({ sessionId }) => sessionId === id);
  if (!of) throw new Error(id);
  const { previous, next, alsoNow } = aroundSlot(DAY, of);
  return [previous?.sessionId ?? null, next?.sessionId ?? null, alsoNow.map(({ sessionId }) => sessionId)];
};

test.each([
  ["opening", null, "bread", []],
  ["soup", "opening", "cheese", ["bread", "walk"]],
  ["bread", "opening", "wine", ["soup", "walk"]],
  ["walk", "opening", null, ["soup", "bread", "cheese", "wine"]],
  ["wine", "bread", null, ["walk", "cheese"]],
  ["cheese", "soup", null, ["walk", "wine"]],
])("around %s: before %s, after %s, beside %o", (id, previous, next, alsoNow) => {
  expect(around(id)).toEqual([previous, next, alsoNow]);
});

test("a session given twice is not beside itself, nor its own next", () => {
  const [first, again] = [slot("a", "07:00", "08:00"), slot("a", "08:00", "09:00")];
  expect(aroundSlot([first, again], first)).toEqual({ previous: null, next: null, alsoNow: [] });
});

test("of a session the first time that holds counts, and a session cancelled since then is nothing to go to", () => {
  const sessions = [...new Set(DAY.flatMap(({ sessionId }) => sessionId ?? []))].map((id) => ({
    ...{ id, cancelled: id === "bread" },
  }));
  const taken = slot("soup", "06:00", "07:00", "kitchen", { cancelled: true });
  const soup = { id: "soup", cancelled: false };
  const found = aroundSession({ sessions, slots: [taken, ...DAY] }, soup);
  expect([found?.previous?.sessionId, found?.next?.sessionId]).toEqual(["opening", "cheese"]);
  expect(found?.alsoNow.map(({ sessionId }) => sessionId)).toEqual(["walk"]);
  const opening = aroundSession({ sessions, slots: DAY }, { id: "opening", cancelled: false });
  expect(opening?.next?.sessionId).toBe("soup");
  expect(aroundSession({ sessions, slots: [taken] }, soup)).toBeNull();
});
