import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";

/**
 * Takes the websites of somebody who is erased off every edition of the organisation, and out of the history of their records: they
 * lead to all that was to be forgotten. The speaker stays in the programme by name, until an organiser takes them off.
 * @param personIds all records of the one human
 */
export async function forgetWebsites(
  tx: Transaction,
  { organisationId, personIds }: { organisationId: string; personIds: readonly string[] },
): Promise<void> {
  await tx.auditValue.deleteMany({ where: { personId: { in: [...personIds] }, field: "websites" } });
  const listed = await tx.speaker.updateManyAndReturn({
    where: { organisationId, personId: { in: [...personIds] }, websites: { not: [] } },
    data: { websites: [], version: { increment: 1 } },
    select: { editionId: true },
  });
  for (const editionId of new Set(listed.map((speaker) => speaker.editionId)))
    await invalidateEdition(tx, { organisationId, editionId }, "page");
}
