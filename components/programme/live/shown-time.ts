import { formatShortDay, formatTime } from "@/lib/platform/dates/format";
import { dayInZone } from "@/lib/platform/dates/reader-zone";

/** "09:00", or "Wed 31, 21:00" where the clock of `zone` shows another day than the page. */
export function shownTime(instant: Date, day: string, zone: string, locale: string): string {
  const time = formatTime(instant, zone, locale);
  return dayInZone(instant, zone) === day ? time : `${formatShortDay(instant, zone, locale)}, ${time}`;
}
