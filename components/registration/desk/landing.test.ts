import fc from "fast-check";
import { expect, test } from "vitest";
import { moved } from "@/lib/forms/rules/moved";
import { landing } from "./landing";

const ids = [..."abcd"];
const middles = [10, 30, 50, 70];

test.each<[string, number, number, string | null | undefined]>([
  ["a", 5, 1, undefined],
  ["a", 29, 1, undefined],
  ["a", 31, 2, "c"],
  ["a", 60, 3, "d"],
  ["a", 400, 4, null],
  ["d", 55, 4, undefined],
  ["d", 49, 3, "c"],
  ["d", -400, 1, "a"],
  ["b", 9, 1, "a"],
  ["b", 40, 2, undefined],
])("%s at %i is place %i", (one, y, place, before) => {
  expect(landing(ids, one, middles, y)).toEqual({ place, before });
});

test("what is said before it is let go is where the command puts it", () => {
  const heights = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(heights, fc.nat(), fc.integer({ min: -500, max: 7_000 }), (rows, which, y) => {
      const list = rows.map((_, at) => `q${at}`);
      let top = 0;
      const centres = rows.map((height) => {
        top += height;
        return top - height / 2;
      });
      const one = `q${which % rows.length}`;
      const { place, before } = landing(list, one, centres, y);
      const after =
        before === undefined ? list : moved(list, one, before === null ? "end" : { before }, () => true);
      expect(after.indexOf(one) + 1).toBe(place);
    }),
  );
});
