import {
  addDays,
  DAY_BEGINS_HOUR,
  instantOf,
  isIsoDate,
  isTimeZone,
  localDate,
  localTime,
} from "@/lib/platform/dates/zones";
import type { FileEvent } from "../schema/schedule-file";
import { dayAmong } from "./written-days";

export type TimeNote = "offset-differs" | "start-differs" | "hour-shown-twice" | "no-time" | "day-of-edition";
export type TimeRefusal = "date-unreadable" | "start-unreadable" | "no-such-time";

export type ReadTime =
  | { ok: true; instant: Date | null; note: TimeNote | null }
  | { ok: false; reason: TimeRefusal; value: string };

const FULL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
const CLOCK = /^(\d{1,2}):(\d\d)(?::\d\d)?$/;

/**
 * When an event begins. `date` is an instant, `start` what the clock on the wall shows; where they disagree in the
 * edition's zone, the wall wins if `date` shows the same clock (an offset was written wrongly), else the instant.
 * Without a `date` the day it stands under counts, and what starts before 04:00 belongs to the night after it.
 * @param days of the edition: one of them is meant by "Saturday" or "Day 2", and the only one where no day is named
 */
export function readTime(
  event: Pick<FileEvent, "date" | "start" | "day">,
  zone: string,
  fileZone: string | null,
  days: readonly string[] = [],
): ReadTime {
  const start = event.start === null ? null : readClock(event.start);
  if (start === undefined) return { ok: false, reason: "start-unreadable", value: event.start ?? "" };
  const date = event.date === null ? null : FULL.exec(event.date.trim());
  if (date === null && event.date !== null && !isIsoDate(event.date.trim()))
    return { ok: false, reason: "date-unreadable", value: event.date };
  if (date === null) return readUnderDay(event, start, zone, days);
  const [, day = "", clock = "", offset] = date;
  if (!isIsoDate(day) || clock > "23:59")
    return { ok: false, reason: "date-unreadable", value: event.date ?? "" };
  if (offset === undefined) return local(day, start ?? clock, zone);
  const instant = new Date(`${day}T${clock}${offset}`);
  if (Number.isNaN(instant.getTime()))
    return { ok: false, reason: "date-unreadable", value: event.date ?? "" };
  if (start === null || localTime(instant, zone) === start) return { ok: true, instant, note: null };
  if (clock === start) {
    const wall = local(day, clock, zone);
    return wall.ok && wall.note === null ? { ...wall, note: "offset-differs" } : wall;
  }
  const inFileZone = fileZone !== null && isTimeZone(fileZone) && localTime(instant, fileZone) === start;
  return { ok: true, instant, note: inFileZone ? null : "start-differs" };
}

/** "9:05" as "09:05"; undefined when it is no time. */
function readClock(text: string): string | undefined {
  const [, hour = "", minute = ""] = CLOCK.exec(text.trim()) ?? [];
  const clock = `${hour.padStart(2, "0")}:${minute}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(clock) ? clock : undefined;
}

function readUnderDay(
  event: Pick<FileEvent, "date" | "day">,
  start: string | null,
  zone: string,
  days: readonly string[],
): ReadTime {
  const ownDate = event.date?.trim() ?? null;
  const written = ownDate ?? event.day?.trim() ?? null;
  const only = days.length === 1 ? (days[0] ?? null) : null;
  const meant = written === null ? only : isIsoDate(written.slice(0, 10)) ? null : dayAmong(days, written);
  const day = meant ?? written?.slice(0, 10) ?? null;
  if (day === null || start === null) return { ok: true, instant: null, note: "no-time" };
  if (!isIsoDate(day)) return { ok: false, reason: "date-unreadable", value: written ?? day };
  const afterMidnight = ownDate === null && Number(start.slice(0, 2)) < DAY_BEGINS_HOUR;
  const found = local(afterMidnight ? addDays(day, 1) : day, start, zone);
  return found.ok && meant !== null && found.note === null ? { ...found, note: "day-of-edition" } : found;
}

/** When an event ends: a moment, or the time of day that comes next behind its beginning. */
export function readEnd(end: string, start: Date, zone: string): ReadTime {
  const clock = readClock(end);
  if (clock === undefined) return readTime({ date: end, start: null, day: null }, zone, null);
  const day = localDate(start, zone);
  const same = local(day, clock, zone);
  // Of an hour that is shown twice the end is the one behind the beginning.
  if (same.ok && same.instant !== null && same.instant > start) return same;
  return clock > localTime(start, zone) ? same : local(addDays(day, 1), clock, zone);
}

function local(day: string, clock: string, zone: string): ReadTime {
  const found = instantOf(day, clock, zone);
  if (found.ok) return { ok: true, instant: found.instant, note: null };
  if (found.reason === "no-such-time") return { ok: false, reason: "no-such-time", value: `${day} ${clock}` };
  return { ok: true, instant: found.earlier, note: "hour-shown-twice" };
}
