import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Located, layMyDay } from "./my-day";

const at = (from: number, until: number, more: Partial<Located> = {}): Located => ({
  from: from * 60_000,
  until: until * 60_000,
  free: false,
  roomId: "aula",
  houseId: null,
  ...more,
});
const beforeLast = (...entries: Located[]) => layMyDay(entries).at(-1)?.before;

describe("my day", () => {
  test("says nothing before the first of it", () => {
    expect(layMyDay([at(0, 60)])[0]?.before).toBeNull();
  });

  test("says how long is free, and nothing where the next follows at once", () => {
    expect(beforeLast(at(0, 60), at(75, 90))).toEqual({ free: 15, clashes: [], move: null });
    expect(beforeLast(at(0, 60), at(60, 90))?.free).toBe(0);
    // A long one that is still on is what one comes from.
    expect(beforeLast(at(0, 100, { free: true }), at(10, 20), at(110, 120))?.free).toBe(10);
  });

  test("names what one cannot be at, too; a plenary is in nobody's way", () => {
    const [one, two] = [at(0, 60), at(10, 40)];
    expect(beforeLast(one, two, at(30, 90))).toMatchObject({ free: 0, clashes: [one, two] });
    expect(beforeLast(at(0, 60, { free: true }), at(30, 90))?.clashes).toEqual([]);
    expect(beforeLast(one, at(10, 40, { roomId: "court" }))?.move).toBeNull();
  });

  test("says where one goes: another room, another venue", () => {
    expect(beforeLast(at(0, 60), at(60, 90, { roomId: "court" }))?.move).toBe("room");
    expect(beforeLast(at(0, 60), at(60, 90, { roomId: null }))?.move).toBeNull();
    const mill = { roomId: "mill", houseId: "two" };
    expect(beforeLast(at(0, 60, { houseId: "one" }), at(60, 90, mill))?.move).toBe("venue");
    expect(beforeLast(at(0, 60, { houseId: "two" }), at(60, 90, mill))?.move).toBe("room");
  });

  test("loses nothing, whatever it is given", () => {
    const entry = fc
      .tuple(fc.nat(600), fc.integer({ min: 1, max: 200 }), fc.boolean())
      .map(([from, minutes, free]) => at(from, from + minutes, { free }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const laid = layMyDay(entries);
        expect(new Set(laid.map((one) => one.entry))).toEqual(new Set(entries));
        const told = laid.reduce((sum, one) => sum + (one.before?.clashes.length ?? 0), 0);
        const pairs = entries.flatMap((one, index) =>
          entries
            .slice(index + 1)
            .filter((other) => !one.free && !other.free && one.from < other.until && other.from < one.until),
        );
        expect(told).toBe(pairs.length);
      }),
    );
  });
});
