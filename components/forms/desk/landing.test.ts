import fc from "fast-check";
import { expect, test } from "vitest";
import { moved } from "@/lib/platform/moved";
import { edgeStep, landing } from "./landing";

const ids = [..."abcd"];
const middles = [10, 30, 50, 70];

test.each<[string, number, number, string | null | undefined]>([
  ["a", 5, 1, undefined],
  ["a", 29, 1, undefined],
  ["a", 30, 1, undefined],
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

test("a row that is not drawn any more is below everything", () => {
  expect(landing(ids, "a", [10, 30], 400)).toEqual({ place: 2, before: "c" });
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

test.each([
  [71, 844, -12],
  [72, 844, 0],
  [772, 844, 0],
  [773, 844, 12],
  [-50, 844, -12],
  [900, 844, 12],
  // At 400 % zoom most of the window is still a place to rest.
  [42, 256, -12],
  [43, 256, 0],
  [213, 256, 0],
  [214, 256, 12],
])("held at %i of a window of %i pixels, the page goes along by %i", (y, height, by) => {
  expect(edgeStep(y, height)).toBe(by);
});
