import { eventStatus } from "@/components/programme/event-status";
import {
  type PageAddress,
  type Performer,
  type PictedAddress,
  personOf,
  SCHEMA,
} from "@/components/programme/person-json-ld";
import { postalPlace } from "@/components/programme/postal-place";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { isTaking } from "@/lib/editions/rules/phases";
import { isoWithOffset } from "@/lib/platform/dates/zones";

const MODE = {
  on_site: `${SCHEMA}/OfflineEventAttendanceMode`,
  online: `${SCHEMA}/OnlineEventAttendanceMode`,
  either: `${SCHEMA}/MixedEventAttendanceMode`,
};
/** A page names everybody in its text; what machines read stays small. */
const MOST_PERFORMERS = 40;

/** An edition as schema.org EducationEvent; times only where somebody has said them. Never a link to join online. */
export function editionJsonLd(
  content: EditionPageContent,
  performers: readonly Performer[],
  { publicUrl, base, card }: PictedAddress,
): object {
  const { head } = content;
  const firstDay = head.days[0];
  const lastDay = head.days.at(-1);
  const time = (instant: string | null | undefined) =>
    instant ? isoWithOffset(new Date(instant), head.timeZone) : undefined;
  return {
    "@context": SCHEMA,
    "@type": "EducationEvent",
    name: head.title.text,
    description: content.summary?.text,
    url: `${publicUrl}${base}`,
    image: `${publicUrl}${plainOf(content) ?? card}`,
    inLanguage: head.languages,
    startDate: time(firstDay?.startsAt) ?? firstDay?.date,
    endDate: time(lastDay?.endsAt) ?? lastDay?.date,
    eventStatus: eventStatus(head.phase),
    eventAttendanceMode: MODE[head.mode],
    location: locationOf(content, { publicUrl, base }),
    organizer: organisationsOf(content),
    performer: performers.slice(0, MOST_PERFORMERS).map((person) => personOf(person, { publicUrl, base })),
    superEvent: { "@type": "EventSeries", name: head.schoolTitle.text },
    offers: offerOf(head, { publicUrl, base }),
  };
}

/** The wide picture in the format that every program reads. */
export function plainOf({ pictures }: EditionPageContent): string | undefined {
  return pictures.wide?.copies.find(({ cut, format }) => cut === "wide" && format === "jpeg")?.href;
}

function locationOf(content: EditionPageContent, { publicUrl, base }: PageAddress): object {
  const { head, venues } = content;
  const online = { "@type": "VirtualLocation", url: `${publicUrl}${base}` };
  if (head.mode === "online") return online;
  const places = (venues.length > 0 ? venues : [null]).map((venue) => ({
    "@type": "Place",
    name: venue?.name?.text ?? venue?.city ?? head.city,
    ...postalPlace(head, venue),
  }));
  const all = head.mode === "either" ? [...places, online] : places;
  return all.length === 1 && all[0] ? all[0] : all;
}

/** The hosts by name; without any, the organisation whose school it is. */
export function organisationsOf(content: EditionPageContent): object[] {
  const hosts = content.hosts.filter((host) => host.role === "host");
  const named = hosts.length > 0 ? hosts : [{ name: content.head.organisationName, url: null }];
  return named.map((host) => ({ "@type": "Organization", name: host.name, url: host.url ?? undefined }));
}

/** Registration as an offer, from the moment its opening is known until it closes. */
function offerOf(head: EditionHead, { publicUrl, base }: PageAddress): object | undefined {
  const announced = head.phase === "announced" && head.registrationOpensAt !== null;
  if (!announced && !isTaking(head.phase)) return undefined;
  return {
    "@type": "Offer",
    url: `${publicUrl}${base}/register`,
    availability: `${SCHEMA}/${head.phase === "full" ? "SoldOut" : announced ? "PreOrder" : "InStock"}`,
    validFrom: head.registrationOpensAt ?? undefined,
    validThrough: head.registrationClosesAt ?? undefined,
  };
}
