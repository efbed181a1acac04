import { expect, test } from "vitest";
import { dayBegins, mailDueAt } from "./before-the-day";

const begins = new Date("2027-05-06T07:00:00Z");
const date = new Date("2027-05-06T00:00:00Z");

test.each([
  ["without an online room: a day before", [], "2027-05-05T07:00:00Z"],
  ["a link that comes in the last hours: a day before all the same", [2], "2027-05-05T07:00:00Z"],
  ["a link that is there earlier: when it is", [48], "2027-05-04T07:00:00Z"],
  ["of several links: when the last one is there", [96, 48], "2027-05-04T07:00:00Z"],
  ["of several links, one in the last hours: a day before", [96, 1], "2027-05-05T07:00:00Z"],
])("the mail leaves %s", (_what, hours, due) => {
  expect(mailDueAt(begins, hours)).toEqual(new Date(due));
});

test("a day begins at its first hour, or at 04:00 of its own zone", () => {
  expect(dayBegins({ date, startsAt: begins }, "Europe/Rome")).toEqual(begins);
  expect(dayBegins({ date, startsAt: null }, "Europe/Rome")).toEqual(new Date("2027-05-06T02:00:00Z"));
});
