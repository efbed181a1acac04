import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { isSettled } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import { currentRelease } from "@/lib/programme/queries/current-release";

/** Who is in a session, in whatever role: also whoever interprets it. */
export const hasSpeaker = (speakerId: string) => ({
  OR: [{ people: { some: { speakerId } } }, { interpretations: { some: { speakerId } } }],
});

/** How it stands with a speaker and a session of theirs in the draft; null: it has them not, or does not take place. */
export async function readReplyStanding(
  db: Reader,
  edition: EditionIds,
  speakerId: string,
  sessionId: string,
) {
  const { organisationId, editionId } = edition;
  const session = await db.session.findFirst({
    where: {
      ...{ organisationId, editionId, id: sessionId, deletedAt: null, cancelledAt: null },
      ...hasSpeaker(speakerId),
    },
    select: {
      title: true,
      edition: { select: { speakersUntil: true } },
      replies: { where: { speakerId }, select: { reply: true, words: true } },
    },
  });
  const speaker = await db.speaker.findFirst({
    where: { organisationId, editionId, id: speakerId },
    select: { unconfirmed: true },
  });
  if (!session || !speaker) return null;
  const release = await currentRelease(db, edition);
  const named = release
    ? await db.releasedPerson.count({
        where: { organisationId, releaseId: release.id, sessionId, speakerId, cancelled: false },
      })
    : 0;
  const [said] = session.replies;
  const { speakersUntil } = session.edition;
  return {
    ...{ title: session.title, unconfirmed: speaker.unconfirmed },
    ...{ reply: said?.reply ?? null, before: said?.words ?? "", named: named > 0 },
    until: speakersUntil && isoDate(speakersUntil),
    settled: isSettled(await readPhase(db, edition)),
  };
}
