import "server-only";
import { findCalendarEntries } from "@/lib/agenda/queries/calendar-entries";
import { writeCalendar } from "@/lib/agenda/rules/write-calendar";
import { translator } from "@/lib/platform/i18n/translator";
import type { CalendarScope } from "./policy";
import { listStars } from "./queries/stars";

/** The marked sessions of a participant as a calendar to subscribe to; null where the edition has no page any more. */
export async function myCalendar(language: string, scope: CalendarScope): Promise<string | null> {
  const [found, stars] = await Promise.all([
    findCalendarEntries(language, scope.schoolSlug, scope.editionSlug),
    listStars(scope),
  ]);
  if (!found) return null;
  const { programme, entries } = found;
  const { head, release } = programme;
  return writeCalendar({
    name: `${translator(language, "my-sessions")("title")}, ${head.title.text}`,
    language,
    timeZone: head.timeZone,
    released: release ? new Date(release.createdAt) : null,
    entries: entries.filter(({ sessionNumber }) => stars[sessionNumber]?.marked),
  });
}
