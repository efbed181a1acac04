import fc from "fast-check";
import { expect, test } from "vitest";
import { noteLeft, roomOf } from "./throttle";

test("a server without a limit is given all there is", () => {
  expect(roomOf([0, 0, 0], null, 0)).toBe(Number.POSITIVE_INFINITY);
});

test("no minute has more mails than the limit, whenever one asks", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.array(fc.integer({ min: 0, max: 20_000 })),
      (limit, waits) => {
        let now = 0;
        let left: number[] = [];
        const all: number[] = [];
        for (const wait of waits) {
          now += wait;
          const room = Math.min(6, roomOf(left, limit, now));
          left = noteLeft(left, room, now);
          all.push(...Array.from({ length: room }, () => now));
          expect(all.filter((at) => now - at < 60_000).length).toBeLessThanOrEqual(limit);
        }
      },
    ),
  );
});

test.each([1, 7, 30, 60, 61, 100, 600])(
  "in the middle of thousands, at %i a minute, there is room soon, and the minute is used",
  (limit) => {
    const all: number[] = [];
    let left: number[] = [];
    for (let now = 0; now < 600_000; now += 50) {
      const room = Math.min(6, roomOf(left, limit, now));
      left = noteLeft(left, room, now);
      all.push(...Array.from({ length: room }, () => now));
    }
    const waits = all.slice(1).map((at, before) => at - (all[before] ?? 0));
    expect(Math.max(0, ...waits)).toBeLessThanOrEqual(Math.max(2_050, 60_000 / limit + 50));
    expect(all.length).toBeGreaterThanOrEqual(limit * 10 * 0.9);
  },
);

test("a clock that is set back holds nothing up", () => {
  const left = noteLeft([], 60, 3_600_000);
  expect(roomOf(left, 60, 3_600_000)).toBe(0);
  expect(roomOf(left, 60, 10_000)).toBe(1);
  expect(noteLeft(left, 1, 10_000)).toEqual([10_000]);
});
