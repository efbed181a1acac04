import { describe, expect, test } from "vitest";
import type { PlannedSession, ReadEvent } from "../schema/import-plan";
import { isTheme } from "./compare-session";
import { newRooms, newThemes } from "./plan-rooms";

describe("rooms that the edition does not have", () => {
  const session = (...rooms: string[]) =>
    ({ slots: rooms.map((room) => ({ room })) }) as unknown as PlannedSession;

  test("those of the file with their capacity, then those that only events name; each once", () => {
    const rooms = [
      { name: "Hall ", capacity: 80, line: 3 },
      { name: "HALL", capacity: 20, line: 4 },
      { name: "Garden", capacity: null, line: 5 },
    ];
    expect(newRooms(rooms, [session("hall", "Cellar", ""), session("cellar")], [])).toEqual([
      { name: "Hall", capacity: 80 },
      { name: "Garden", capacity: null },
      { name: "Cellar", capacity: null },
    ]);
  });

  test("none that is there, and none whose name is longer than a room's may be", () => {
    const rooms = ["Hall", "x".repeat(120), "y".repeat(121)].map((name) => ({
      name,
      capacity: null,
      line: 3,
    }));
    expect(newRooms(rooms, [], [{ id: "r1", name: "hall" }]).map(({ name }) => name)).toEqual([
      "x".repeat(120),
    ]);
  });
});

test("themes that the edition does not have: of the events first, each once, however it is written", () => {
  const events = ["Food", "", "Work", "FOOD"].map((track) => ({ track })) as ReadEvent[];
  const tracks = [" Money ", "work", "Street", "z".repeat(161)];
  const current = [{ id: "t1", number: 1, title: { en: "Street", it: "Strada" } }];
  expect(newThemes(events, tracks, current, isTheme)).toEqual(["Food", "Work", "Money", "z".repeat(160)]);
  expect(newThemes([], ["strada"], current, isTheme)).toEqual([]);
});
