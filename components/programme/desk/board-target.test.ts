import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstTarget, nextTarget, stepOf } from "./board-target";
import type { BoardItem } from "./board-view";

const rooms = ["a", "b", "c"].map((id) => ({ id, name: id, capacity: null }));
const card = (start: number, minutes: number, more: Partial<BoardItem> = {}): BoardItem => ({
  ...{
    slotId: "slot",
    version: 1,
    sessionId: "session",
    kind: "session",
    number: 1,
    title: "Bread",
    lang: null,
  },
  ...{
    colour: null,
    theme: null,
    people: "",
    cancelled: false,
    room: "a",
    date: "2027-05-06",
    time: "09:00",
  },
  ...{ choose: "", minutes, start, when: "", warnings: [], accepted: [], editHref: "" },
  ...more,
});
const waiting = (minutes: number) => card(0, minutes, { slotId: null, room: null });

describe("a card that is taken", () => {
  test("is where it lies; one without a time where a room is free first, for as long as it lasts", () => {
    expect(firstTarget(card(600, 60, { room: "b" }), [], rooms)).toMatchObject({ room: "b", minute: 600 });
    expect(firstTarget(waiting(60), [], rooms)).toMatchObject({ room: "a", minute: 540 });
    const items = [card(540, 30), card(600, 30), card(540, 60, { room: "b" }), card(540, 90, { room: "c" })];
    expect(firstTarget(waiting(30), items, rooms)).toMatchObject({ room: "a", minute: 570 });
    expect(firstTarget(waiting(31), items, rooms)).toMatchObject({ room: "b", minute: 600 });
    expect(firstTarget(waiting(30), [], [])).toBeNull();
    const tea = card(540, 30, { room: null, kind: "break", sessionId: null });
    expect(firstTarget(waiting(30), [tea], rooms)).toMatchObject({ room: "a", minute: 570 });
  });

  test("is free of what lies there, whatever lies there", () => {
    const placed = fc.array(
      fc.record({
        start: fc.integer({ min: 48, max: 280 }).map((steps) => steps * 5),
        minutes: fc.integer({ min: 0, max: 30 }).map((steps) => steps * 5),
        room: fc.constantFrom("a", "b", "c"),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(placed, fc.integer({ min: 1, max: 24 }), (rows, steps) => {
        const items = rows.map(({ start, minutes, room }) => card(start, minutes, { room }));
        const target = firstTarget(waiting(steps * 5), items, rooms);
        const over = items.filter(
          ({ start, minutes, room }) =>
            minutes > 0 &&
            room === target?.room &&
            start < target.minute + steps * 5 &&
            start + minutes > target.minute,
        );
        expect(over).toEqual([]);
      }),
    );
  });
});

test("keys take it by a step, an hour or a room, never out of its day or beyond the last room", () => {
  const to = (key: string, minute = 600, room = "b") =>
    nextTarget({ room, minute, minutes: 30 }, key, { rooms, step: 15 });
  expect(to("ArrowUp")).toMatchObject({ room: "b", minute: 585 });
  expect(to("ArrowDown")).toMatchObject({ room: "b", minute: 615 });
  expect(to("PageUp")).toMatchObject({ room: "b", minute: 540 });
  expect(to("PageDown")).toMatchObject({ room: "b", minute: 660 });
  expect([to("ArrowLeft")?.room, to("ArrowRight")?.room]).toEqual(["a", "c"]);
  expect([to("ArrowLeft", 600, "a")?.room, to("ArrowRight", 600, "c")?.room]).toEqual(["a", "c"]);
  expect([to("ArrowUp", 240)?.minute, to("ArrowDown", 1_670)?.minute]).toEqual([240, 1_670]);
  expect([to("+")?.minutes, to("-")?.minutes]).toEqual([45, 15]);
  const short = { room: "a", minute: 600, minutes: 15 };
  expect(nextTarget(short, "-", { rooms, step: 15 })).toEqual(short);
  expect(to("Enter")).toBeNull();
});

test("the step is the longest that the day's beginnings and lengths keep", () => {
  expect(stepOf([])).toBe(15);
  expect(stepOf([card(540, 60), card(600, 30)])).toBe(30);
  expect(stepOf([card(540, 45)])).toBe(15);
  expect(stepOf([card(540, 45), card(590, 20)])).toBe(5);
  expect(stepOf([card(590, 20)])).toBe(10);
  expect(stepOf([card(543, 7)])).toBe(5);
});
