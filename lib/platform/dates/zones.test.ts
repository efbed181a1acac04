import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import {
  addDays,
  instantOf,
  isIsoDate,
  isoWithOffset,
  isTimeZone,
  localDate,
  localTime,
  programmeDay,
  programmeDayBounds,
} from "./zones";

const iso = (text: string) => new Date(text);

describe("a local time in a zone", () => {
  test.each([
    ["2027-10-08", "09:00", "Europe/Rome", "2027-10-08T07:00:00Z"],
    ["2027-01-08", "09:00", "Europe/Rome", "2027-01-08T08:00:00Z"],
    ["2027-10-08", "09:00", "Asia/Kathmandu", "2027-10-08T03:15:00Z"],
    ["2027-06-01", "09:00", "Australia/Lord_Howe", "2027-05-31T22:30:00Z"],
  ])("%s %s in %s is %s", (date, time, zone, expected) => {
    expect(instantOf(date, time, zone)).toEqual({ ok: true, instant: iso(expected) });
  });

  test("that the clocks jump over is refused, naming its neighbours", () => {
    const found = instantOf("2027-03-28", "02:30", "Europe/Rome");
    expect(found).toEqual({ ok: false, reason: "no-such-time", before: "01:59", after: "03:00" });
  });

  test("that the clocks show twice asks, and takes either answer", () => {
    const earlier = iso("2027-10-31T00:30:00Z");
    const later = iso("2027-10-31T01:30:00Z");
    const found = instantOf("2027-10-31", "02:30", "Europe/Rome");
    expect(found).toEqual({ ok: false, reason: "ambiguous-time", earlier, later });
    expect(instantOf("2027-10-31", "02:30", "Europe/Rome", "earlier")).toEqual({
      ok: true,
      instant: earlier,
    });
    expect(instantOf("2027-10-31", "02:30", "Europe/Rome", "later")).toEqual({ ok: true, instant: later });
  });

  test("comes back as the same local date and time, wherever it exists once", () => {
    const zones = fc.constantFrom(
      "Europe/Rome",
      "Asia/Kathmandu",
      "America/Sao_Paulo",
      "Australia/Lord_Howe",
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, days, minute) => {
          const date = addDays("2020-01-01", days);
          const pad = (value: number) => String(value).padStart(2, "0");
          const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
          const found = instantOf(date, time, zone);
          if (!found.ok) return;
          expect([localDate(found.instant, zone), localTime(found.instant, zone)]).toEqual([date, time]);
        },
      ),
    );
  });
});

describe("a programme day", () => {
  test("runs from 04:00 to 04:00, also when the clocks change", () => {
    const bounds = programmeDayBounds("2027-10-30", "Europe/Rome");
    expect(bounds).toEqual({ start: iso("2027-10-30T02:00:00Z"), end: iso("2027-10-31T03:00:00Z") });
  });

  test.each([
    ["2027-10-09T01:59:00Z", "2027-10-08"],
    ["2027-10-09T02:00:00Z", "2027-10-09"],
    ["2027-10-08T22:30:00Z", "2027-10-08"],
  ])("%s belongs to %s in Rome", (instant, day) => {
    expect(programmeDay(iso(instant), "Europe/Rome")).toBe(day);
  });
});

test.each([
  ["Europe/Rome", true],
  ["America/Argentina/Buenos_Aires", true],
  ["UTC", true],
  ["+02:00", false],
  ["Mars/Olympus", false],
  ["../etc", false],
  ["", false],
])("%s is a zone: %s", (zone, expected) => {
  expect(isTimeZone(zone)).toBe(expected);
});

test.each([
  ["2027-02-28", true],
  ["2027-02-30", false],
  ["27-02-28", false],
  ["2027-2-8", false],
  ["9999-01-01", false],
])("%s is a date: %s", (date, expected) => {
  expect(isIsoDate(date)).toBe(expected);
});

test("ISO text carries the zone's offset", () => {
  expect(isoWithOffset(iso("2027-10-08T07:00:00Z"), "Europe/Rome")).toBe("2027-10-08T09:00:00+02:00");
});

test("a crafted zone name is refused at once", () => {
  const cost = costOf(() => {
    expect(isTimeZone(`A${"_".repeat(60)}!`)).toBe(false);
    expect(isTimeZone(`Etc/${"+-_/".repeat(5_000)}`)).toBe(false);
  });
  expect(cost).toBeLessThan(500);
});
