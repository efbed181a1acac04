import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { isSettled } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { isoDate } from "@/lib/platform/dates/zones";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { currentRelease } from "@/lib/programme/queries/current-release";
import type { SessionRole } from "@/prisma/generated/enums";
import type { SpeakerScope } from "../policy";
import { byLanguage } from "../rules/by-language";
import { isPast, type ReplyClosed, whyClosed, whyTextsClosed } from "../rules/replies";
import { hasSpeaker } from "./reply-standing";

/** When and where a session of theirs is in the draft. */
export interface MyTime {
  startsAt: Date;
  endsAt: Date;
  room: { name: string; floor: LocalisedText | null } | null;
  /** Whether readers see it like this: the release has the same time and room. */
  released: boolean;
}

/** A session as its speaker sees it. */
export interface MySession {
  id: string;
  title: LocalisedText | null;
  cancelled: boolean;
  roles: SessionRole[];
  times: MyTime[];
  /** The others in it; not who has not said yet whether they come, or does not. */
  people: Array<{ name: string; role: SessionRole }>;
  reply: { reply: "confirmed" | "declined"; words: string } | null;
  /** Why they can't reply for it (any more); null: they can. */
  closed: ReplyClosed | null;
}

/** What the page behind a speaker's private link shows. */
export interface SpeakerPage {
  fullName: string;
  school: LocalisedText | null;
  edition: LocalisedText | null;
  contact: string;
  timeZone: string;
  /** Of the edition's page; null as long as nobody else can read it. */
  head: EditionHead | null;
  /** The last day to reply, an ISO date; null: none is set, or it is over. */
  until: string | null;
  sessions: MySession[];
  /** What is said of them, as their form reads it; and why they can't change it (any more), null: they can. */
  texts: {
    version: number;
    languages: readonly string[];
    headline: Record<string, string>;
    biography: Record<string, string>;
    closed: "over" | "deadline" | null;
  };
}

/** Reads it, as it is now. */
export async function findSpeakerPage(locale: string, scope: SpeakerScope): Promise<SpeakerPage> {
  const { organisationId, editionId, speakerId, timeZone } = scope;
  const [head, read] = await Promise.all([
    findEditionHead(locale, scope.schoolSlug, scope.editionSlug),
    reading(async (db) => ({
      now: await databaseClock(db),
      settled: isSettled(await readPhase(db, scope)),
      edition: await db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { title: true, contactEmail: true, speakersUntil: true, school: { select: { title: true } } },
      }),
      speaker: await db.speaker.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: speakerId } },
        select: { fullName: true, version: true, headline: true, biography: true },
      }),
      sessions: await readSessions(db, scope),
      released: await readReleased(db, scope),
    })),
  ]);
  const { now, settled, edition, released } = read;
  const say = (json: unknown) => localise(json, locale, scope.languages);
  const until = edition.speakersUntil && isoDate(edition.speakersUntil);
  return {
    fullName: read.speaker.fullName,
    ...{ school: say(edition.school.title), edition: say(edition.title), contact: edition.contactEmail },
    ...{ timeZone, head, until: settled || isPast(until, now, timeZone) ? null : until },
    texts: {
      ...{ version: read.speaker.version, languages: scope.languages },
      ...{ headline: byLanguage(read.speaker.headline), biography: byLanguage(read.speaker.biography) },
      closed: whyTextsClosed({ settled, until }, now, timeZone),
    },
    sessions: read.sessions.map((session): MySession => {
      const [said] = session.replies.filter((one) => one.speakerId === speakerId);
      const away = new Set(
        session.replies.filter(({ reply }) => reply === "declined").map((one) => one.speakerId),
      );
      const reply = said ? { reply: said.reply, words: said.words } : null;
      const named = released.named.has(session.id);
      const standing = { settled, until, reply: reply?.reply ?? null, named };
      const everybody = [
        ...session.people,
        ...session.interpretations.map((one) => ({ ...one, role: "interpreter" as const })),
      ];
      const mine = everybody.filter((one) => one.speaker?.id === speakerId);
      return {
        id: session.id,
        title: say(session.title),
        cancelled: session.cancelledAt !== null,
        roles: [...new Set(mine.map(({ role }) => role))],
        times: session.slots.map(({ startsAt, endsAt, room, roomId, ordinal }) => ({
          ...{ startsAt, endsAt, room: room && { name: room.name, floor: say(room.floor) } },
          released: released.times.has(timeKey(session.id, { ordinal, startsAt, endsAt, roomId })),
        })),
        people: everybody.flatMap(({ speaker, role }) =>
          speaker && speaker.id !== speakerId && !speaker.unconfirmed && !away.has(speaker.id)
            ? [{ name: speaker.fullName, role }]
            : [],
        ),
        reply,
        closed: whyClosed(standing, now, timeZone),
      };
    }),
  };
}

const WHO = { select: { id: true, fullName: true, unconfirmed: true } } as const;

/** Their sessions in the draft, by their first time, those without one last. */
async function readSessions(db: Reader, { organisationId, editionId, speakerId }: SpeakerScope) {
  const rows = await db.session.findMany({
    where: { organisationId, editionId, deletedAt: null, ...hasSpeaker(speakerId) },
    orderBy: { number: "asc" },
    select: {
      ...{ id: true, title: true, cancelledAt: true },
      people: { orderBy: { order: "asc" }, select: { role: true, speaker: WHO } },
      interpretations: { where: { speakerId: { not: null } }, select: { speaker: WHO } },
      replies: { select: { speakerId: true, reply: true, words: true } },
      slots: {
        orderBy: { startsAt: "asc" },
        select: {
          ...{ ordinal: true, startsAt: true, endsAt: true, roomId: true },
          room: { select: { name: true, floor: true } },
        },
      },
    },
  });
  const first = ({ slots }: (typeof rows)[number]) =>
    slots[0]?.startsAt.getTime() ?? Number.POSITIVE_INFINITY;
  return rows.sort((one, other) => (first(one) === first(other) ? 0 : first(one) - first(other)));
}

/** What the release that readers see says of them: the sessions that name them, and when these are. */
async function readReleased(db: Reader, scope: SpeakerScope) {
  const release = await currentRelease(db, scope);
  if (!release) return { named: new Set<string>(), times: new Set<string>() };
  const { organisationId, speakerId } = scope;
  const here = { organisationId, releaseId: release.id, cancelled: false };
  const rows = await db.releasedPerson.findMany({
    where: { ...here, speakerId },
    select: { sessionId: true },
  });
  const named = new Set(rows.map(({ sessionId }) => sessionId));
  const slots = await db.releasedSlot.findMany({
    where: { ...here, sessionId: { in: [...named] } },
    select: { sessionId: true, ordinal: true, startsAt: true, endsAt: true, roomId: true },
  });
  return { named, times: new Set(slots.map((slot) => timeKey(slot.sessionId ?? "", slot))) };
}

const timeKey = (
  sessionId: string,
  slot: { ordinal: number; startsAt: Date; endsAt: Date; roomId: string | null },
): string => [sessionId, slot.ordinal, +slot.startsAt, +slot.endsAt, slot.roomId].join(" ");
