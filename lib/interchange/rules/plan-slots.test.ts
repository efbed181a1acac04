import { expect, test } from "vitest";
import { planSlots, roomKey } from "./plan-slots";

const HALL = "r1";
const roomName = (id: string | null) => (id === HALL ? "Hall" : id === null ? "" : "Garden");
const slot = (id: string, start: number, roomId: string | null = HALL) => ({
  ...{ id, ordinal: 1, roomId, version: 3 },
  start,
  end: start + 10,
});
const time = (start: number, room = "Hall", end = start + 10) => ({ start, end, room });
const short = ({ planned, left }: ReturnType<typeof planSlots>) => [
  planned.map(({ state, slotId, start }) => `${state} ${slotId ?? "-"} ${start}`),
  left.map(({ id }) => id),
];

test("what is there stays, what differs takes the earliest of the others, and what is over is new", () => {
  const slots = [slot("c", 300), slot("a", 100), slot("b", 200)];
  expect(short(planSlots([time(900), time(300), time(50), time(700)], slots, roomName))).toEqual([
    ["moved a 50", "unchanged c 300", "moved b 700", "new - 900"],
    [],
  ]);
});

test("slots that no time stands for are left", () => {
  expect(short(planSlots([time(200)], [slot("b", 200), slot("a", 100)], roomName))).toEqual([
    ["unchanged b 200"],
    ["a"],
  ]);
  expect(short(planSlots([], [slot("b", 200), slot("a", 100)], roomName))).toEqual([[], ["a", "b"]]);
});

test.each([
  ["the same room as it is spelled elsewhere", time(100, " hall "), "unchanged"],
  ["no room named", time(100, ""), "unchanged"],
  ["another room", time(100, "Garden"), "moved"],
  ["a later start", time(105, "Hall", 110), "moved"],
  ["a later end", time(100, "Hall", 115), "moved"],
])("%s", (_name, placement, state) => {
  expect(planSlots([placement], [slot("a", 100)], roomName).planned[0]?.state).toBe(state);
});

test("a slot in full: unchanged, moved and new; a room that is not named stays", () => {
  const known = { slotId: "a", version: 3 };
  const one = (placement: ReturnType<typeof time>, slots = [slot("a", 100)]) =>
    planSlots([placement], slots, roomName).planned[0];
  expect(one(time(100, ""))).toEqual({
    ...{ ...known, state: "unchanged", start: 100, end: 110, room: "Hall", before: null },
  });
  expect(one(time(200, ""))).toEqual({
    ...{ ...known, state: "moved", start: 200, end: 210, room: "Hall" },
    before: { start: 100, end: 110, room: "Hall" },
  });
  expect(one(time(200, ""), [])).toEqual({
    ...{ state: "new", slotId: null, version: null, start: 200, end: 210, room: "", before: null },
  });
});

test("rooms are the same whatever their capitals, blanks and kinds of letters", () => {
  expect(roomKey("  Sala\u00A0\t Grande ")).toBe("sala grande");
  expect(roomKey("Ｈall")).toBe("hall");
});
