import "server-only";
import type { PlacesTransaction } from "./places-transaction";

/**
 * The quotas of several editions of one organisation, locked in the order of their ids: for what decides about places in
 * more than one. Each is counted afterwards (`lockPlaces`).
 */
export async function lockSeveral(
  tx: PlacesTransaction,
  organisationId: string,
  editionIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM quota
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ANY(${[...editionIds]}::uuid[])
    ORDER BY id FOR UPDATE`;
}
