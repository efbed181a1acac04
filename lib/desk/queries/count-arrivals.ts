import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Reader } from "@/lib/platform/db/client";

/** Confirmed people who came within one step of time, an hour or a minute of the edition's clock. */
export interface Arrivals {
  from: Date;
  until: Date;
  count: number;
}

/**
 * When the confirmed registrations of an edition were sent, the earliest first: by the hour, by the minute while the first
 * of them is not six hours old. Steps in which nobody came are left out. Whoever takes no place is not counted, as nowhere
 * on the way to the limit.
 */
export function countArrivals(
  db: Reader,
  { organisationId, editionId, timeZone }: Pick<EditionScope, "organisationId" | "editionId" | "timeZone">,
): Promise<Arrivals[]> {
  return db.$queryRaw<Arrivals[]>`
    WITH arrival AS MATERIALIZED (
      SELECT submitted_at AS at FROM registration
      WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid AND state = 'confirmed'
        AND submitted_at IS NOT NULL AND category_id IN (
          SELECT category_quota.category_id FROM category_quota JOIN quota
            ON quota.organisation_id = category_quota.organisation_id AND quota.id = category_quota.quota_id
          WHERE quota.organisation_id = ${organisationId}::uuid AND quota.edition_id = ${editionId}::uuid AND quota.root)),
    step AS (
      SELECT CASE WHEN clock_timestamp() - min(at) < interval '6 hours' THEN 'minute' ELSE 'hour' END AS unit FROM arrival),
    counted AS (
      SELECT unit, date_trunc(unit, at, ${timeZone}) AS "from", count(*)::int AS count
      FROM arrival CROSS JOIN step GROUP BY 1, 2)
    SELECT "from", "from" + ('1 ' || unit)::interval AS until, count FROM counted ORDER BY "from"`;
}
