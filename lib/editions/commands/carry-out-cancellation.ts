import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { db, transaction } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { LIVE } from "@/prisma/enums/states";
import { tellCancelled } from "./tell-cancelled";

/** Carries out the cancellations whose ten minutes are over, also those that ended while nothing ran. @returns how many */
export async function carryOutCancellations(): Promise<number> {
  const due = await db().$queryRaw<EditionIds[]>`
    SELECT organisation_id AS "organisationId", id AS "editionId" FROM edition
    WHERE cancel_due_at <= clock_timestamp() AND deleted_at IS NULL`;
  let failed: unknown;
  // One that can't be carried out now keeps no other waiting.
  for (const edition of due)
    try {
      await carryOutCancellation(edition);
    } catch (error) {
      failed ??= error;
    }
  if (failed) throw failed;
  return due.length;
}

/**
 * Cancels an edition whose cancellation is due: in one transaction its state, the reason, and one message to everybody
 * who holds a live registration then, in their language. Registrations stay as they are, so that bringing it back loses
 * nobody; the calendars show every session as cancelled. What was stopped, or carried out by another process, is left.
 */
export async function carryOutCancellation({ organisationId, editionId }: EditionIds): Promise<void> {
  const here = { organisationId, editionId };
  await transaction(async (tx) => {
    const [edition] = await tx.$queryRaw<Array<{ reason: unknown; languages: string[] }>>`
      UPDATE edition SET cancelled_at = clock_timestamp(), cancel_due_at = NULL
      WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid
        AND cancel_due_at <= clock_timestamp() AND deleted_at IS NULL
      RETURNING cancel_reason AS reason, languages`;
    if (!edition) return;
    const auditEntryId = await recordAct(tx, {
      cause: { kind: "system" },
      act: "cancel-edition",
      objectKind: "edition",
      objectId: editionId,
      ...here,
      values: [{ field: "cancelReason", after: edition.reason }],
    });
    // It was brought back before: that it takes place is no longer true.
    await discardMessages(tx, { ...here, template: "edition-revived" });
    const people = await tx.registration.findMany({
      where: { ...here, state: { in: [...LIVE] } },
      select: { id: true, language: true },
    });
    await tellCancelled(tx, here, { ...edition, auditEntryId }, people);
    await invalidateEdition(tx, here, "listing");
  });
}
