import { expect, test } from "vitest";
import { gridFrom, gridRooms, layGrid } from "./agenda-grid";

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
  expect(layGrid(slots, used).areas).toEqual([
    { column: "2", row: 1, span: 5 },
    { column: "2 / -1", row: 6, span: 2 },
    { column: "3", row: 8, span: 6 },
  ]);
});

test("a slot of no length and one off the quarter hour keep a row of their own", () => {
  const slots = [slot("a", "07:00", "07:00"), slot("b", "07:10", "07:40")];
  expect(layGrid(slots, rooms)).toMatchObject({
    minutes: 5,
    areas: [
      { column: "2", row: 1, span: 1 },
      { column: "3", row: 3, span: 6 },
    ],
  });
});

test.each([
  ["all by quarters", "08:00", "08:45", 15],
  ["one end between", "08:00", "08:20", 5],
  ["one start between", "08:10", "08:30", 5],
  ["one end by the minute", "08:00", "08:31", 1],
  ["one start by the minute", "08:01", "08:30", 1],
])("rows are as coarse as every start and end allows: %s", (_name, from, until, minutes) => {
  expect(layGrid([slot("a", "07:00", "08:00"), slot("b", from, until)], rooms).minutes).toBe(minutes);
});

test("a plenary spans all rooms unless something else happens meanwhile", () => {
  const plenary = { ...slot("a", "07:00", "08:00"), wide: true };
  const workshop = slot("b", "08:00", "09:00");
  expect(layGrid([plenary, workshop], rooms).areas[0]?.column).toBe("2 / -1");
  expect(layGrid([plenary, slot("b", "07:30", "09:00")], rooms).areas[0]?.column).toBe("2");
});

test("two in one room at one time stand side by side, and their room is wider", () => {
  const slots = [
    slot("a", "07:00", "08:00"),
    slot("a", "07:30", "08:30"),
    slot("b", "07:00", "08:00"),
    slot("a", "08:30", "09:00"),
  ];
  const grid = layGrid(slots, rooms);
  expect(grid.areas.map(({ column }) => column)).toEqual(["2", "3", "4", "2 / span 2"]);
  expect(grid.rooms).toEqual([
    { first: 2, columns: 2 },
    { first: 4, columns: 1 },
    { first: 5, columns: 1 },
  ]);
  expect(grid.columns).toBe(4);
});

test("talks of five minutes, and talks that touch off the quarter hour, do not lie on each other", () => {
  const slots = [
    slot("a", "07:00", "07:05"),
    slot("a", "07:05", "07:10"),
    slot("a", "07:10", "08:05"),
    slot("a", "08:05", "09:00"),
  ];
  const { areas, minutes, columns } = layGrid(slots, rooms.slice(0, 1));
  expect([minutes, columns]).toEqual([5, 1]);
  expect(areas.map(({ row, span }) => [row, row + span])).toEqual([
    [1, 2],
    [2, 3],
    [3, 14],
    [14, 25],
  ]);
});

test("a break during sessions, and a session without a room, stand in a column of their own", () => {
  const slots = [slot(null, "07:00", "08:00"), slot("a", "07:30", "09:00"), slot("b", "07:00", "09:00")];
  const grid = layGrid(slots, rooms.slice(0, 2));
  expect(grid.areas.map(({ column }) => column)).toEqual(["4", "2", "3"]);
  expect(grid.columns).toBe(3);
  // That column is no room.
  expect(grid.rooms).toEqual([
    { first: 2, columns: 1 },
    { first: 3, columns: 1 },
  ]);
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
