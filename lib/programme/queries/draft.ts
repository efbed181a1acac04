import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import type { Draft, ReleasePerson } from "../rules/draft";
import { ROOMS_IN_ORDER } from "../rules/list-order";
import type { RoomFacts, SlotFacts } from "../rules/overlaps";
import { readAcceptances } from "./acceptances";

/** The whole draft: sessions that are not deleted, their people, all slots, rooms, accepted overlaps, who has not said yet, who does not come. Seven statements, and one where somebody declined. */
export async function readDraft(reader: Reader, { organisationId, editionId }: EditionIds) {
  const where = { organisationId, editionId };
  const [sessions, slots, rooms, acceptances, unnamed] = await Promise.all([
    reader.session.findMany({
      where: { ...where, deletedAt: null },
      orderBy: { number: "asc" },
      select: {
        id: true,
        number: true,
        version: true,
        title: true,
        kind: true,
        themeId: true,
        languages: true,
        cancelledAt: true,
        people: { orderBy: { order: "asc" }, select: { speakerId: true, role: true, order: true } },
        interpretations: {
          select: { speakerId: true, fromLanguage: true, toLanguage: true, mode: true },
        },
      },
    }),
    reader.slot.findMany({ where, orderBy: [{ startsAt: "asc" }, { id: "asc" }] }),
    reader.room.findMany({ where, orderBy: ROOMS_IN_ORDER }),
    readAcceptances(reader, { organisationId, editionId }),
    reader.speaker.findMany({
      where: { ...where, OR: [{ unconfirmed: true }, { replies: { some: { reply: "declined" } } }] },
      select: {
        ...{ id: true, unconfirmed: true },
        replies: { where: { reply: "declined" }, select: { sessionId: true } },
      },
    }),
  ]);
  return {
    ...{ sessions, slots, rooms, acceptances },
    unconfirmed: new Set(unnamed.filter((one) => one.unconfirmed).map(({ id }) => id)),
    declined: new Set(
      unnamed.flatMap(({ id, replies }) => replies.map(({ sessionId }) => pairOf(sessionId, id))),
    ),
  };
}

const pairOf = (sessionId: string, speakerId: string) => `${sessionId} ${speakerId}`;

export type DraftRows = Awaited<ReturnType<typeof readDraft>>;

/** Everybody a session keeps busy; whoever interprets it is there too. */
function peopleOf(session: DraftRows["sessions"][number]): ReleasePerson[] {
  const people: ReleasePerson[] = session.people.map((person) => ({ ...person }));
  for (const { speakerId } of session.interpretations) {
    if (speakerId && !people.some((one) => one.speakerId === speakerId && one.role === "interpreter"))
      people.push({ speakerId, role: "interpreter", order: people.length });
  }
  return people;
}

/** The draft as the rules of overlaps see it: what is cancelled occupies nobody, nor is somebody busy where they do not come. */
export function overlapFacts(rows: DraftRows): { slots: SlotFacts[]; rooms: RoomFacts[] } {
  const live = new Map(
    rows.sessions
      .filter((session) => !session.cancelledAt)
      .map((session) => [
        session.id,
        peopleOf(session).filter(({ speakerId }) => !rows.declined.has(pairOf(session.id, speakerId))),
      ]),
  );
  return {
    rooms: rows.rooms,
    slots: rows.slots
      .filter((slot) => slot.sessionId === null || live.has(slot.sessionId))
      .map((slot) => ({
        id: slot.id,
        kind: slot.kind,
        sessionId: slot.sessionId,
        roomId: slot.roomId,
        start: slot.startsAt.getTime(),
        end: slot.endsAt.getTime(),
        people: (slot.sessionId ? live.get(slot.sessionId) : [])?.map((person) => person.speakerId) ?? [],
      })),
  };
}

/** How many times somebody is in a session of the draft that they have declined. */
export function countDeclined(rows: DraftRows): number {
  return rows.sessions
    .filter(({ cancelledAt }) => cancelledAt === null)
    .flatMap(({ id, ...session }) => [
      ...new Set(peopleOf({ id, ...session }).map(({ speakerId }) => pairOf(id, speakerId))),
    ])
    .filter((pair) => rows.declined.has(pair)).length;
}

/** The draft as a release takes it: whoever has not said yet that they come, or does not come to a session, is not named there. */
export function releaseDraft(rows: DraftRows): Draft {
  const shared = new Set(rows.rooms.filter((room) => room.shared).map((room) => room.id));
  return {
    sessions: rows.sessions.map((session) => ({
      id: session.id,
      cancelled: session.cancelledAt !== null,
      people: peopleOf(session).filter(
        ({ speakerId }) =>
          !rows.unconfirmed.has(speakerId) && !rows.declined.has(pairOf(session.id, speakerId)),
      ),
    })),
    slots: rows.slots.map((slot) => ({
      slotId: slot.id,
      kind: slot.kind,
      sessionId: slot.sessionId,
      ordinal: slot.ordinal,
      roomId: slot.roomId,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      title: slot.title as object,
      note: slot.note as object,
      shared: slot.roomId !== null && shared.has(slot.roomId),
    })),
  };
}
