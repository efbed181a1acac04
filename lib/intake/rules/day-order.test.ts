import { expect, test } from "vitest";
import { isoDay, isUnclearDay, orderOf } from "./day-order";

test.each<[string, string[], "day-first" | "month-first" | null]>([
  ["a day above twelve first", ["3/4/2027", "25/4/2027"], "day-first"],
  ["a day above twelve behind", ["3/4/2027", "4/25/2027"], "month-first"],
  ["both", ["25/4/2027", "4/25/2027"], null],
  ["neither", ["3/4/2027", "12/12/2027"], null],
  ["points, which say nothing of strokes", ["25.4.2027", "3/4/2027"], null],
  ["what is no day", ["25/4", "2027-04-25", "x", ""], null],
])("the order of a column is told by %s", (_, cells, order) => {
  expect(orderOf(cells)).toBe(order);
});

test.each<[string, boolean, string, string, string]>([
  ["3/4/2027", true, "2027-04-03", "2027-03-04", "3/4/2027"],
  ["03-04-2027", true, "2027-04-03", "2027-03-04", "03-04-2027"],
  ["3.4.2027", false, "2027-04-03", "2027-04-03", "2027-04-03"],
  ["4/4/2027", false, "2027-04-04", "2027-04-04", "2027-04-04"],
  ["25/4/2027", false, "2027-04-25", "2027-25-04", "2027-04-25"],
  ["4/25/2027", false, "2027-25-04", "2027-04-25", "2027-25-04"],
  ["2027-04-03", false, "2027-04-03", "2027-04-03", "2027-04-03"],
  ["3/4-2027", false, "3/4-2027", "3/4-2027", "3/4-2027"],
])("%s: unclear %s; day first %s, month first %s, nobody knows %s", (text, unclear, day, month, unsaid) => {
  expect(isUnclearDay(text)).toBe(unclear);
  expect([isoDay(text, "day-first"), isoDay(text, "month-first"), isoDay(text, null)]).toEqual([
    day,
    month,
    unsaid,
  ]);
});
