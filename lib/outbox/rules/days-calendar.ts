import { calendarText, foldLines, momentStamps, utcStamp } from "@/lib/platform/calendar/calendar-lines";
import { timeZoneLines } from "@/lib/platform/calendar/time-zone-lines";
import { addDays } from "@/lib/platform/dates/zones";
import { venueLines } from "@/lib/platform/venue-lines";
import type { MailFacts } from "./mail-facts";

/** What the file about somebody's days needs beside the facts of the edition. */
export interface DaysCalendar {
  registrationId: string;
  /** Raised with every change of the registration. */
  version: number;
  cancelled: boolean;
  stamp: Date;
  /** What the entry says beside when and where. */
  note?: string;
  /** The edition's page. */
  address: string;
}

/**
 * The days of an edition for the calendar of one person: PUBLISH when she has a place, CANCEL when it is gone
 * (RFC 5546); no answers are asked. The days keep their UIDs, and a cancellation outranks what it cancels. A day without
 * times is a whole day. Null without days.
 */
export function writeDaysCalendar(facts: MailFacts, calendar: DaysCalendar): string | null {
  const { timeZone, days } = facts;
  if (days.length === 0) return null;
  const moments = days.flatMap((day) => [day.startsAt, day.endsAt].filter((at) => at !== null));
  const times = moments.map((at) => at.getTime());
  return foldLines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Convivio//Registration//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${calendar.cancelled ? "CANCEL" : "PUBLISH"}`,
    ...(times.length > 0
      ? timeZoneLines(timeZone, new Date(Math.min(...times)), new Date(Math.max(...times)))
      : []),
    ...days.flatMap((day) => dayLines(day, facts, calendar)),
    "END:VCALENDAR",
  ]);
}

function dayLines(day: MailFacts["days"][number], facts: MailFacts, calendar: DaysCalendar): string[] {
  const { cancelled, stamp, version } = calendar;
  const place = facts.mode === "online" ? "" : venueLines(facts).join(", ");
  return [
    "BEGIN:VEVENT",
    `UID:${calendar.registrationId}-${day.date}@convivio`,
    `DTSTAMP:${utcStamp(stamp)}`,
    `SEQUENCE:${version * 2 + (cancelled ? 1 : 0)}`,
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    ...timeLines(day, facts.timeZone),
    `SUMMARY:${calendarText(`${facts.school}, ${facts.edition}`)}`,
    ...(calendar.note && !cancelled ? [`DESCRIPTION:${calendarText(calendar.note)}`] : []),
    ...(place ? [`LOCATION:${calendarText(place)}`] : []),
    `ORGANIZER;CN="${facts.controller.name.replace(/["\p{Cc}]/gu, " ")}":mailto:${facts.contact}`,
    `URL:${calendar.address}`,
    "END:VEVENT",
  ];
}

function timeLines({ date, startsAt, endsAt }: MailFacts["days"][number], zone: string): string[] {
  const whole = (iso: string) => iso.replaceAll("-", "");
  if (!startsAt) return [`DTSTART;VALUE=DATE:${whole(date)}`, `DTEND;VALUE=DATE:${whole(addDays(date, 1))}`];
  const [start, end] = momentStamps([startsAt, ...(endsAt ? [endsAt] : [])], zone);
  return [`DTSTART${start}`, ...(end ? [`DTEND${end}`] : [])];
}
