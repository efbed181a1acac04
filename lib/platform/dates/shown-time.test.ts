import { expect, test } from "vitest";
import { shownRange, shownTime } from "./shown-time";

const rome = (time: string, day = "09") => new Date(`2027-10-${day}T${time}:00+02:00`);

test.each([
  ["14:00", "09", "15:30", "09", "14:00–15:30"],
  ["23:30", "09", "00:30", "10", "23:30 – Sun 10, 00:30"],
  ["01:30", "10", "02:00", "10", "Sun 10, 01:30–02:00"],
])("from %s of the %sth to %s of the %sth, on the page of Saturday 9", (from, day, until, end, expected) => {
  expect(shownRange(rome(from, day), rome(until, end), "2027-10-09", "Europe/Rome", "en")).toBe(expected);
});

test("in another zone a time says its date where that is another day there", () => {
  expect(shownTime(rome("09:00"), "2027-10-09", "Europe/Rome", "en")).toBe("09:00");
  expect(shownTime(rome("09:00"), "2027-10-09", "Pacific/Honolulu", "en")).toBe("Fri 8, 21:00");
  expect(shownTime(rome("03:00"), "2027-10-09", "Asia/Kolkata", "fr")).toBe("06:30");
});
