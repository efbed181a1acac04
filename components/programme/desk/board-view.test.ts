import fc from "fast-check";
import { expect, test } from "vitest";
import { dayClock, hasRepeatedHour, minuteOfDay } from "@/lib/agenda/rules/day-clock";
import { repeatedHour } from "@/lib/platform/dates/reader-zone";
import { addDays, instantOf, localDate, localTime, programmeDay } from "@/lib/platform/dates/zones";
import { momentAt } from "./board-view";

const ZONES = [
  "Europe/Rome",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Casablanca",
];
/** Days around which the clocks of one of the zones change, and any others. */
const days = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("2027-10-30", "2027-03-27", "2027-04-03", "2027-09-04", "2027-10-02", "2027-02-06"),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([date, days]) => addDays(date, days)),
  fc.nat(2_000).map((count) => addDays("2025-01-01", count)),
);

test("each minute of the board is the moment that calendar and clock show then, also on nights of a change", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      days,
      fc.integer({ min: 240, max: 1_679 }),
      (zone, date, minute) => {
        const eight = instantOf(date, "08:00", zone, "earlier");
        if (!eight.ok) throw new Error("no eight o'clock");
        const instant = new Date(eight.instant.getTime() + (minute - 480) * 60_000);
        fc.pre(programmeDay(instant, zone) === date);
        expect(minuteOfDay(instant, date, zone)).toBe(minute);
        expect(momentAt(minute, dayClock(date, zone))).toEqual({
          date: localDate(instant, zone),
          time: localTime(instant, zone),
          choose: repeatedHour(instant, zone) ?? "",
        });
      },
    ),
    { numRuns: 400 },
  );
});

test("the night of the clock change in Rome: half past two comes twice and nothing shows half past three for it", () => {
  const clock = dayClock("2027-10-30", "Europe/Rome");
  const at = (iso: string) => momentAt(minuteOfDay(new Date(iso), "2027-10-30", "Europe/Rome"), clock);
  expect(at("2027-10-31T00:30:00Z")).toEqual({ date: "2027-10-31", time: "02:30", choose: "earlier" });
  expect(at("2027-10-31T01:30:00Z")).toEqual({ date: "2027-10-31", time: "02:30", choose: "later" });
  expect(at("2027-10-31T02:30:00Z")).toEqual({ date: "2027-10-31", time: "03:30", choose: "" });
  expect(hasRepeatedHour(["2027-10-29", "2027-10-30"], "Europe/Rome")).toBe(true);
  expect(hasRepeatedHour(["2027-03-27", "2027-10-31"], "Europe/Rome")).toBe(false);
});
