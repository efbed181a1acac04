import "server-only";
import type { PublicAddress } from "@/lib/platform/cache/public-addresses";
import { db } from "@/lib/platform/db/client";

/**
 * Which of these schools (`edition` is "") and editions everybody may see, by any address a school has had. What is not
 * published is as good as not there: how fast an answer comes tells nobody that it exists.
 */
export async function listPublicAddresses(asked: readonly PublicAddress[]): Promise<PublicAddress[]> {
  const schools = asked.map(({ school }) => school);
  const editions = asked.map(({ edition }) => edition);
  return await db().$queryRaw<PublicAddress[]>`
    SELECT asked.school, asked.edition
    FROM unnest(${schools}::text[], ${editions}::text[]) AS asked (school, edition)
    JOIN school_alias AS alias ON alias.slug = asked.school
    JOIN school ON school.organisation_id = alias.organisation_id AND school.id = alias.school_id
      AND school.deleted_at IS NULL
    JOIN organisation ON organisation.id = school.organisation_id AND organisation.deleted_at IS NULL
    WHERE EXISTS (
      SELECT FROM edition
      WHERE edition.organisation_id = school.organisation_id AND edition.school_id = school.id
        AND (asked.edition = '' OR edition.slug = asked.edition)
        AND edition.published_at IS NOT NULL AND edition.deleted_at IS NULL
    )`;
}
