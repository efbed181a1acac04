import { isoDate, programmeDayBounds } from "./zones";

/** A day and its hours, where they are said. */
export interface DayFacts {
  /** A `@db.Date` column or an ISO date. */
  date: Date | string;
  startsAt: Date | string | null;
  endsAt: Date | string | null;
}

/** When the first day begins and the last one ends; null without days. A day without times runs 04:00 to 04:00. */
export function daysSpan(days: readonly DayFacts[], zone: string): { start: Date; end: Date } | null {
  let start: Date | null = null;
  let end: Date | null = null;
  for (const day of days) {
    const bounds = programmeDayBounds(typeof day.date === "string" ? day.date : isoDate(day.date), zone);
    const from = toDate(day.startsAt) ?? bounds.start;
    const until = toDate(day.endsAt) ?? bounds.end;
    if (!start || from < start) start = from;
    if (!end || until > end) end = until;
  }
  return start && end ? { start, end } : null;
}

function toDate(value: Date | string | null): Date | null {
  return typeof value === "string" ? new Date(value) : value;
}
