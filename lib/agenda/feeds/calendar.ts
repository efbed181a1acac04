import "server-only";
import { findCalendarEntries } from "../queries/calendar-entries";
import { type Calendar, writeCalendar, writeXcal } from "../rules/write-calendar";

/**
 * The calendar of an edition, or of one session by its number; null when there is none at this address. Breaks are
 * left out; cancelled sessions stay as cancelled, and all are when the edition is.
 */
export async function editionCalendar(
  language: string,
  school: string,
  edition: string,
  session: number | null = null,
): Promise<string | null> {
  const calendar = await findCalendar(language, school, edition, session);
  return calendar && writeCalendar(calendar);
}

/** The calendar of an edition as XML (xCal, RFC 6321); null when there is none at this address. */
export async function editionXcal(language: string, school: string, edition: string): Promise<string | null> {
  const calendar = await findCalendar(language, school, edition, null);
  return calendar && writeXcal(calendar);
}

async function findCalendar(
  language: string,
  school: string,
  edition: string,
  session: number | null,
): Promise<Calendar | null> {
  const found = await findCalendarEntries(language, school, edition);
  if (!found) return null;
  const { programme, entries } = found;
  const { head } = programme;
  const chosen = session === null ? null : programme.sessions.find((one) => one.number === session);
  if (session !== null && !chosen) return null;
  const title = `${head.schoolTitle.text}, ${head.title.text}`;
  return {
    name: chosen ? chosen.title.text : title,
    language,
    timeZone: head.timeZone,
    released: programme.release ? new Date(programme.release.createdAt) : null,
    entries: entries.filter(({ sessionNumber }) => !chosen || sessionNumber === chosen.number),
  };
}
