import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dateColumn } from "@/lib/platform/dates/zones";
import { beginsAhead, editionDates } from "./edition-dates";

test("the days of an edition are the dates that were set, whatever hours they have and in any order", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 9 }),
      fc.boolean(),
      (offsets, asColumns) => {
        const dates = offsets.map((days) => addDays("2024-01-01", days));
        const days = dates.map((date) => ({ date: asColumns ? dateColumn(date) : date }));
        const first = addDays("2024-01-01", Math.min(...offsets));
        expect(editionDates(days)).toEqual({ first, last: addDays("2024-01-01", Math.max(...offsets)) });
      },
    ),
  );
  expect(editionDates([])).toBeNull();
});

test("what has begun is not told as still to begin, and the second day never is", () => {
  const days = [
    { date: "2027-05-06", startsAt: "2027-05-06T07:00:00.000Z" },
    { date: "2027-05-07", startsAt: "2027-05-07T07:00:00.000Z" },
  ];
  expect(beginsAhead(days, new Date("2027-05-06T06:59:59Z"))).toEqual({
    date: "2027-05-06",
    startsAt: new Date("2027-05-06T07:00:00Z"),
  });
  expect(beginsAhead(days, new Date("2027-05-06T07:00:00Z"))).toBeNull();
  expect(beginsAhead([{ date: "2027-05-06", startsAt: null }, ...days.slice(1)], new Date(0))).toBeNull();
  expect(beginsAhead([], new Date(0))).toBeNull();
});
