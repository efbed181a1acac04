import type { Programme, ProgrammeSession, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { isoWithOffset } from "@/lib/platform/dates/zones";
import { cutText, plainMarkdown } from "@/lib/platform/markdown/plain";
import { venueLines } from "@/lib/platform/venue-lines";
import { eventStatus } from "./event-status";
import { type PictedAddress, personOf, SCHEMA } from "./person-json-ld";
import { postalPlace } from "./postal-place";

const DESCRIPTION_LENGTH = 500;

/**
 * A session as schema.org EducationEvent, one for each of its times; none for a listed session, whose time is not known.
 * A room online is this page: the link to join is in no public place.
 */
export function sessionJsonLd(
  programme: Programme,
  session: ProgrammeSession,
  address: PictedAddress,
): object[] {
  const { head } = programme;
  const { publicUrl, base, card } = address;
  const page = `${publicUrl}${base}/sessions/${session.address}`;
  return programme.slots
    .filter((slot) => slot.sessionId === session.id)
    .map((slot) => ({
      "@context": SCHEMA,
      "@type": "EducationEvent",
      name: session.title.text,
      description: session.abstract
        ? cutText(plainMarkdown(session.abstract.text), DESCRIPTION_LENGTH)
        : undefined,
      url: page,
      image: `${publicUrl}${card}`,
      inLanguage: session.languages.length > 0 ? session.languages : undefined,
      startDate: isoWithOffset(new Date(slot.startsAt), head.timeZone),
      endDate: isoWithOffset(new Date(slot.endsAt), head.timeZone),
      ...statusOf(head, session, slot),
      location: locationOf(programme, slot, page),
      organizer: { "@type": "Organization", name: head.organisationName },
      performer: session.people
        .filter((person) => person.role !== "interpreter")
        .map((person) => personOf(person, address)),
      superEvent: { "@type": "EducationEvent", name: head.title.text, url: `${publicUrl}${base}` },
    }));
}

function statusOf(head: Programme["head"], session: ProgrammeSession, slot: ProgrammeSlot): object {
  if (session.cancelled || slot.cancelled) return { eventStatus: `${SCHEMA}/EventCancelled` };
  const edition = eventStatus(head.phase);
  if (slot.previousStart === null || edition !== `${SCHEMA}/EventScheduled`) return { eventStatus: edition };
  return {
    eventStatus: `${SCHEMA}/EventRescheduled`,
    previousStartDate: isoWithOffset(new Date(slot.previousStart), head.timeZone),
  };
}

function locationOf({ head, rooms }: Programme, slot: ProgrammeSlot, page: string): object {
  const room = rooms.find((one) => one.id === slot.roomId);
  if (room?.kind === "online" || head.mode === "online") return { "@type": "VirtualLocation", url: page };
  return {
    "@type": "Place",
    name: venueLines({ venue: room && roomWords(room), city: room?.house?.city ?? head.city }).join(", "),
    ...postalPlace(head, room?.house ?? null),
  };
}
