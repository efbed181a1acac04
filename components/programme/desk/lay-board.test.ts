import { expect, test } from "vitest";
import { type BoardItem, GRID_STEP } from "./board-view";
import { layBoard } from "./lay-board";

const rooms = ["aula", "foyer"].map((id) => ({ id, name: id, capacity: null }));
const row = (minute: number) => minute / GRID_STEP + 2;
function item(room: string | null, start: number, minutes: number, kind: BoardItem["kind"] = "session") {
  return { room, start, minutes, kind } as BoardItem;
}
const laid = (...items: BoardItem[]) => layBoard(items, rooms, row);

test("what stands alone has its room's one column", () => {
  const board = laid(item("aula", 0, 60), item("foyer", 30, 60), item("aula", 60, 60));
  expect(board.areas).toEqual(["2 / 2 / 14 / span 1", "8 / 3 / 20 / span 1", "14 / 2 / 26 / span 1"]);
  expect(board.template).toBe("minmax(9rem, 1fr) minmax(9rem, 1fr)");
});

test("two, three, and a chain of overlaps in one room lie side by side; the others are as wide as the room", () => {
  const board = laid(
    item("aula", 0, 60),
    item("aula", 0, 60),
    item("aula", 55, 60),
    item("aula", 120, 60),
    item("foyer", 0, 60),
    item("foyer", 0, 60),
  );
  expect(board.areas).toEqual([
    "2 / 2 / 14 / span 1",
    "2 / 3 / 14 / span 1",
    "13 / 4 / 25 / span 1",
    "26 / 2 / 38 / span 3",
    "2 / 5 / 14 / span 1",
    "2 / 6 / 14 / span 1",
  ]);
  expect(board.template).toBe("repeat(3, minmax(7.5rem, 1fr)) repeat(2, minmax(7.5rem, 1fr))");
});

test("a break for all runs across, unless something happens meanwhile: then it has a column of its own", () => {
  const alone = laid(item(null, 60, 30, "break"), item("aula", 0, 60));
  expect(alone.areas[0]).toBe("14 / 2 / 20 / -1");
  const during = laid(item(null, 60, 30, "break"), item("aula", 30, 60));
  expect(during.columns.map(({ id }) => id)).toEqual(["all", "aula", "foyer"]);
  expect(during.areas).toEqual(["14 / 2 / 20 / span 1", "8 / 3 / 20 / span 1"]);
});

test("sessions without a room stand after the rooms, beside each other", () => {
  const board = laid(item(null, 0, 60), item(null, 0, 60));
  expect(board.columns.map(({ id }) => id)).toEqual(["aula", "foyer", ""]);
  expect(board.areas).toEqual(["2 / 4 / 14 / span 1", "2 / 5 / 14 / span 1"]);
});
