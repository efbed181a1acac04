import fc from "fast-check";
import { expect, test } from "vitest";
import { toldApart } from "./headings";

test.each<[string[], string[]]>([
  [
    ["Hotel", "Bus", "Hotel", "hotel"],
    ["Hotel", "Bus", "Hotel (2)", "hotel (3)"],
  ],
  [
    ["Hotel", "Hotel", "Hotel (2)"],
    ["Hotel", "Hotel (3)", "Hotel (2)"],
  ],
  [
    ["", "Name", ""],
    ["", "Name", ""],
  ],
])("%j reads %j", (headings, apart) => {
  expect(toldApart(headings)).toEqual(apart);
});

test("no two are the same, and each begins with what was typed", () => {
  const heading = fc.constantFrom("a", "A", "a (2)", "A (3)", "b", "a (2) (2)");
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 12 }), (headings) => {
      const apart = toldApart(headings);
      expect(new Set(apart.map((one) => one.toLowerCase())).size).toBe(headings.length);
      for (const [at, typed] of headings.entries()) expect(apart[at]?.startsWith(typed)).toBe(true);
    }),
  );
});
