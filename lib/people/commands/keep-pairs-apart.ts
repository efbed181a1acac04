import "server-only";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";

/**
 * An organiser has said that records are different people: they are not proposed as one human. Proposed meanwhile, they are
 * different from now on; said before, it stays.
 * @returns how many pairs it is new of
 */
export async function keepPairsApart(
  tx: Transaction,
  organisationId: string,
  pairs: ReadonlyArray<{ personId: string; otherId: string }>,
): Promise<number> {
  const apart = pairs.filter(({ personId, otherId }) => personId !== otherId);
  if (apart.length === 0) return 0;
  const now = await databaseClock(tx);
  // An erasure of one of them waits until the pair is written, and takes it along.
  return tx.$executeRaw`
    WITH said AS (
      SELECT DISTINCT least(one, other) AS one, greatest(one, other) AS other
      FROM unnest(${apart.map(({ personId }) => personId)}::uuid[], ${apart.map(({ otherId }) => otherId)}::uuid[])
        AS said(one, other)
    ), there AS (
      SELECT id FROM person WHERE organisation_id = ${organisationId}::uuid
        AND id IN (SELECT one FROM said UNION SELECT other FROM said)
        AND merged_into_id IS NULL AND erased_at IS NULL ORDER BY id FOR KEY SHARE
    )
    INSERT INTO person_pair (organisation_id, person_id, other_id, different_since)
    SELECT ${organisationId}::uuid, one, other, ${now} FROM said
    WHERE one IN (SELECT id FROM there) AND other IN (SELECT id FROM there)
    ON CONFLICT (organisation_id, person_id, other_id) DO UPDATE
      SET different_since = EXCLUDED.different_since WHERE person_pair.different_since IS NULL`;
}
