import "server-only";
import { type EditionPageContent, findEditionPage } from "@/lib/editions/queries/public-edition";
import { placeLines } from "@/lib/editions/rules/venues";
import { settings } from "@/lib/platform/env";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { translator } from "@/lib/platform/i18n/translator";
import { findPlacementChanges, type PlacementChanges } from "../queries/placement-changes";
import { latest } from "../rules/latest";
import { type CalendarEntry, writeCalendar } from "../rules/write-calendar";

/**
 * The days of an edition for everybody's calendar; null when there is none at this address. It says that these are the
 * dates of the event and keeps nobody's time taken: a place comes with a registration, whose mail has its own entries.
 */
export async function daysCalendar(
  language: string,
  school: string,
  edition: string,
): Promise<string | null> {
  const [page, changes] = await Promise.all([
    findEditionPage(language, school, edition),
    findPlacementChanges(school, edition),
  ]);
  if (!page) return null;
  const { head } = page;
  return writeCalendar({
    name: `${head.schoolTitle.text}, ${head.title.text}`,
    language,
    timeZone: head.timeZone,
    released: new Date(head.updatedAt),
    entries: head.days.map((day) => dayEntry(day, page, changes, language)),
  });
}

function dayEntry(
  day: EditionPageContent["head"]["days"][number],
  page: EditionPageContent,
  changes: PlacementChanges,
  language: string,
): CalendarEntry {
  const { head } = page;
  const t = translator(language, "public");
  const title = `${head.schoolTitle.text}, ${head.title.text}`;
  const address = `${settings().publicUrl}/${language}/schools/${head.schoolSlug}/${head.editionSlug}`;
  const place = head.mode === "online" ? [] : placeLines(page.venues[0], head.city);
  return {
    uid: `${head.editionId}-${day.date}@convivio`,
    // A venue has versions of its own: what is said of it counts, too.
    sequence: head.version + changes.count,
    changed: new Date(latest(head.updatedAt, changes.latest)),
    cancelled: head.phase === "cancelled",
    // A beginning without an end is no length of time: such a day is whole, like one without hours.
    ...(day.startsAt && day.endsAt
      ? { start: new Date(day.startsAt), end: new Date(day.endsAt), day: null }
      : { start: null, end: null, day: day.date }),
    takesTime: false,
    title: day.label ? `${asLabel(translator(language, "site"), title)} ${day.label.text}` : title,
    description: t("calendar.entry", { address: `${address}/register` }),
    location: place.join(", "),
    position: head.mode === "online" ? null : (page.venues[0]?.position ?? null),
    category: null,
    address,
  };
}
