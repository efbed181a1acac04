import "server-only";
import { type EditionPageContent, findEditionPage } from "@/lib/editions/queries/public-edition";
import { settings } from "@/lib/platform/env";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { translator } from "@/lib/platform/i18n/translator";
import { venueLines } from "@/lib/platform/venue-lines";
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
  const page = await findEditionPage(language, school, edition);
  if (!page) return null;
  const { head } = page;
  return writeCalendar({
    name: `${head.schoolTitle.text}, ${head.title.text}`,
    language,
    timeZone: head.timeZone,
    released: new Date(head.updatedAt),
    position: head.mode === "online" ? null : page.position,
    entries: head.days.map((day) => dayEntry(day, page, language)),
  });
}

function dayEntry(
  day: EditionPageContent["head"]["days"][number],
  page: EditionPageContent,
  language: string,
): CalendarEntry {
  const { head } = page;
  const t = translator(language, "public");
  const title = `${head.schoolTitle.text}, ${head.title.text}`;
  const address = `${settings().publicUrl}/${language}/schools/${head.schoolSlug}/${head.editionSlug}`;
  const { venue, address: street } = page;
  const place =
    head.mode === "online" ? [] : venueLines({ venue: venue?.text, address: street, city: head.city });
  return {
    uid: `${head.editionId}-${day.date}@convivio`,
    sequence: head.version,
    changed: new Date(head.updatedAt),
    cancelled: head.phase === "cancelled",
    // A beginning without an end is no length of time: such a day is whole, like one without hours.
    ...(day.startsAt && day.endsAt
      ? { start: new Date(day.startsAt), end: new Date(day.endsAt), day: null }
      : { start: null, end: null, day: day.date }),
    takesTime: false,
    title: day.label ? `${asLabel(translator(language, "site"), title)} ${day.label.text}` : title,
    description: t("calendar.entry", { address: `${address}/register` }),
    location: place.join(", "),
    category: null,
    address,
  };
}
