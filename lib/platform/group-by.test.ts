import { expect, test } from "vitest";
import { groupBy } from "./group-by";

test("items stand under their key in their order, the keys in the order of coming", () => {
  const groups = groupBy([3, 1, 4, 1, 5, 9], (number) => (number % 2 ? "odd" : "even"));
  expect([...groups]).toEqual([
    ["odd", [3, 1, 1, 5, 9]],
    ["even", [4]],
  ]);
  expect(groupBy([], String)).toEqual(new Map());
});
