import "server-only";
import { databaseClock, db } from "@/lib/platform/db/client";
import { readMark, writeMark } from "@/lib/platform/db/marks";
import { type Alike, mayBeOne } from "../rules/alike";

/** Up to when records have been compared. */
const MARK = "people.compared";
/** Records written by a transaction that was still under way when they were last compared. */
const LOOK_BACK_MS = 120_000;
/** Pairs judged at once. */
const BATCH = 2_000;
/** A name that more people than this of an organisation have says nothing. */
const MOST_OF_A_NAME = 60;

interface Candidates {
  organisationId: string;
  personId: string;
  otherId: string;
}

/**
 * Finds records that may be one human, among those that are new or changed since the last time, and puts them before an
 * organiser as pairs. Only within an organisation; who was said to be two stays two.
 * @returns how many pairs are new
 */
export async function proposePairs(): Promise<number> {
  const now = await databaseClock(db());
  const mark = await readMark(db(), MARK);
  const since = mark?.at ? new Date(new Date(mark.at).getTime() - LOOK_BACK_MS) : new Date(0);
  const found = await findCandidates(since);
  let proposed = 0;
  for (let from = 0; from < found.length; from += BATCH)
    proposed += await propose(found.slice(from, from + BATCH));
  await writeMark(db(), MARK, { at: now.toISOString() });
  return proposed;
}

/** Pairs with one name or one address, of whom one at least is new, and nobody has said anything yet. */
function findCandidates(since: Date): Promise<Candidates[]> {
  return db().$queryRaw<Candidates[]>`
    WITH fresh AS MATERIALIZED (
      SELECT organisation_id, id, name_key FROM person
      WHERE updated_at >= ${since} AND merged_into_id IS NULL AND erased_at IS NULL
    ), names AS MATERIALIZED (
      SELECT organisation_id, name_key FROM person
      WHERE merged_into_id IS NULL AND erased_at IS NULL
        AND (organisation_id, name_key) IN (SELECT organisation_id, name_key FROM fresh)
      GROUP BY organisation_id, name_key HAVING count(*) BETWEEN 2 AND ${MOST_OF_A_NAME}::int
    ), alike AS (
      SELECT fresh.organisation_id, fresh.id AS one, other.id AS other FROM fresh
      JOIN names ON names.organisation_id = fresh.organisation_id AND names.name_key = fresh.name_key
      JOIN person AS other ON other.organisation_id = fresh.organisation_id AND other.name_key = fresh.name_key
        AND other.id <> fresh.id AND other.merged_into_id IS NULL AND other.erased_at IS NULL
      UNION
      SELECT fresh.organisation_id, fresh.id, address.person_id FROM fresh
      JOIN person_email AS own ON own.organisation_id = fresh.organisation_id AND own.person_id = fresh.id
      JOIN person_email AS address ON address.organisation_id = own.organisation_id
        AND address.email_key = own.email_key AND address.person_id <> own.person_id
    )
    SELECT DISTINCT organisation_id AS "organisationId", least(one, other) AS "personId",
      greatest(one, other) AS "otherId"
    FROM alike
    WHERE NOT EXISTS (SELECT FROM person_pair AS pair WHERE pair.organisation_id = alike.organisation_id
      AND pair.person_id = least(one, other) AND pair.other_id = greatest(one, other))
    ORDER BY 1, 2, 3`;
}

async function propose(pairs: readonly Candidates[]): Promise<number> {
  const known = await readAlike([...new Set(pairs.flatMap((pair) => [pair.personId, pair.otherId]))]);
  const alike = pairs.filter(({ personId, otherId }) => {
    const [one, other] = [known.get(personId), known.get(otherId)];
    return one !== undefined && other !== undefined && mayBeOne(one, other);
  });
  // Erased or said to be two since they were read: then there is no pair.
  let count = 0;
  for (const { organisationId, personId, otherId } of alike)
    count += await db().$executeRaw`
      INSERT INTO person_pair (organisation_id, person_id, other_id)
      SELECT organisation_id, ${personId}::uuid, ${otherId}::uuid FROM person
      WHERE organisation_id = ${organisationId}::uuid AND id IN (${personId}::uuid, ${otherId}::uuid)
        AND merged_into_id IS NULL AND erased_at IS NULL
      GROUP BY organisation_id HAVING count(*) = 2
      ON CONFLICT DO NOTHING`;
  return count;
}

async function readAlike(ids: string[]): Promise<Map<string, Alike>> {
  const rows = await db().$queryRaw<Array<Alike & { id: string }>>`
    SELECT person.id, person.name_key AS "nameKey",
      ARRAY(SELECT email_key FROM person_email AS address
        WHERE address.organisation_id = person.organisation_id AND address.person_id = person.id) AS emails,
      ARRAY(SELECT affiliation FROM registration
        WHERE registration.organisation_id = person.organisation_id AND registration.person_id = person.id
        UNION SELECT affiliation FROM speaker
        WHERE speaker.organisation_id = person.organisation_id AND speaker.person_id = person.id) AS affiliations
    FROM person WHERE person.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
