import { formatShortDay, formatTime } from "./format";
import { dateInZone } from "./reader-zone";

/**
 * A time beside a date that is already said (ISO): "09:00", or "Wed 31, 21:00" where the calendar of the zone shows
 * another date then. What begins after midnight belongs to the programme of the day before and has the date of the next.
 */
export function shownTime(instant: Date, day: string, zone: string, locale: string): string {
  const time = formatTime(instant, zone, locale);
  return dateInZone(instant, zone) === day ? time : `${formatShortDay(instant, zone, locale)}, ${time}`;
}

/** From when to when beside a date that is already said: "09:00–10:15", "23:30 – Sun 10, 00:30", "Sun 10, 01:30–02:00". */
export function shownRange(start: Date, end: Date, day: string, zone: string, locale: string): string {
  const date = dateInZone(start, zone);
  const dash = dateInZone(end, zone) === date ? "–" : " – ";
  return `${shownTime(start, day, zone, locale)}${dash}${shownTime(end, date, zone, locale)}`;
}
