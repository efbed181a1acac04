import "server-only";
import type { PlacesTransaction } from "./places-transaction";

/**
 * The place before everybody who waits or ever did: positions are given once, so it is below all of them. The quotas must
 * be locked, so that each is found once. Others keep theirs.
 */
export async function firstPosition(
  tx: PlacesTransaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<number> {
  const { _min: least } = await tx.registration.aggregate({
    where: { organisationId, editionId },
    _min: { queuePosition: true },
  });
  return Math.min(0, least.queuePosition ?? 0) - 1;
}
