import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Which of these registrations are in the list of the edition: sent, not erased. Their rows are locked, by id, so that no erasure
 * passes what is written about them. Whoever is in another edition is left out in silence, as if not there.
 */
export async function lockListed(
  tx: Transaction,
  { organisationId, editionId }: EditionScope,
  registrations: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${[...registrations]}::uuid[])
      AND edition_id = ${editionId}::uuid AND state <> 'draft' AND erased_at IS NULL
    ORDER BY id FOR NO KEY UPDATE`;
  return rows.map(({ id }) => id);
}
