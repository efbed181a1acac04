import { isoDate } from "@/lib/platform/dates/zones";

/**
 * The first and the last day of an edition as ISO dates; null without days. Made from the dates its organisers set, never
 * from instants: a day without hours ends at 04:00 of the next date and still is one day. Every page, ticket, mail and
 * file that says when an edition is asks here; `daysSpan` is for what begins and ends by the clock.
 */
export function editionDates(
  days: ReadonlyArray<{ date: Date | string }>,
): { first: string; last: string } | null {
  const dates = days.map(({ date }) => (typeof date === "string" ? date : isoDate(date))).sort();
  const [first] = dates;
  const last = dates.at(-1);
  return first && last ? { first, last } : null;
}
