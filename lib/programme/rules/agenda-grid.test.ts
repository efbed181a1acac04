import { expect, test } from "vitest";
import { gridFrom, gridRooms, placeOnGrid } from "./agenda-grid";

const rooms = [{ id: "a" }, { id: "b" }, { id: "c" }];
const slot = (roomId: string | null, from: string, until: string) => ({
  roomId,
  startsAt: `2027-10-08T${from}:00Z`,
  endsAt: `2027-10-08T${until}:00Z`,
});

test("rows follow time, columns follow rooms, breaks span them all", () => {
  const slots = [slot("a", "07:00", "08:15"), slot(null, "08:15", "08:45"), slot("c", "08:45", "10:15")];
  const used = gridRooms(rooms, slots);
  expect(used.map((room) => room.id)).toEqual(["a", "c"]);
  expect(placeOnGrid(slots, used)).toEqual([
    { column: "2", row: 1, span: 5 },
    { column: "2 / -1", row: 6, span: 2 },
    { column: "3", row: 8, span: 6 },
  ]);
});

test("a slot of no length and one off the quarter hour keep a row of their own", () => {
  const slots = [slot("a", "07:00", "07:00"), slot("b", "07:10", "07:40")];
  expect(placeOnGrid(slots, rooms)).toEqual([
    { column: "2", row: 1, span: 1 },
    { column: "3", row: 1, span: 3 },
  ]);
});

test("a plenary spans all rooms unless something else happens meanwhile", () => {
  const plenary = { ...slot("a", "07:00", "08:00"), wide: true };
  const workshop = slot("b", "08:00", "09:00");
  expect(placeOnGrid([plenary, workshop], rooms)[0]?.column).toBe("2 / -1");
  expect(placeOnGrid([plenary, slot("b", "07:30", "09:00")], rooms)[0]?.column).toBe("2");
});

test.each([
  [1, "narrow"],
  [4, "narrow"],
  [5, "middle"],
  [6, "wide"],
  [7, "wide"],
  [8, "never"],
  [25, "never"],
])("%i rooms stand side by side from: %s", (rooms, from) => {
  expect(gridFrom(rooms)).toBe(from);
});
