import { nameIsoDay } from "@/lib/platform/dates/format";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { asLocalised, localise } from "@/lib/platform/i18n/localised";
import { translator } from "@/lib/platform/i18n/translator";
import { venueLines } from "@/lib/platform/venue-lines";
import { inPlace } from "./in-place";

/** What placeholders say that is the same for everybody a message of an edition goes to; texts as stored. */
export interface SharedValues {
  languages: readonly string[];
  school: { title: unknown };
  title: unknown;
  /** Its first day, an ISO date. */
  firstDay: string | null;
  mode: string;
  city: string;
  /** The main one first. */
  venues: ReadonlyArray<{ name: unknown; address: unknown; city: string }>;
}

/** What is each reader's own, or not known yet: it stands in a list by its name. */
const NAMED = ["fullName", "reference", "position", "firstDay", "place"] as const;

/**
 * A subject as organisers typed it, as a list at the desk says it: what is the same for all is filled in, what is somebody's own
 * is marked, "Hello ‹name›". In each language that it is written in.
 */
export function subjectAtDesk(subject: unknown, shared: SharedValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asLocalised(subject)).map(([language, text]) => [
      language,
      text.replace(/\{(\w+)\}/g, (whole, name: string, at: number) =>
        inPlace(name, filledIn(name, language, shared) ?? whole, text, at),
      ),
    ]),
  );
}

function filledIn(name: string, language: string, shared: SharedValues): string | null {
  const said = (json: unknown) => localise(json, language, shared.languages)?.text ?? null;
  if (name === "schoolTitle") return said(shared.school.title);
  if (name === "editionTitle") return said(shared.title);
  if (name === "firstDay" && shared.firstDay) return nameIsoDay(shared.firstDay, language);
  if (name === "place" && shared.mode !== "online") {
    const [main, ...others] = shared.venues.map((venue) =>
      venueLines({
        ...{ venue: said(venue.name), address: said(venue.address) },
        city: venue.city.trim() || shared.city,
      }).join(", "),
    );
    const place = [main ?? shared.city, ...others].filter(Boolean).join(" · ");
    if (place) return place;
  }
  const named = NAMED.find((one) => one === name);
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  return named ? `‹${translator(locale, "desk-lists")(`outbox.placeholder.${named}`)}›` : null;
}
