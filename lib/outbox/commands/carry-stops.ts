import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf, isOneMailbox } from "@/lib/platform/email-spellings";
import { emailKey } from "@/lib/platform/text";
import { forgetStops } from "./forget-stops";

/** A registration as it was before its address was changed. */
interface Moved {
  id: string;
  organisationId: string;
  editionId: string;
  personId: string | null;
  email: string;
}

/**
 * Whoever gives themselves another address still wants no messages there. A mailbox that somebody has already keeps what it
 * wants: nobody has proven that the new one is theirs, and nobody stops messages to others. An address that an organiser
 * corrects brings nothing along: what a stranger wanted counts for nobody else.
 * @param before as it was; the registration has the new one already
 */
export async function carryStops(tx: Transaction, before: Moved, email: string): Promise<void> {
  const { organisationId, editionId } = before;
  if (!(await isSomebodys(tx, before, email)))
    await tx.$executeRaw`
      INSERT INTO message_stop (organisation_id, school_id, email_key, stopped_at)
      SELECT stop.organisation_id, stop.school_id, ${emailKey(email)}, min(stop.stopped_at) FROM message_stop AS stop
      JOIN edition ON edition.organisation_id = stop.organisation_id AND edition.school_id = stop.school_id
      WHERE stop.organisation_id = ${organisationId}::uuid AND edition.id = ${editionId}::uuid
        AND stop.email_key = ANY(${emailKeysOf(before.email)})
      GROUP BY stop.organisation_id, stop.school_id
      ON CONFLICT DO NOTHING`;
  await forgetStops(tx, organisationId, [before.email]);
}

/** Whether another record of the organisation has that mailbox. */
async function isSomebodys(
  tx: Transaction,
  { id, organisationId, personId }: Moved,
  email: string,
): Promise<boolean> {
  const known = { organisationId, emailKey: { in: emailKeysOf(email) } };
  const others = personId === null ? {} : { personId: { not: personId } };
  const rows =
    (await tx.registration.count({ where: { ...known, id: { not: id }, erasedAt: null } })) +
    (await tx.personEmail.count({ where: { ...known, ...others } }));
  if (rows > 0) return true;
  // A speaker's address has no key in its row.
  const speakers = await tx.speaker.findMany({
    where: { organisationId, ...others, email: { not: null } },
    select: { email: true },
  });
  return speakers.some((speaker) => isOneMailbox(speaker.email ?? "", emailKey(email)));
}
