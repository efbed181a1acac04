import {
  addDays,
  DAY_BEGINS_HOUR,
  instantOf,
  isIsoDate,
  isTimeZone,
  localTime,
} from "@/lib/platform/dates/zones";
import type { FileEvent } from "../schema/schedule-file";

export type TimeNote = "offset-differs" | "start-differs" | "hour-shown-twice" | "no-time";
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
 */
export function readTime(
  event: Pick<FileEvent, "date" | "start" | "day">,
  zone: string,
  fileZone: string | null,
): ReadTime {
  const start = event.start === null ? null : readClock(event.start);
  if (start === undefined) return { ok: false, reason: "start-unreadable", value: event.start ?? "" };
  const date = event.date === null ? null : FULL.exec(event.date.trim());
  if (date === null && event.date !== null && !isIsoDate(event.date.trim()))
    return { ok: false, reason: "date-unreadable", value: event.date };
  if (date === null) return readUnderDay(event, start, zone);
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

function readUnderDay(event: Pick<FileEvent, "date" | "day">, start: string | null, zone: string): ReadTime {
  const ownDate = event.date?.trim() ?? null;
  const day = ownDate ?? event.day?.trim().slice(0, 10) ?? null;
  if (day === null || start === null) return { ok: true, instant: null, note: "no-time" };
  if (!isIsoDate(day)) return { ok: false, reason: "date-unreadable", value: day };
  const afterMidnight = ownDate === null && Number(start.slice(0, 2)) < DAY_BEGINS_HOUR;
  return local(afterMidnight ? addDays(day, 1) : day, start, zone);
}

function local(day: string, clock: string, zone: string): ReadTime {
  const found = instantOf(day, clock, zone);
  if (found.ok) return { ok: true, instant: found.instant, note: null };
  if (found.reason === "no-such-time") return { ok: false, reason: "no-such-time", value: `${day} ${clock}` };
  return { ok: true, instant: found.earlier, note: "hour-shown-twice" };
}
