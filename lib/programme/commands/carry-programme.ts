import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { asJson } from "@/lib/platform/db/as-json";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/new-id";
import type { Prisma } from "@/prisma/generated/client";
import { NOT_JOINED, ROOMS_IN_ORDER } from "../rules/list-order";

/** What of a programme comes along. */
export interface ProgrammeChoice {
  themes: boolean;
  rooms: boolean;
  /** The new venues by the ids of those they are made after; their rooms stand in them. */
  venues: ReadonlyMap<string, string>;
  sessions: boolean;
  speakers: boolean;
  /** The speakers' e-mail addresses. */
  contacts: boolean;
}

/**
 * A programme in another edition, which has none yet, as ideas: sessions without a time or a room, with numbers and guids of
 * their own; speakers who have not said that they come. What was cancelled or deleted stays behind, as do the links by which
 * online rooms are joined, and who interprets.
 * @returns the new records by the ids of those they are made after
 */
export async function carryProgramme(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds,
  choice: ProgrammeChoice,
): Promise<Map<string, string>> {
  const carried = new Map<string, string>();
  if (choice.themes) await carryThemes(tx, from, to, carried);
  if (choice.rooms) await carryRooms(tx, from, to, choice.venues, carried);
  if (choice.speakers) await carrySpeakers(tx, from, to, choice.contacts, carried);
  if (choice.sessions) await carrySessions(tx, { where: from }, to, carried);
  return carried;
}

const anew = (carried: Map<string, string>, id: string): string => {
  const made = newId();
  carried.set(id, made);
  return made;
};

async function carryThemes(tx: Transaction, from: EditionIds, to: EditionIds, carried: Map<string, string>) {
  const themes = await tx.theme.findMany({ where: from, orderBy: { number: "asc" } });
  await tx.theme.createMany({
    data: themes.map(({ id, number, colour, title, summary }) => ({
      ...{ ...to, id: anew(carried, id), number, colour },
      ...asJson({ title, summary }),
    })),
  });
}

async function carryRooms(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds,
  venues: ReadonlyMap<string, string>,
  carried: Map<string, string>,
) {
  const rooms = await tx.room.findMany({ where: from, orderBy: ROOMS_IN_ORDER });
  await tx.room.createMany({
    data: rooms.map(({ id, name, floor, equipment, kind, capacity, stepFree, shared, order, ...room }) => ({
      ...{ ...to, id: anew(carried, id), name, kind, capacity, stepFree, shared, order },
      ...asJson({ floor, equipment }),
      venueId: (room.venueId && venues.get(room.venueId)) ?? null,
      ...{ opensMinute: room.opensMinute, closesMinute: room.closesMinute, joinHours: room.joinHours },
    })),
  });
}

async function carrySpeakers(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds,
  contacts: boolean,
  carried: Map<string, string>,
) {
  const speakers = await tx.speaker.findMany({
    where: { ...from, ...NOT_JOINED },
    orderBy: [{ number: "asc" }],
  });
  await tx.speaker.createMany({
    data: speakers.map(({ id, personId, fullName, sortName, affiliation, country, ...speaker }, index) => ({
      ...{
        ...to,
        id: anew(carried, id),
        personId,
        number: index + 1,
        fullName,
        sortName,
        affiliation,
        country,
      },
      ...asJson({ headline: speaker.headline, biography: speaker.biography, websites: speaker.websites }),
      ...{ email: contacts ? speaker.email : null, unconfirmed: true },
    })),
  });
}

/**
 * Sessions as drafts without a place, behind those that are there. Themes and people are linked where they came along.
 * @param carried what came along already; the sessions are added
 */
export async function carrySessions(
  tx: Transaction,
  from: { where: Prisma.SessionWhereInput },
  to: EditionIds,
  carried: Map<string, string>,
): Promise<void> {
  const { organisationId } = to;
  const [sessions, { _max }] = await Promise.all([
    tx.session.findMany({
      where: { ...from.where, deletedAt: null, cancelledAt: null },
      orderBy: { number: "asc" },
      include: { people: true, interpretations: true },
    }),
    tx.session.aggregate({ where: to, _max: { number: true } }),
  ]);
  await tx.session.createMany({
    data: sessions.map(({ id, kind, languages, title, subtitle, abstract, minutes, ...session }, index) => ({
      ...{ ...to, id: anew(carried, id), number: (_max.number ?? 0) + index + 1, kind, languages, minutes },
      ...asJson({ title, subtitle, abstract }),
      themeId: (session.themeId && carried.get(session.themeId)) ?? null,
      // Somebody's wish: it comes with the people.
      ...{ signUp: session.signUp, signUpCapacity: session.signUpCapacity },
      noRecording: session.noRecording && session.people.some(({ speakerId }) => carried.has(speakerId)),
    })),
  });
  const idOf = (id: string) => carried.get(id) ?? id;
  await tx.sessionPerson.createMany({
    data: sessions.flatMap(({ id, people }) =>
      people
        .filter(({ speakerId }) => carried.has(speakerId))
        .map(({ speakerId, role, order }) => ({
          ...{ organisationId, sessionId: idOf(id), speakerId: idOf(speakerId), role, order },
        })),
    ),
  });
  await tx.interpretation.createMany({
    data: sessions.flatMap(({ id, interpretations }) =>
      interpretations.map(({ fromLanguage, toLanguage, mode }) => ({
        ...{ organisationId, sessionId: idOf(id), fromLanguage, toLanguage, mode },
      })),
    ),
  });
}
