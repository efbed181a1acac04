import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dateColumn } from "@/lib/platform/dates/zones";
import { editionDates } from "./edition-dates";

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
