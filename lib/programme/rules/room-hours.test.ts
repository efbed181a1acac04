import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { offsetsOf } from "@/lib/platform/dates/reader-zone";
import { programmeDay } from "@/lib/platform/dates/zones";
import { isOutsideHours } from "./room-hours";

const AULA = { opensMinute: 540, closesMinute: 1_080 };
const FOYER = { opensMinute: null, closesMinute: null };
const NIGHT = { opensMinute: 1_200, closesMinute: 1_560 };
const HOUR_MS = 3_600_000;
const rome = offsetsOf("Europe/Rome");
const at = (time: string) => Date.parse(`2027-10-08T${time}:00+02:00`);

test.each([
  ["within", "09:00", "18:00", AULA, false],
  ["a minute early", "08:59", "09:30", AULA, true],
  ["a minute late", "17:30", "18:01", AULA, true],
  ["after midnight is the same night", "23:30", "23:59", NIGHT, false],
  ["always open", "04:00", "05:00", FOYER, false],
])("%s", (_name, from, until, room, expected) => {
  expect(isOutsideHours({ start: at(from), end: at(until) }, room, rome)).toBe(expected);
});

test("04:00 is the new day's, and a minute before it the night's", () => {
  const closed = { opensMinute: null, closesMinute: 1_080 };
  expect(isOutsideHours({ start: at("04:00"), end: at("05:00") }, closed, rome)).toBe(false);
  expect(isOutsideHours({ start: at("03:59"), end: at("05:00") }, closed, rome)).toBe(true);
});

test("02:00 belongs to the night before", () => {
  const start = Date.parse("2027-10-09T01:00:00+02:00");
  expect(isOutsideHours({ start, end: start + HOUR_MS }, NIGHT, rome)).toBe(false);
  expect(isOutsideHours({ start, end: start + 2 * HOUR_MS }, NIGHT, rome)).toBe(true);
});

test("in the night that has an hour more a party until half past two is not too long", () => {
  const night = { opensMinute: null, closesMinute: 27 * 60 };
  const start = Date.parse("2027-10-30T23:00:00Z");
  const hours = (count: number) => ({ start, end: start + count * HOUR_MS });
  expect(isOutsideHours(hours(2.5), night, rome)).toBe(false);
  expect(isOutsideHours(hours(3.5), night, rome)).toBe(true);
});

test("a room that only says when it opens, or when it closes", () => {
  const outside = (opensMinute: number | null, closesMinute: number | null) =>
    isOutsideHours({ start: at("08:00"), end: at("19:00") }, { opensMinute, closesMinute }, rome);
  expect([outside(540, null), outside(480, null)]).toEqual([true, false]);
  expect([outside(null, 1_080), outside(null, 1_140)]).toEqual([true, false]);
});

/** Any minute of some years, and more of those around a change of the clocks. */
const starts = fc.oneof(
  fc.integer({ min: 0, max: 2_600_000 }).map((minute) => Date.UTC(2025, 0, 1) + minute * 60_000),
  fc
    .tuple(fc.constantFrom("2027-10-31", "2027-03-28", "2027-04-04", "2027-10-03"), fc.nat(4_320))
    .map(([date, minute]) => Date.parse(`${date}T00:00:00Z`) + (minute - 2_160) * 60_000),
);
const hours = fc.option(fc.nat(2_160));

test("is what the clock on the wall shows, counted from the midnight of the programme's day", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Europe/Rome", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns"),
      fc.array(fc.record({ start: starts, minutes: fc.integer({ min: 1, max: 2_880 }) }), { minLength: 1 }),
      fc.record({ opensMinute: hours, closesMinute: hours }),
      (zone, slots, room) => {
        const offsetAt = offsetsOf(zone);
        for (const { start, minutes } of slots) {
          const end = start + minutes * 60_000;
          const midnight = Temporal.PlainDateTime.from(programmeDay(new Date(start), zone));
          const shown = (instant: number) =>
            midnight
              .until(
                Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime(),
              )
              .total("minutes");
          const outside =
            (room.opensMinute !== null && shown(start) < room.opensMinute) ||
            (room.closesMinute !== null && shown(end) > room.closesMinute);
          expect(isOutsideHours({ start, end }, room, offsetAt)).toBe(outside);
        }
      },
    ),
  );
});
