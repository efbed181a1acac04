import { calendarText, foldLines, momentStamps, utcStamp } from "@/lib/platform/calendar/calendar-lines";
import { timeZoneLines } from "@/lib/platform/calendar/time-zone-lines";
import { xcalOf } from "@/lib/platform/calendar/xcal";
import { addDays } from "@/lib/platform/dates/zones";

/** From an instant to another, or one whole day (ISO date). */
type EntryTime = { start: Date; end: Date; day: null } | { start: null; end: null; day: string };

/** One entry of a calendar: a session at one of its times, or a day. */
export type CalendarEntry = EntryTime & {
  /** Of the session, with the slot's ordinal: it never changes (docs/decisions/003). */
  uid: string;
  sequence: number;
  /** When its time, place or state last changed. */
  changed: Date;
  cancelled: boolean;
  /** Whether it makes its reader busy; dates of an event that one may not go to do not. */
  takesTime: boolean;
  title: string;
  description: string;
  location: string;
  /** Latitude and longitude of the place. */
  position: { latitude: number; longitude: number } | null;
  category: string | null;
  address: string;
};

export interface Calendar {
  name: string;
  language: string;
  timeZone: string;
  /** When what it shows was released; null before the first release. */
  released: Date | null;
  entries: CalendarEntry[];
}

const HOURLY = "PT1H";

/**
 * A calendar to subscribe to (RFC 5545, RFC 7986): UTC stamps, local times with their zone, nothing that changes
 * unless the programme does. No METHOD: it is a feed, not an invitation. Alarms are the reader's.
 */
export function writeCalendar(calendar: Calendar): string {
  return foldLines(calendarLines(calendar));
}

/** The same calendar as xCal (RFC 6321): XML that says what its lines say. */
export function writeXcal(calendar: Calendar): string {
  return xcalOf(calendarLines(calendar));
}

function calendarLines(calendar: Calendar): string[] {
  const { entries, timeZone } = calendar;
  const moments = entries.flatMap(({ start, end }) => (start ? [start.getTime(), end.getTime()] : []));
  const stamp = calendar.released ?? new Date(0);
  const since = moments.length > 0 ? new Date(Math.min(...moments)) : stamp;
  const until = moments.length > 0 ? new Date(Math.max(...moments)) : stamp;
  const name = calendarText(calendar.name);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Convivio//Agenda//${calendar.language.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `X-WR-TIMEZONE:${timeZone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${HOURLY}`,
    `X-PUBLISHED-TTL:${HOURLY}`,
    ...timeZoneLines(timeZone, since, until),
    ...entries.flatMap((entry) => entryLines(entry, calendar)),
    "END:VCALENDAR",
  ];
}

function entryLines(entry: CalendarEntry, calendar: Calendar): string[] {
  const { timeZone } = calendar;
  const [start, end] = entry.start
    ? momentStamps([entry.start, entry.end], timeZone)
    : [entry.day, addDays(entry.day, 1)].map((date) => `;VALUE=DATE:${date.replaceAll("-", "")}`);
  return [
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `DTSTAMP:${utcStamp(entry.changed)}`,
    `LAST-MODIFIED:${utcStamp(entry.changed)}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `DTSTART${start}`,
    `DTEND${end}`,
    ...(entry.takesTime ? [] : ["TRANSP:TRANSPARENT"]),
    `SUMMARY:${calendarText(entry.title)}`,
    ...(entry.description ? [`DESCRIPTION:${calendarText(entry.description)}`] : []),
    ...(entry.location ? [`LOCATION:${calendarText(entry.location)}`] : []),
    ...(entry.position ? [`GEO:${entry.position.latitude};${entry.position.longitude}`] : []),
    ...(entry.category ? [`CATEGORIES:${calendarText(entry.category)}`] : []),
    `URL:${entry.address}`,
    "END:VEVENT",
  ];
}
