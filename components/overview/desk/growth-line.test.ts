import fc from "fast-check";
import { expect, test } from "vitest";
import { growthLine, type Step } from "./growth-line";

const HOUR_MS = 3_600_000;
const start = Date.parse("2027-05-06T07:00:00Z");
const step = (hour: number, count: number): Step => ({
  from: new Date(start + hour * HOUR_MS),
  until: new Date(start + (hour + 1) * HOUR_MS),
  count,
});
const after = (hours: number) => new Date(start + hours * HOUR_MS);

test("each step stands where it ends, the one that runs stands at now", () => {
  expect(growthLine([step(0, 3), step(4, 2), step(9, 1)], after(9.5), 95)).toEqual([
    { x: 10, count: 3 },
    { x: 50, count: 5 },
    { x: 95, count: 6 },
  ]);
});

test("steps that end at one place are one point", () => {
  expect(growthLine([step(0, 1), step(1, 2), step(500, 4)], after(1_000), 10)).toEqual([
    { x: 0, count: 3 },
    { x: 5, count: 7 },
  ]);
});

test("nobody, and a clock that is behind, draw nothing odd", () => {
  expect(growthLine([], after(1), 10)).toEqual([]);
  expect(growthLine([step(2, 1)], after(1), 10)).toEqual([{ x: 0, count: 1 }]);
});

test("however many come and whenever: a point for each unit at most, never back, everybody in the end", () => {
  const hours = fc.uniqueArray(fc.nat(20_000), { minLength: 1, maxLength: 3_000 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 50 }), fc.nat(9_000), (came, each, later) => {
      const steps = came.sort((one, other) => one - other).map((hour) => step(hour, each));
      const points = growthLine(steps, after((came.at(-1) ?? 0) + later / 100), 404);
      expect(points.length).toBeLessThanOrEqual(405);
      expect(points.at(-1)?.count).toBe(came.length * each);
      for (const [index, { x, count }] of points.entries()) {
        expect(Number.isInteger(x) && x >= 0 && x <= 404).toBe(true);
        expect(x).toBeGreaterThan(points[index - 1]?.x ?? -1);
        expect(count).toBeGreaterThan(points[index - 1]?.count ?? 0);
      }
    }),
    { numRuns: 60 },
  );
});
