import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { tellVenue, VENUE_COLUMNS, VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import { readPictures } from "@/lib/files/queries/pictures";
import { cachedRead } from "@/lib/platform/cache/tags";
import { programmeDay } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { localise } from "@/lib/platform/i18n/localised";
import { ROOMS_IN_ORDER, SPEAKERS_IN_ORDER } from "@/lib/programme/rules/list-order";
import { asWebsites } from "@/lib/programme/rules/websites";
import { tags } from "@/lib/public-pages/rules";
import { asChanges, slotChanges } from "@/lib/releases/rules/changes";
import { personAddress, sessionAddress } from "../rules/addresses";
import { housedRooms, roomAddresses } from "../rules/housed-rooms";
import { roomWords } from "../rules/room-words";
import { timesOfSession } from "../rules/session-times";

const tagsOf = (_locale: string, school: string, edition: string) => [
  tags.school(school),
  tags.edition(school, edition),
];

async function readProgramme(locale: string, school: string, edition: string) {
  const head = await findEditionHead(locale, school, edition);
  if (!head) return null;
  const { organisationId, editionId, releaseId } = head;
  const text = (value: unknown) => localise(value, locale, head.languages);
  const [rooms, venues, themes, release] = await Promise.all([
    db().room.findMany({
      where: { organisationId, editionId },
      orderBy: ROOMS_IN_ORDER,
      select: {
        id: true,
        name: true,
        floor: true,
        kind: true,
        venueId: true,
        capacity: true,
        equipment: true,
        stepFree: true,
      },
    }),
    db().venue.findMany({
      where: { organisationId, editionId, deletedAt: null },
      orderBy: [...VENUES_IN_ORDER],
      select: VENUE_COLUMNS,
    }),
    db().theme.findMany({
      where: { organisationId, editionId },
      orderBy: { number: "asc" },
      select: { id: true, number: true, colour: true, title: true },
    }),
    releaseId ? readRelease(organisationId, releaseId) : null,
  ]);
  const addresses = roomAddresses(rooms);
  const sessions = (release?.sessions ?? []).map(({ session, cancelled, people }) => ({
    id: session.id,
    number: session.number,
    guid: session.guid,
    address: sessionAddress(session.number, text(session.title)?.text ?? ""),
    title: text(session.title) ?? { text: `${session.number}`, lang: null },
    subtitle: text(session.subtitle),
    abstract: text(session.abstract),
    kind: session.kind,
    themeId: session.themeId,
    languages: session.languages,
    noRecording: session.noRecording,
    /** One needs a place; how many are left says no kept page. */
    signsUp: session.signUp !== "free",
    cancelled: cancelled || session.cancelledAt !== null,
    interpretations: session.interpretations,
    people: distinctPeople(people),
  }));
  const changes = asChanges(release?.changes);
  const changeOf = slotChanges({ number: release?.number ?? 0, changes });
  const earlier = new Map(
    changes.flatMap(({ kind, sessionId, ordinal, from, to }) =>
      kind === "moved" && from && to && from.startsAt !== to.startsAt
        ? [[`${sessionId} ${ordinal}`, from.startsAt] as const]
        : [],
    ),
  );
  const slots = (release?.slots ?? []).map((slot) => ({
    kind: slot.kind,
    sessionId: slot.sessionId,
    ordinal: slot.ordinal,
    roomId: slot.roomId,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    day: programmeDay(slot.startsAt, head.timeZone),
    title: text(slot.title),
    note: text(slot.note),
    cancelled: slot.cancelled,
    sequence: slot.sequence,
    changedAt: slot.changedAt.toISOString(),
    /** When it began before the current release moved it. */
    previousStart: earlier.get(`${slot.sessionId} ${slot.ordinal}`) ?? null,
    change: changeOf(slot),
  }));
  return {
    head,
    release: release && {
      number: release.number,
      name: release.name,
      createdAt: release.createdAt.toISOString(),
    },
    rooms: housedRooms(
      rooms.map((room) => ({
        ...room,
        address: addresses.get(room.id) ?? room.id,
        floor: text(room.floor),
        equipment: text(room.equipment),
      })),
      venues.map((venue) => tellVenue(venue, locale, head.languages, head.city)),
    ),
    themes: themes.map((theme) => ({
      ...theme,
      title: text(theme.title) ?? { text: `${theme.number}`, lang: null },
    })),
    sessions,
    slots,
  };
}

function readRelease(organisationId: string, releaseId: string) {
  return db().release.findUnique({
    where: { organisationId_id: { organisationId, id: releaseId } },
    select: {
      number: true,
      name: true,
      createdAt: true,
      changes: true,
      slots: {
        where: { kind: { not: "blocker" } },
        orderBy: [{ startsAt: "asc" }, { endsAt: "asc" }],
        select: {
          kind: true,
          sessionId: true,
          ordinal: true,
          roomId: true,
          startsAt: true,
          endsAt: true,
          title: true,
          note: true,
          cancelled: true,
          sequence: true,
          changedAt: true,
        },
      },
      sessions: {
        orderBy: { session: { number: "asc" } },
        select: {
          cancelled: true,
          people: {
            orderBy: { order: "asc" },
            select: {
              role: true,
              speaker: {
                select: { id: true, number: true, fullName: true, affiliation: true, country: true },
              },
            },
          },
          session: {
            select: {
              id: true,
              number: true,
              guid: true,
              title: true,
              subtitle: true,
              abstract: true,
              kind: true,
              themeId: true,
              languages: true,
              noRecording: true,
              signUp: true,
              cancelledAt: true,
              interpretations: {
                orderBy: { toLanguage: "asc" },
                select: { fromLanguage: true, toLanguage: true, mode: true },
              },
            },
          },
        },
      },
    },
  });
}

interface ReleasedPersonRow {
  role: "speaker" | "chair" | "facilitator" | "interpreter";
  speaker: { id: string; number: number; fullName: string; affiliation: string; country: string | null };
}

/** A session with several slots has its people once a slot; readers see each once. */
function distinctPeople(rows: ReleasedPersonRow[]) {
  const seen = new Map<
    string,
    ReleasedPersonRow["speaker"] & { role: ReleasedPersonRow["role"]; address: string }
  >();
  for (const { role, speaker } of rows) {
    const key = `${speaker.id}:${role}`;
    if (!seen.has(key)) seen.set(key, { ...speaker, role, address: personAddress(speaker) });
  }
  return [...seen.values()];
}

/** The released programme of an edition in a reader's language; null without the edition. From the cache. */
export const findProgramme = cachedRead("programme", readProgramme, tagsOf);
export type Programme = NonNullable<Awaited<ReturnType<typeof readProgramme>>>;
export type ProgrammeSession = Programme["sessions"][number];
export type ProgrammeSlot = Programme["slots"][number];

async function readSpeakers(locale: string, school: string, edition: string) {
  const programme = await findProgramme(locale, school, edition);
  if (!programme) return null;
  const { organisationId, editionId, languages } = programme.head;
  const rows = await db().speaker.findMany({
    where: { organisationId, editionId },
    orderBy: SPEAKERS_IN_ORDER,
    select: {
      id: true,
      number: true,
      fullName: true,
      affiliation: true,
      country: true,
      headline: true,
      biography: true,
      websites: true,
    },
  });
  const faces = await readPictures(
    db(),
    { organisationId, editionId, place: "speaker_face" },
    { locale, fallback: languages },
  );
  const faceOf = new Map(faces.map((face) => [face.speakerId, face]));
  const places = programme.sessions.flatMap((session) =>
    session.people
      .filter((person) => person.role !== "interpreter")
      .map((person) => ({ session, speakerId: person.id, role: person.role })),
  );
  const placesOf = groupBy(places, ({ speakerId }) => speakerId);
  const roomOf = new Map(programme.rooms.map((room) => [room.id, roomWords(room)]));
  const slotsOf = groupBy(programme.slots, ({ sessionId }) => sessionId);
  const timesOf = (session: { id: string; cancelled: boolean }) =>
    timesOfSession(slotsOf.get(session.id) ?? [], session).map(({ startsAt, roomId }) => ({
      startsAt,
      room: roomId ? (roomOf.get(roomId) ?? null) : null,
    }));
  const speakers = rows
    .map((row) => ({
      ...row,
      address: personAddress(row),
      face: faceOf.get(row.id) ?? null,
      headline: localise(row.headline, locale, languages),
      biography: localise(row.biography, locale, languages),
      websites: asWebsites(row.websites),
      sessions: (placesOf.get(row.id) ?? []).map(({ session, role }) => ({
        id: session.id,
        address: session.address,
        title: session.title,
        themeId: session.themeId,
        cancelled: session.cancelled,
        slots: timesOf(session),
        role,
      })),
    }))
    .filter((speaker) => speaker.sessions.length > 0);
  return { head: programme.head, themes: programme.themes, speakers };
}

/** The people of the released programme, interpreters left out. From the cache. */
export const listPublicSpeakers = cachedRead("public-speakers", readSpeakers, tagsOf);
export type PublicSpeaker = NonNullable<Awaited<ReturnType<typeof readSpeakers>>>["speakers"][number];
