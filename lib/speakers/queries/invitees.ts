import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { speakerAddress } from "@/lib/outbox/rules";
import type { Reader } from "@/lib/platform/db/client";
import { inSessions } from "@/lib/programme/queries/session-replies";
import { NOT_JOINED, SPEAKERS_IN_ORDER } from "@/lib/programme/rules/list-order";

/** Somebody who can be sent their private link. */
export interface Invitee {
  id: string;
  personId: string;
  fullName: string;
  language: string;
  askedAt: Date | null;
  /** Null: they can't be written to. */
  recipient: string | null;
}

/**
 * Who would be sent their private link: one speaker, or all who have not replied for a session of theirs.
 * @param only an id; null: all
 */
export async function listInvitees(db: Reader, edition: EditionIds, only: string | null): Promise<Invitee[]> {
  const { organisationId, editionId } = edition;
  const missing = only
    ? [{ id: only }]
    : await db.$queryRaw<Array<{ id: string }>>`
        SELECT DISTINCT speaker_id AS id FROM (${inSessions(edition)}) AS those WHERE reply IS NULL`;
  const rows = await db.speaker.findMany({
    where: { organisationId, editionId, id: { in: missing.map(({ id }) => id) }, ...NOT_JOINED },
    orderBy: SPEAKERS_IN_ORDER,
    select: {
      ...{ id: true, personId: true, fullName: true, askedAt: true, email: true, unconfirmed: true },
      person: {
        select: {
          language: true,
          emails: { orderBy: { emailKey: "asc" }, take: 1, select: { email: true } },
        },
      },
    },
  });
  return rows.map(({ id, personId, fullName, askedAt, ...row }) => ({
    ...{ id, personId, fullName, askedAt, language: row.person.language, recipient: speakerAddress(row) },
  }));
}
