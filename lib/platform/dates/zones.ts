import { Temporal } from "temporal-polyfill";

// Forms need these in the browser, without the 19 kB of this file.
export { isIsoDate } from "./iso-date";
export { isTimeZone } from "./zone-name";

/** The programme's day begins at 04:00 local time: what starts at 02:00 belongs to the day before. */
export const DAY_BEGINS_HOUR = 4;

/** The zones offered for choice: one name for each, as this Node calls it, and UTC, which Node leaves out. */
export function listTimeZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])];
}

export type LocalTime =
  | { ok: true; instant: Date }
  /** The clocks jump over this time; `before` and `after` are the nearest existing local times (HH:MM). */
  | { ok: false; reason: "no-such-time"; before: string; after: string }
  /** The clocks show this time twice; both instants are offered. */
  | { ok: false; reason: "ambiguous-time"; earlier: Date; later: Date };

/**
 * The instant of a local date and time in a zone.
 * @param date ISO date, e.g. "2027-03-28"
 * @param time "HH:MM"
 * @param choose which instant to take where the clocks show the time twice; without it the answer asks.
 */
export function instantOf(date: string, time: string, zone: string, choose?: "earlier" | "later"): LocalTime {
  const plain = Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { ok: true, instant: toDate(earlier) };
  if (earlier.toPlainDateTime().equals(plain)) {
    if (choose) return { ok: true, instant: toDate(choose === "earlier" ? earlier : later) };
    return { ok: false, reason: "ambiguous-time", earlier: toDate(earlier), later: toDate(later) };
  }
  const gap = later.getTimeZoneTransition("previous") ?? later;
  const beforeGap = Temporal.Instant.fromEpochMilliseconds(gap.epochMilliseconds - 60_000).toZonedDateTimeISO(
    zone,
  );
  return { ok: false, reason: "no-such-time", before: clock(beforeGap), after: clock(gap) };
}

/** An instant moved by whole days, and what the clocks made of its local time there. */
export interface MovedInstant {
  instant: Date;
  /** "skipped": they jump over it, so that it is the first time behind the jump; "twice": they show it twice. */
  clocks: "same" | "skipped" | "twice";
}

/**
 * The same local time of a zone, some days before or after.
 * @param choose which instant to take where the clocks show the time twice
 */
export function moveByDays(
  instant: Date,
  days: number,
  zone: string,
  choose: "earlier" | "later",
): MovedInstant {
  const wanted = zoned(instant, zone).toPlainDateTime().add({ days });
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = wanted.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { instant: toDate(earlier), clocks: "same" };
  if (earlier.toPlainDateTime().equals(wanted))
    return { instant: toDate(choose === "earlier" ? earlier : later), clocks: "twice" };
  return { instant: toDate(later.getTimeZoneTransition("previous") ?? later), clocks: "skipped" };
}

/** The local date (ISO) of an instant in a zone. */
export function localDate(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/** The local time ("HH:MM") of an instant in a zone. */
export function localTime(instant: Date, zone: string): string {
  return clock(zoned(instant, zone));
}

/** Minutes after local midnight of an instant in a zone. */
export function localMinute(instant: Date, zone: string): number {
  const at = zoned(instant, zone);
  return at.hour * 60 + at.minute;
}

/** The programme day (ISO date) an instant belongs to: 04:00 to 04:00 in the zone. */
export function programmeDay(instant: Date, zone: string): string {
  const at = zoned(instant, zone);
  const date = at.toPlainDate();
  return (at.hour < DAY_BEGINS_HOUR ? date.subtract({ days: 1 }) : date).toString();
}

/** When a programme day starts and ends: 04:00 of the date and of the next one, as instants. */
export function programmeDayBounds(date: string, zone: string): { start: Date; end: Date } {
  const day = Temporal.PlainDate.from(date);
  const at = (plain: Temporal.PlainDate) =>
    toDate(plain.toZonedDateTime({ timeZone: zone, plainTime: { hour: DAY_BEGINS_HOUR } }));
  return { start: at(day), end: at(day.add({ days: 1 })) };
}

/** When a day of the calendar starts and ends in a zone, as instants: where the clocks jump over midnight, after the jump. */
export function calendarDayBounds(date: string, zone: string): { start: Date; end: Date } {
  const day = Temporal.PlainDate.from(date);
  return {
    start: toDate(day.toZonedDateTime(zone)),
    end: toDate(day.add({ days: 1 }).toZonedDateTime(zone)),
  };
}

/** An instant as ISO text with the zone's offset, e.g. "2027-10-08T09:00:00+02:00". */
export function isoWithOffset(instant: Date, zone: string): string {
  return zoned(instant, zone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

export interface ZoneChange {
  at: Date;
  /** Offsets from UTC in seconds, before and after. */
  from: number;
  to: number;
}

/** When the clocks of a zone change between two instants, and the offset it has at the first. */
export function zoneChanges(
  zone: string,
  since: Date,
  until: Date,
): { offset: number; changes: ZoneChange[] } {
  let moment = zoned(since, zone);
  const seconds = (at: Temporal.ZonedDateTime) => at.offsetNanoseconds / 1_000_000_000;
  const offset = seconds(moment);
  const changes: ZoneChange[] = [];
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds > until.getTime()) return { offset, changes };
    changes.push({ at: toDate(next), from: seconds(moment), to: seconds(next) });
    moment = next;
  }
}

/** An instant as local wall-clock text of a zone without offset, e.g. "2027-10-08T09:00:00". */
export function localDateTime(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: "second" });
}

/** The ISO date `days` after another. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The ISO date of a `@db.Date` column, which Prisma reads as UTC midnight. */
export function isoDate(column: Date): string {
  return column.toISOString().slice(0, 10);
}

/** The value for a `@db.Date` column. */
export function dateColumn(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Whether the clocks of two zones show different times at an instant. */
export function hasOtherOffset(instant: Date, zone: string, other: string): boolean {
  return zoned(instant, zone).offsetNanoseconds !== zoned(instant, other).offsetNanoseconds;
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function toDate(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: "minute" });
}
