import { isoDate, programmeDayBounds } from "@/lib/platform/dates/zones";

const HOUR_MS = 3_600_000;
/** At the latest so many hours before the first day people are told what they need for it. */
const LATEST_HOURS = 24;

interface Day {
  date: Date;
  startsAt: Date | null;
}

/** When a day begins: at its first hour, or at 04:00 where it has none. */
export function dayBegins(day: Day, timeZone: string): Date {
  return day.startsAt ?? programmeDayBounds(isoDate(day.date), timeZone).start;
}

/** From when the link of an online room is there. */
export function linkFrom(begins: Date, joinHours: number): Date {
  return new Date(begins.getTime() - joinHours * HOUR_MS);
}

/**
 * When the mail before the first day leaves: as soon as the links of all online rooms are there, at the latest a day
 * before. Without a link, a day before.
 * @param joinHours of each online room with a link
 */
export function mailDueAt(begins: Date, joinHours: readonly number[]): Date {
  const hours = joinHours.length > 0 ? Math.min(...joinHours) : LATEST_HOURS;
  return linkFrom(begins, Math.max(LATEST_HOURS, hours));
}
