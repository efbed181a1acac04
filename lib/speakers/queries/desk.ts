import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { speakerAddress } from "@/lib/outbox/rules";
import { isoDate } from "@/lib/platform/dates/zones";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { filledForm } from "@/lib/platform/form-fields";
import { inSessions, speakersBy } from "@/lib/programme/queries/session-replies";
import { listInvitees } from "./invitees";
import { hasSpeaker } from "./reply-standing";

type Scope = EditionScope<"view-drafts">;

/** How the replies of an edition's speakers stand, and who would be sent a link. */
export async function getSpeakerLinks(scope: Scope) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const asOf = (await databaseClock(db)).toISOString();
    const edition = await db.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { version: true, speakersUntil: true },
    });
    const [counts] = await db.$queryRaw<Array<Record<"all" | "confirmed" | "declined" | "missing", number>>>`
      SELECT count(*)::int AS all, count(*) FILTER (WHERE reply = 'confirmed')::int AS confirmed,
        count(*) FILTER (WHERE reply = 'declined')::int AS declined, count(*) FILTER (WHERE reply IS NULL)::int AS missing
      FROM (${inSessions(scope)}) AS those`;
    const [speakers] = await db.$queryRaw<Array<Record<"all" | "missing" | "declined", number>>>`
      SELECT (SELECT count(*) FROM speaker JOIN person ON person.organisation_id = speaker.organisation_id
          AND person.id = speaker.person_id AND person.merged_into_id IS NULL
          WHERE speaker.organisation_id = ${organisationId}::uuid AND speaker.edition_id = ${editionId}::uuid)::int AS all,
        (SELECT count(DISTINCT speaker_id) FROM (${speakersBy(scope, "missing")}) AS those)::int AS missing,
        (SELECT count(DISTINCT speaker_id) FROM (${speakersBy(scope, "declined")}) AS those)::int AS declined`;
    const people = await listInvitees(db, scope, null);
    return {
      asOf,
      /** How many speakers there are, and how many of them are missing a reply or declined. */
      speakers: speakers ?? { all: 0, missing: 0, declined: 0 },
      counts: counts ?? { all: 0, confirmed: 0, declined: 0, missing: 0 },
      reached: people.filter(({ recipient }) => recipient !== null).map(({ fullName }) => fullName),
      unreached: people.filter(({ recipient }) => recipient === null).map(({ fullName }) => fullName),
      until: filledForm(edition.version, { until: edition.speakersUntil && isoDate(edition.speakersUntil) }),
    };
  });
}

/**
 * One speaker at the desk: their link, and each session of theirs with what was replied.
 * @throws AppError("not-found")
 */
export async function getSpeakerReplies(scope: Scope, id: string) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const speaker = await db.speaker.findFirst({
      where: { organisationId, editionId, id },
      select: {
        ...{ id: true, version: true, fullName: true, askedAt: true, email: true, unconfirmed: true },
        person: { select: { emails: { orderBy: { emailKey: "asc" }, take: 1, select: { email: true } } } },
      },
    });
    if (!speaker) throw new AppError("not-found");
    const sessions = await db.session.findMany({
      where: { organisationId, editionId, deletedAt: null, cancelledAt: null, ...hasSpeaker(id) },
      orderBy: { number: "asc" },
      select: {
        ...{ id: true, number: true, title: true },
        replies: {
          where: { speakerId: id },
          select: { reply: true, words: true, byId: true, repliedAt: true },
        },
      },
    });
    return {
      ...{ id: speaker.id, version: speaker.version, fullName: speaker.fullName, askedAt: speaker.askedAt },
      recipient: speakerAddress(speaker),
      asOf: (await databaseClock(db)).toISOString(),
      sessions: sessions.map(({ replies, ...session }) => ({ ...session, said: replies[0] ?? null })),
    };
  });
}
