import { expect, test } from "vitest";
import { readTime } from "./read-time";

type Given = Partial<Parameters<typeof readTime>[0]>;
const event = (given: Given) => ({ date: null, start: null, day: null, ...given });

test.each<[string, Given, string, string | null, string, string | null]>([
  [
    "date and start agree",
    { date: "2027-05-03T09:30:00+02:00", start: "09:30" },
    "Europe/Rome",
    null,
    "2027-05-03T07:30:00.000Z",
    null,
  ],
  [
    "a UTC date with a local start",
    { date: "2027-05-03T04:00:00+00:00", start: "9:30" },
    "Asia/Kolkata",
    null,
    "2027-05-03T04:00:00.000Z",
    null,
  ],
  [
    "a quarter-hour zone",
    { date: "2027-05-03T09:00:00Z", start: "14:45" },
    "Asia/Kathmandu",
    null,
    "2027-05-03T09:00:00.000Z",
    null,
  ],
  [
    "the clock of the wall under a wrong offset",
    { date: "2027-05-03T09:30:00Z", start: "09:30" },
    "Europe/Rome",
    "UTC",
    "2027-05-03T07:30:00.000Z",
    "offset-differs",
  ],
  [
    "a file in another zone than the edition",
    { date: "2027-05-03T07:30:00Z", start: "13:00" },
    "Europe/Rome",
    "Asia/Kolkata",
    "2027-05-03T07:30:00.000Z",
    null,
  ],
  [
    "a start that fits nothing",
    { date: "2027-05-03T07:30:00Z", start: "17:11" },
    "Europe/Rome",
    null,
    "2027-05-03T07:30:00.000Z",
    "start-differs",
  ],
  ["no start", { date: "2027-05-03T09:30:00+02:00" }, "Europe/Rome", null, "2027-05-03T07:30:00.000Z", null],
  [
    "a date without an offset",
    { date: "2027-05-03T09:30", start: "09:30" },
    "Europe/Rome",
    null,
    "2027-05-03T07:30:00.000Z",
    null,
  ],
  [
    "only the day it stands under",
    { day: "2027-05-03", start: "09:30" },
    "Europe/Rome",
    null,
    "2027-05-03T07:30:00.000Z",
    null,
  ],
  [
    "after midnight, under the day before",
    { day: "2027-05-03", start: "01:30" },
    "Europe/Rome",
    null,
    "2027-05-03T23:30:00.000Z",
    null,
  ],
  [
    "after midnight, by its own date",
    { day: "2027-05-03", date: "2027-05-04", start: "01:30" },
    "Europe/Rome",
    null,
    "2027-05-03T23:30:00.000Z",
    null,
  ],
  [
    "an hour shown twice",
    { day: "2027-10-30", start: "02:30" },
    "Europe/Rome",
    null,
    "2027-10-31T00:30:00.000Z",
    "hour-shown-twice",
  ],
])("%s", (_name, given, zone, fileZone, instant, note) => {
  expect(readTime(event(given), zone, fileZone)).toEqual({ ok: true, instant: new Date(instant), note });
});

test.each<[Given, string]>([
  [{ day: "2027-03-27", start: "02:30" }, "no-such-time"],
  [{ day: "2027-05-03", start: "25:00" }, "start-unreadable"],
  [{ day: "2027-05-03", start: "noon" }, "start-unreadable"],
  [{ date: "3 May 2027", start: "09:00" }, "date-unreadable"],
  [{ date: "2027-02-30T09:00:00Z" }, "date-unreadable"],
  [{ date: "2027-02-20T99:00:00Z" }, "date-unreadable"],
  [{ day: "tomorrow", start: "09:00" }, "date-unreadable"],
])("%j is refused: %s", (given, reason) => {
  expect(readTime(event(given), "Europe/Rome", null)).toMatchObject({ ok: false, reason });
});

test("what has no time is not placed", () => {
  expect(readTime(event({ day: "2027-05-03" }), "Europe/Rome", null)).toEqual({
    ok: true,
    instant: null,
    note: "no-time",
  });
});
