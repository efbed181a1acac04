import { expect, test } from "vitest";
import { nowAndNext } from "./now-next";

const span = (name: string, from: number, until: number, gone = false) => ({ name, from, until, gone });
const day = [
  span("plenary", 900, 1015),
  span("coffee", 1015, 1045),
  span("panel", 1045, 1215),
  span("workshop", 1045, 1215),
  span("robot", 1045, 1215, true),
  span("dinner", 1930, 2230),
];
const names = (items: Array<{ name: string }>) => items.map((item) => item.name);

test.each([
  [800, [], ["plenary"]],
  [900, ["plenary"], ["coffee"]],
  [1014, ["plenary"], ["coffee"]],
  [1015, ["coffee"], ["panel", "workshop"]],
  [1100, ["panel", "workshop"], ["dinner"]],
  [1500, [], ["dinner"]],
  [2000, ["dinner"], []],
  [2230, [], []],
])("at %i", (at, now, next) => {
  const found = nowAndNext(day, at);
  expect(names(found.now)).toEqual(now);
  expect(names(found.next)).toEqual(next);
});

test("an empty day has neither", () => {
  expect(nowAndNext([], 900)).toEqual({ now: [], next: [] });
});
