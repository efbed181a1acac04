import fc from "fast-check";
import { expect, test } from "vitest";
import { dateInZone, dayInZone, lastMinute, offsetMinutes, repeatedHour } from "./reader-zone";
import { instantOf, localDate, localTime, programmeDay } from "./zones";

const ZONES = [
  "Europe/Rome",
  "Europe/Dublin",
  "America/St_Johns",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Asia/Kathmandu",
];
/** Any minute of ten years, and more of those around a change of the clocks. */
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 5_260_000 }).map((minute) => Date.UTC(2024, 0, 1) + minute * 60_000),
  fc
    .tuple(
      fc.constantFrom("2027-10-31", "2027-03-28", "2027-11-07", "2027-04-04", "2027-09-05"),
      fc.nat(2880),
    )
    .map(([date, minute]) => Date.parse(`${date}T00:00:00Z`) + (minute - 1440) * 60_000),
);

test.each([
  ["Europe/Rome", "2027-04-01T09:00:00Z", 120],
  ["Europe/Rome", "2027-01-01T09:00:00Z", 60],
  ["Asia/Kathmandu", "2027-04-01T09:00:00Z", 345],
  ["America/St_Johns", "2027-01-01T00:10:00Z", -210],
  ["UTC", "2027-04-01T09:00:00Z", 0],
])("%s at %s is %i minutes ahead", (zone, instant, minutes) => {
  expect(offsetMinutes(new Date(instant), zone)).toBe(minutes);
});

test("the day begins at four, as the server counts it", () => {
  for (const zone of ["Europe/Rome", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])
    for (let hour = 0; hour < 48; hour += 1) {
      const instant = new Date(Date.UTC(2027, 4, 6, hour, 30));
      expect(dayInZone(instant, zone)).toBe(programmeDay(instant, zone));
    }
});

test("a time is shown twice exactly where looking it up asks which one is meant", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minutes, (zone, at) => {
      const instant = new Date(at);
      const found = instantOf(localDate(instant, zone), localTime(instant, zone), zone);
      const expected =
        found.ok || found.reason !== "ambiguous-time"
          ? null
          : found.earlier.getTime() === at
            ? "earlier"
            : "later";
      expect(repeatedHour(instant, zone)).toBe(expected);
      expect(dateInZone(instant, zone)).toBe(localDate(instant, zone));
    }),
    { numRuns: 300 },
  );
});

test("what ends where a day begins is said within the day before, and nothing else moves", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minutes, (zone, at) => {
      const said = lastMinute(new Date(at), zone);
      const before = localDate(new Date(at - 60_000), zone);
      expect(localDate(said, zone)).toBe(before);
      if (localDate(new Date(at), zone) === before) expect(said.getTime()).toBe(at);
    }),
    { numRuns: 300 },
  );
});
