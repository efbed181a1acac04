import { describe, expect, test } from "vitest";
import { dayClock, hasRepeatedHour, minuteOfDay } from "./day-clock";

const ROME = "Europe/Rome";

describe("a programme day's clock", () => {
  test.each([
    ["a day without a change", "2027-05-06", []],
    ["the night in which an hour is shown twice", "2027-10-30", [{ at: 1_620, by: -60 }]],
    ["the night that leaves an hour out", "2027-03-27", [{ at: 1_560, by: 60 }]],
    ["the day after the change", "2027-10-31", []],
    ["two days before, for a slot that lasts as long", "2027-10-28", [{ at: 4_500, by: -60 }]],
    ["three days before", "2027-10-27", []],
  ])("%s", (_name, date, changes) => {
    expect(dayClock(date, ROME)).toEqual({ date, changes });
  });

  test("minutes are counted from its midnight, as they pass", () => {
    const minute = (instant: string) => minuteOfDay(new Date(instant), "2027-10-30", ROME);
    expect(minute("2027-10-30T02:00:00Z")).toBe(240);
    expect(minute("2027-10-30T07:30:00Z")).toBe(570);
    expect(minute("2027-10-31T00:30:00Z")).toBe(1_590);
    expect(minute("2027-10-31T01:30:00Z")).toBe(1_650);
    expect(minute("2027-10-30T01:00:00Z")).toBe(180);
  });
});

test.each([
  [[], false],
  [["2027-10-29"], false],
  [["2027-10-29", "2027-10-30"], true],
  [["2027-10-31"], false],
  [["2027-03-27", "2027-03-28"], false],
])("whether the days %j show an hour twice: %s", (dates, expected) => {
  expect(hasRepeatedHour(dates, ROME)).toBe(expected);
});
