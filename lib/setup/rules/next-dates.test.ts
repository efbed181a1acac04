import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf, zoneChanges } from "@/lib/platform/dates/zones";
import { daysBetween, planDates, proposeFirstDay } from "./next-dates";

const ROME = "Europe/Rome";
const LONG_AGO = new Date("2000-01-01T00:00:00Z");

/** The wall clock of a zone by the platform's own formatter, not by the rules under test. */
function wall(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv", {
    ...{ timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  }).format(instant);
  return parts.replace(" ", "T");
}

const weekday = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay();
const at = (date: string, time: string, zone = ROME) => {
  const found = instantOf(date, time, zone, "earlier");
  if (!found.ok) throw new Error(`${date} ${time} is no time in ${zone}`);
  return found.instant;
};

describe("the first day that is proposed", () => {
  test.each([
    ["2027-05-06", "2027-11-29", "2028-05-04"],
    ["2027-02-26", "2027-11-29", "2028-02-25"],
    // A leap year lies in between: two days back, not five ahead.
    ["2027-03-05", "2027-11-29", "2028-03-03"],
    ["2028-02-29", "2028-11-29", "2029-02-27"],
    // Made late: the year after.
    ["2024-05-09", "2027-11-29", "2028-05-11"],
    // On the day before it is ahead, on the day itself it is too late.
    ["2027-05-06", "2028-05-03", "2028-05-04"],
    ["2027-05-06", "2028-05-04", "2029-05-03"],
  ])("after %s, on %s, is %s", (first, today, proposed) => {
    expect(proposeFirstDay(first, today)).toBe(proposed);
  });

  test("is ahead, on the same day of the week, within three days of the same date", () => {
    const day = fc
      .integer({ min: 0, max: 36_000 })
      .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (first, today) => {
        const proposed = proposeFirstDay(first, today);
        expect(proposed > today).toBe(true);
        expect(daysBetween(first, proposed)).toBeGreaterThan(300);
        expect(weekday(proposed)).toBe(weekday(first));
        const near = [-1, 0, 1].map((years) => {
          const same = new Date(`${first}T00:00:00Z`);
          same.setUTCFullYear(Number(proposed.slice(0, 4)) + years);
          return Math.abs(daysBetween(same.toISOString().slice(0, 10), proposed));
        });
        expect(Math.min(...near)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("dates that move", () => {
  const source = {
    days: [
      { date: "2027-03-27", startsAt: at("2027-03-27", "09:00"), endsAt: at("2027-03-27", "18:00") },
      { date: "2027-03-28", startsAt: at("2027-03-28", "09:00"), endsAt: null },
    ],
    opensAt: at("2026-12-01", "08:00"),
    closesAt: at("2027-03-14", "23:59"),
    timeZone: ROME,
  };

  test("keep their local times on both sides of a change of the clocks, and the days between them", () => {
    const next = planDates(source, "2028-03-25", LONG_AGO);
    expect(next.shift).toBe(364);
    expect(next.days.map(({ date }) => date)).toEqual(["2028-03-25", "2028-03-26"]);
    // The clocks went forward on 28 March 2027 and do on 26 March 2028.
    expect(next.days[0]?.startsAt).toEqual(new Date("2028-03-25T08:00:00Z"));
    expect(next.days[1]?.startsAt).toEqual(new Date("2028-03-26T07:00:00Z"));
    expect(next.days[1]?.endsAt).toBeNull();
    expect(next.opensAt).toEqual(new Date("2027-11-30T07:00:00Z"));
    expect(next.closesAt).toEqual(new Date("2028-03-12T22:59:00Z"));
    expect({ clocks: next.clocks, over: next.over, other: next.otherWeekday }).toEqual({
      ...{ clocks: [], over: [], other: false },
    });
  });

  test("a time the clocks jump over becomes the first behind it, one they show twice is told, too", () => {
    const night = (startsAt: Date, endsAt: Date) => ({
      ...{ timeZone: ROME, opensAt: null, closesAt: null },
      days: [{ date: "2027-06-05", startsAt, endsAt }],
    });
    const jumped = planDates(
      night(at("2027-06-05", "02:30"), at("2027-06-05", "05:00")),
      "2028-03-26",
      LONG_AGO,
    );
    expect(jumped.days[0]?.startsAt).toEqual(new Date("2028-03-26T01:00:00Z"));
    expect(jumped.clocks).toEqual([
      { what: "begins", clocks: "skipped", meant: "2028-03-26T02:30:00", taken: "2028-03-26T03:00:00" },
    ]);
    const twice = planDates(
      night(at("2027-06-05", "02:15"), at("2027-06-05", "02:45")),
      "2028-10-29",
      LONG_AGO,
    );
    expect(twice.days[0]).toMatchObject({
      startsAt: new Date("2028-10-29T00:15:00Z"),
      endsAt: new Date("2028-10-29T01:45:00Z"),
    });
    expect(twice.clocks.map(({ what, clocks }) => [what, clocks])).toEqual([
      ["begins", "twice"],
      ["ends", "twice"],
    ]);
  });

  test("what is over when the edition is made is left out, so that nothing opens by being published", () => {
    const next = planDates(source, "2028-03-25", new Date("2028-01-10T00:00:00Z"));
    expect(next).toMatchObject({ opensAt: null, over: ["opens"] });
    expect(next.closesAt).not.toBeNull();
    const opens = new Date("2027-11-30T07:00:00Z");
    expect(planDates(source, "2028-03-25", opens)).toMatchObject({ opensAt: null, over: ["opens"] });
    expect(planDates(source, "2028-03-25", new Date(opens.getTime() - 1)).opensAt).toEqual(opens);
    expect(planDates(source, "2028-03-25", new Date("2028-03-24T00:00:00Z"))).toMatchObject({
      ...{ opensAt: null, closesAt: null, over: ["opens", "closes"] },
    });
  });

  test("of an hour shown twice registration opens in the first and closes in the second", () => {
    const days = [{ date: "2027-06-05", startsAt: null, endsAt: null }];
    const window = { opensAt: at("2027-06-05", "02:15"), closesAt: at("2027-06-05", "02:45") };
    const next = planDates({ days, ...window, timeZone: ROME }, "2028-10-29", LONG_AGO);
    expect([next.opensAt, next.closesAt]).toEqual([
      new Date("2028-10-29T00:15:00Z"),
      new Date("2028-10-29T01:45:00Z"),
    ]);
    expect(next.clocks.map(({ what }) => what)).toEqual(["opens", "closes"]);
  });

  test("an edition without a day has the one that was chosen; another day of the week is said", () => {
    expect(planDates({ ...source, days: [] }, "2028-03-25", LONG_AGO).days).toEqual([
      { from: null, date: "2028-03-25", startsAt: null, endsAt: null },
    ]);
    expect(planDates(source, "2028-03-24", LONG_AGO).otherWeekday).toBe(true);
  });

  /** A day and its hour, moved: as it should be by the wall clock, or listed. @returns what the clocks did */
  function moved(timeZone: string, startsAt: Date, shift: number): string {
    const date = wall(startsAt, timeZone).slice(0, 10);
    const there = plusDays(date, shift);
    const days = [{ date, startsAt, endsAt: null }];
    const next = planDates({ days, opensAt: null, closesAt: null, timeZone }, there, LONG_AGO);
    const meant = `${there}${wall(startsAt, timeZone).slice(10)}`;
    const [day] = next.days;
    if (!day?.startsAt) throw new Error("the day lost its hour");
    expect(day.date).toBe(there);
    const shown = wall(day.startsAt, timeZone);
    const [note] = next.clocks;
    if (note?.clocks === "skipped") {
      // No instant shows what was meant: the second before the clocks jump is earlier, the one that is taken later.
      expect(note).toMatchObject({ meant, taken: shown });
      expect(shown > meant).toBe(true);
      expect(wall(new Date(day.startsAt.getTime() - 1_000), timeZone) < meant).toBe(true);
      return "skipped";
    }
    expect(shown).toBe(meant);
    const again = [30, 60].some(
      (minutes) => wall(new Date(Number(day.startsAt) + minutes * 60_000), timeZone) === meant,
    );
    expect(note?.clocks === "twice").toBe(again);
    return note?.clocks ?? "same";
  }

  const plusDays = (date: string, days: number) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

  test("whatever the zone, the time and the shift: the wall clock shows the same, or it is listed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2014, 0) / 1_000, max: Date.UTC(2035, 0) / 1_000 }),
        fc.integer({ min: -800, max: 800 }),
        (zone, seconds, shift) => {
          moved(zone, new Date(seconds * 1_000), shift);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("around every change of the clocks, minute by minute", () => {
    const seen = new Set<string>();
    for (const zone of ZONES) {
      const { changes } = zoneChanges(zone, new Date("2027-01-01Z"), new Date("2028-06-01Z"));
      for (const change of changes)
        for (let minutes = -70; minutes <= 70; minutes += 20) {
          const hour = wall(new Date(change.at.getTime() + minutes * 60_000), zone);
          for (const time of [hour.slice(11, 16), "02:10", "00:10"]) {
            const from = plusDays(hour.slice(0, 10), -45);
            seen.add(moved(zone, at(from, time, zone), 45));
          }
        }
    }
    expect([...seen].sort()).toEqual(["same", "skipped", "twice"]);
  });
});

const ZONES = ["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"];
