import fc from "fast-check";
import { expect, test } from "vitest";
import { noteLeft, roomOf } from "./throttle";

test("a server without a limit is given all there is", () => {
  expect(roomOf([0, 0, 0], null, 0)).toBe(Number.POSITIVE_INFINITY);
});

test("no minute has more mails than the limit, whenever one asks, and none waits longer than it must", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
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
          const inMinute = all.filter((at) => now - at < 60_000).length;
          expect(inMinute).toBeLessThanOrEqual(limit);
          expect(roomOf(left, limit, now)).toBe(limit - inMinute);
        }
      },
    ),
  );
});
