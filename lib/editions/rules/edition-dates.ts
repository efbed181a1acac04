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

/** When the first day begins, as long as that lies ahead; null later, and where it has no hours. Days are in order. */
export function beginsAhead(
  days: ReadonlyArray<{ date: string; startsAt: string | null }>,
  now: Date,
): { date: string; startsAt: Date } | null {
  const [first] = days;
  const startsAt = first?.startsAt ? new Date(first.startsAt) : null;
  return first && startsAt && now < startsAt ? { date: first.date, startsAt } : null;
}
