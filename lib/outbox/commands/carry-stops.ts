import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { emailKey } from "@/lib/platform/text";
import { forgetStops } from "./forget-stops";

/**
 * Whoever gives themselves another address still wants no messages there. An address that an organiser corrects brings
 * nothing along: what a stranger wanted counts for nobody else.
 * @param before as it was; the registration has the new one already
 */
export async function carryStops(
  tx: Transaction,
  before: { organisationId: string; editionId: string; email: string },
  email: string,
): Promise<void> {
  const { organisationId, editionId } = before;
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
