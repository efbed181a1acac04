import { createHash } from "node:crypto";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { formatDayRange, formatLongDay } from "@/lib/platform/dates/format";
import { dateInZone } from "@/lib/platform/dates/reader-zone";
import { shownRange } from "@/lib/platform/dates/shown-time";
import { translator } from "@/lib/platform/i18n/translator";
import type { Card } from "@/lib/platform/lettering/card";
import { timesOfSession } from "./session-times";

/** A card with the address it is drawn at; what stands on it is in the address, so that who keeps it asks anew when that changes. */
export interface SharedCard {
  card: Card;
  path: string;
  /** The same in words. */
  alt: string;
}

function shared(card: Card, path: string, locale: string): SharedCard {
  const mark = createHash("sha256").update(JSON.stringify(card)).digest("hex").slice(0, 8);
  const alt = [card.title, card.over, card.under].filter(Boolean).join(", ");
  return { card, path: `${path}?lang=${locale}&v=${mark}`, alt };
}

const joined = (words: ReadonlyArray<string | null>) => words.filter(Boolean).join(" · ");

/** What is called off says so first: whoever shares it shows it to people who may be on their way. */
const cancelledIn = (locale: string) => translator(locale, "public")("phase.cancelled");

/** What an edition looks like where its address is shared: its school, its title, when and where, its lines. */
export function editionCard(head: EditionHead, locale: string): SharedCard {
  const dates = editionDates(head.days);
  const when = dates && formatDayRange(dates.first, dates.last, locale);
  const card = {
    over: head.schoolTitle.text,
    title: head.title.text,
    under: joined([head.phase === "cancelled" ? cancelledIn(locale) : null, when, head.city]),
    colours: head.colours,
  };
  return shared(card, `/schools/${head.schoolSlug}/${head.editionSlug}/card.png`, locale);
}

interface SharedSession {
  number: number;
  title: { text: string };
  themeId: string | null;
  cancelled: boolean;
}

/** The same of a session: its edition, its title, when it begins, the line it is on. */
export function sessionCard(
  {
    head,
    themes,
    slots,
  }: {
    head: EditionHead;
    themes: ReadonlyArray<{ id: string; colour: EditionHead["colours"][number] }>;
    slots: ReadonlyArray<{ sessionId: string | null; startsAt: string; endsAt: string; cancelled: boolean }>;
  },
  session: SharedSession & { id: string },
  locale: string,
): SharedCard {
  const theme = themes.find(({ id }) => id === session.themeId);
  const [slot] = timesOfSession(slots, session);
  const zone = head.timeZone;
  const start = slot && new Date(slot.startsAt);
  const when = start && [
    formatLongDay(start, zone, locale),
    shownRange(start, new Date(slot.endsAt), dateInZone(start, zone), zone, locale),
  ];
  const off = session.cancelled || head.phase === "cancelled";
  const card = {
    over: joined([head.title.text, head.schoolTitle.text]),
    title: session.title.text,
    under: joined([off ? cancelledIn(locale) : null, when ? when.join(", ") : head.city]),
    colours: theme ? [theme.colour] : head.colours,
  };
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}/sessions/${session.number}.png`;
  return shared(card, path, locale);
}

/** The same of a school: who runs it, its title, the places of its editions but cancelled ones, the lines of the newest. */
export function schoolCard(
  school: {
    slug: string;
    title: { text: string };
    organisationName: string;
    editions: ReadonlyArray<{
      phase: EditionHead["phase"];
      city: string;
      firstDate: string | null;
      colours: EditionHead["colours"];
    }>;
  },
  locale: string,
): SharedCard {
  const held = school.editions.filter(({ phase }) => phase !== "cancelled");
  const stations = held.slice(0, 4).map(({ city, firstDate }) => [city, firstDate?.slice(0, 4)]);
  const card = {
    over: school.organisationName,
    title: school.title.text,
    under: joined(stations.map((words) => words.filter(Boolean).join(" "))),
    colours: held[0]?.colours ?? [],
  };
  return shared(card, `/schools/${school.slug}/card.png`, locale);
}
