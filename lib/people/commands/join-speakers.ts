import "server-only";
import { invalidateTags } from "@/lib/platform/cache/tags";
import type { Transaction } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";
import type { SessionRole } from "@/prisma/generated/enums";
import type { DoubledSpeaker, TwoRecords } from "../rules/moved-rows";
import { joinProfiles, partProfiles } from "./join-profiles";

/**
 * The speakers of one record follow to another. Who is a speaker of one edition twice keeps one of the two: the sessions and
 * what is interpreted follow in their order, what it said of itself follows where the one says nothing, and the other one stays in the list without any, as releases name it.
 * @returns the ids of those who followed, and the doubled ones with what is needed to part them
 */
export async function joinSpeakers(
  tx: Transaction,
  { organisationId, from, to }: TwoRecords,
): Promise<{ speakers: string[]; doubled: DoubledSpeaker[] }> {
  const select = { id: true, editionId: true } as const;
  const rows = await tx.speaker.findMany({ where: { organisationId, personId: from }, select });
  const there = await tx.speaker.findMany({ where: { organisationId, personId: to }, select });
  const twinOf = new Map(there.map((row) => [row.editionId, row.id]));
  const speakers = rows.filter(({ editionId }) => !twinOf.has(editionId)).map(({ id }) => id);
  await tx.speaker.updateMany({
    where: { organisationId, id: { in: speakers } },
    data: { personId: to, version: { increment: 1 } },
  });
  if (rows.length > 0) await invalidateTags(tx, [tags.people(organisationId)]);
  const doubled: DoubledSpeaker[] = [];
  for (const { id, editionId } of rows) {
    const twin = twinOf.get(editionId);
    if (!twin) continue;
    const two = { organisationId, editionId, from: id, to: twin };
    doubled.push({ ...(await moveSessions(tx, two)), profile: await joinProfiles(tx, two) });
  }
  return { speakers, doubled };
}

/** Both speak in one session, in one role: then one row of the two is enough. */
async function moveSessions(
  tx: Transaction,
  { organisationId, editionId, from, to }: TwoRecords & { editionId: string },
): Promise<DoubledSpeaker> {
  const rows = await tx.sessionPerson.findMany({
    where: { organisationId, speakerId: from },
    select: { sessionId: true, role: true, order: true },
    orderBy: [{ sessionId: "asc" }, { role: "asc" }],
  });
  const sessions: DoubledSpeaker["sessions"] = [];
  for (const row of rows) {
    const { sessionId, role } = row;
    const there =
      (await tx.sessionPerson.count({ where: { organisationId, sessionId, role, speakerId: to } })) > 0;
    const where = { organisationId, sessionId, role, speakerId: from };
    if (there) await tx.sessionPerson.deleteMany({ where });
    else await tx.sessionPerson.updateMany({ where, data: { speakerId: to } });
    sessions.push({ ...row, there });
  }
  const heard = await tx.interpretation.findMany({
    where: { organisationId, speakerId: from },
    select: { id: true, sessionId: true },
  });
  await tx.interpretation.updateMany({ where: { organisationId, speakerId: from }, data: { speakerId: to } });
  const replies = await moveReplies(tx, { organisationId, from, to });
  await touchSessions(tx, organisationId, [...rows, ...heard]);
  return { from, to, editionId, sessions, interpretations: heard.map(({ id }) => id), replies };
}

/** What the one replied stands for the other where that one has not replied. @returns for which sessions */
async function moveReplies(tx: Transaction, { organisationId, from, to }: TwoRecords): Promise<string[]> {
  const said = await tx.sessionReply.findMany({
    where: { organisationId, speakerId: { in: [from, to] } },
    select: { sessionId: true, speakerId: true },
  });
  const there = new Set(said.filter(({ speakerId }) => speakerId === to).map(({ sessionId }) => sessionId));
  const moved = said
    .filter(({ speakerId, sessionId }) => speakerId === from && !there.has(sessionId))
    .map(({ sessionId }) => sessionId);
  await tx.sessionReply.updateMany({
    where: { organisationId, speakerId: from, sessionId: { in: moved } },
    data: { speakerId: to },
  });
  return moved;
}

/** The sessions of somebody who was two speakers of one edition go back to whom they were of, where they still are. */
export async function partSpeakers(
  tx: Transaction,
  organisationId: string,
  doubled: readonly DoubledSpeaker[],
): Promise<void> {
  for (const one of doubled) {
    const { from, to, sessions, interpretations } = one;
    // Taken off the programme meanwhile: then what it had stays where it is.
    if ((await tx.speaker.count({ where: { organisationId, id: from } })) === 0) continue;
    for (const { sessionId, role, order, there } of sessions) {
      const where = { organisationId, sessionId, speakerId: to, role: role as SessionRole };
      const row = { organisationId, sessionId, role: role as SessionRole, speakerId: from, order };
      if (!there) await tx.sessionPerson.updateMany({ where, data: { speakerId: from } });
      else if ((await tx.sessionPerson.count({ where })) > 0) await tx.sessionPerson.create({ data: row });
    }
    const mine = { organisationId, id: { in: interpretations }, speakerId: to };
    const heard = await tx.interpretation.findMany({ where: mine, select: { sessionId: true } });
    await tx.interpretation.updateMany({ where: mine, data: { speakerId: from } });
    await tx.sessionReply.updateMany({
      where: { organisationId, speakerId: to, sessionId: { in: one.replies ?? [] } },
      data: { speakerId: from },
    });
    await touchSessions(tx, organisationId, [...sessions, ...heard]);
    await partProfiles(tx, organisationId, one);
  }
}

/** Whoever has a form of these sessions open is told that they changed. */
async function touchSessions(
  tx: Transaction,
  organisationId: string,
  sessions: ReadonlyArray<{ sessionId: string }>,
): Promise<void> {
  await tx.session.updateMany({
    where: { organisationId, id: { in: sessions.map(({ sessionId }) => sessionId) } },
    data: { version: { increment: 1 } },
  });
}
