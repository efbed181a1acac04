import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { WITHOUT_WORDS } from "../rules/bulk-words";

/**
 * Somebody who is erased is of no act on many any more. Where nobody is left to whom one is to be done it is over, and what was
 * written about them goes: it would say something of whoever is gone. One that is at work at this moment ends by itself.
 */
export async function leaveBulkActs(
  tx: Transaction,
  { organisationId, registrationId }: { organisationId: string; registrationId: string },
): Promise<void> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    DELETE FROM bulk_act_row WHERE organisation_id = ${organisationId}::uuid
      AND registration_id = ${registrationId}::uuid RETURNING bulk_act_id AS id`;
  if (rows.length === 0) return;
  // Whoever goes on with an act locks it before its people: waiting for it here would be waiting for each other.
  await tx.$executeRaw`
    UPDATE bulk_act SET finished_at = clock_timestamp(), parameters = parameters || ${WITHOUT_WORDS}::jsonb
    WHERE (organisation_id, id) IN (
      SELECT act.organisation_id, act.id FROM bulk_act AS act
      WHERE act.organisation_id = ${organisationId}::uuid AND act.id = ANY(${rows.map(({ id }) => id)}::uuid[])
        AND act.finished_at IS NULL AND NOT EXISTS (SELECT FROM bulk_act_row AS row
          WHERE row.organisation_id = act.organisation_id AND row.bulk_act_id = act.id AND row.outcome IS NULL)
      ORDER BY act.id FOR UPDATE OF act SKIP LOCKED)`;
}

/** A note about many that was cut off and that nobody went on with for a day is over, and its words go. @returns how many */
export function endCutOffNotes(): Promise<number> {
  return db().$executeRaw`
    UPDATE bulk_act SET finished_at = clock_timestamp(), parameters = parameters || ${WITHOUT_WORDS}::jsonb
    WHERE act = 'note' AND finished_at IS NULL AND started_at < clock_timestamp() - interval '1 day'`;
}
