import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import type { ReplyFilter } from "../schema/speaker";

/**
 * Who is in which session of the draft that takes place, whoever interprets it included, with what they replied: one row
 * (session_id, speaker_id, reply, asked_at) for each of both, `reply` null where nothing was said yet.
 */
export function inSessions({ organisationId, editionId }: EditionIds): Prisma.Sql {
  return Prisma.sql`
    SELECT involved.session_id, involved.speaker_id, session_reply.reply::text AS reply, speaker.asked_at
    FROM (
      SELECT organisation_id, session_id, speaker_id FROM session_person WHERE organisation_id = ${organisationId}::uuid
      UNION
      SELECT organisation_id, session_id, speaker_id FROM interpretation
        WHERE organisation_id = ${organisationId}::uuid AND speaker_id IS NOT NULL
    ) AS involved
    JOIN session ON session.organisation_id = involved.organisation_id AND session.id = involved.session_id
      AND session.edition_id = ${editionId}::uuid AND session.deleted_at IS NULL AND session.cancelled_at IS NULL
    JOIN speaker ON speaker.organisation_id = involved.organisation_id AND speaker.id = involved.speaker_id
    LEFT JOIN session_reply ON session_reply.organisation_id = involved.organisation_id
      AND session_reply.session_id = involved.session_id AND session_reply.speaker_id = involved.speaker_id`;
}

/** The ids of those speakers, for a condition. */
export function speakersBy(edition: EditionIds, filter: ReplyFilter): Prisma.Sql {
  const is = {
    missing: Prisma.sql`reply IS NULL AND asked_at IS NOT NULL`,
    declined: Prisma.sql`reply = 'declined'`,
  }[filter];
  return Prisma.sql`SELECT speaker_id FROM (${inSessions(edition)}) AS those WHERE ${is}`;
}

/** The condition that a list of speakers is narrowed down by; none where nothing is asked. */
export async function amongReplies(db: Reader, edition: EditionIds, filter: ReplyFilter | undefined) {
  if (!filter) return {};
  const those = await db.$queryRaw<Array<{ speaker_id: string }>>`${speakersBy(edition, filter)}`;
  return { id: { in: those.map((row) => row.speaker_id) } };
}

/** How many times somebody declined a session that still has them, and how many replies of those asked are missing. */
export async function countReplies(
  db: Reader,
  edition: EditionIds,
): Promise<{ declined: number; missing: number }> {
  const [row] = await db.$queryRaw<Array<{ declined: number; missing: number }>>`
    SELECT count(*) FILTER (WHERE reply = 'declined')::int AS declined,
      count(*) FILTER (WHERE reply IS NULL AND asked_at IS NOT NULL)::int AS missing
    FROM (${inSessions(edition)}) AS those`;
  return row ?? { declined: 0, missing: 0 };
}
