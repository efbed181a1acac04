import "server-only";
import { editionPhase, isOpenByHand, PHASE_COLUMNS } from "@/lib/editions/rules/phases";
import type { Transaction } from "@/lib/platform/db/client";

/** Whether organisers may still let somebody in: not once the edition is cancelled or in the archive. */
export async function isOpenToOrganisers(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  now: Date,
): Promise<boolean> {
  const edition = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: PHASE_COLUMNS,
  });
  return isOpenByHand(editionPhase({ ...edition, full: false }, now));
}
