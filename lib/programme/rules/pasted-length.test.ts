import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLength, readLengthCell } from "./pasted-length";

describe("how long something is, by what is written of it", () => {
  test.each([
    ["14:00 – 14:45 Bread", 45, "Bread"],
    ["14.00-15.15 Uhr Brot", 75, "Brot"],
    ["14h00 – 14h30 : Pain", 30, "Pain"],
    ["9 – 10:30 Bread", 90, "Bread"],
    ["14h–16h Pain", 120, "Pain"],
    ["from 14:00 to 15:00", 60, "from"],
    ["23:30 – 00:15 Night", 45, "Night"],
    ["Bread (45 min)", 45, "Bread"],
    ["Bread, 90 Minuten", 90, "Bread"],
    ["Bread 30'", 30, "Bread"],
    ["Bread – 1 h 30 – Ada", 90, "Bread – Ada"],
    ["Bread 1h30", 90, "Bread"],
    ["Bread, 1,5 Stunden", 90, "Bread"],
    ["Bread 2 hours", 120, "Bread"],
    ["9–10 Uhr Brot", 60, "Brot"],
    ["Le 15 minuti di pane – Ada – 30 min", 30, "Le 15 minuti di pane – Ada"],
  ])("%s", (text, minutes, rest) => expect(readLength(text)).toEqual({ minutes, rest }));

  test.each(["Bread in 2020-21", "3-4 rooms", "25:00 – 26:00", "Room 12", "14:00 – 14:00", "9999 min"])(
    "%s says no length of a session",
    (text) => expect(readLength(text).minutes).toBe(null),
  );

  test.each([
    "Le 15 minuti di pane – Ada",
    "From 2 to 4 hours a week: bread – Ada",
    "The first 100 hours: bread",
    "Les 2 h 30 de pain",
  ])("%s is a title with a length in it, and keeps its words", (text) =>
    expect(readLength(text)).toEqual({ minutes: null, rest: text }),
  );

  test("a time at which it begins is no length and no part of the title", () => {
    expect(readLength("14:00 Bread")).toEqual({ minutes: null, rest: "Bread" });
    expect(readLength("14h30 Pain")).toEqual({ minutes: null, rest: "Pain" });
  });

  test("from any time of day to another it is as long as the clock goes on, also past midnight", () => {
    const day = 24 * 60;
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(fc.nat(day - 1), fc.integer({ min: 1, max: day - 1 }), (from, minutes) => {
        const to = (from + minutes) % day;
        expect(readLength(`${clock(from)} – ${clock(to)} Bread`)).toEqual({ minutes, rest: "Bread" });
      }),
    );
  });

  test("a number alone in a column of lengths is minutes, from 1 to a day", () => {
    fc.assert(
      fc.property(fc.nat(9_999), (minutes) => {
        expect(readLengthCell(String(minutes))).toBe(minutes >= 1 && minutes <= 1_440 ? minutes : null);
      }),
    );
    expect(readLengthCell("1:30")).toBe(90);
    expect(readLengthCell("")).toBe(null);
  });
});
