import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { findRightsOf } from "@/lib/access/queries";
import { reading } from "@/lib/platform/db/client";

/** The edition of the school before this one, and how many of its people with a place had registered by the same day. */
export interface LastTime {
  title: unknown;
  slug: string;
  count: number;
}

/**
 * How many had come as long before the first day of the edition before this one as it is now before the first day of this
 * one: of those with a place in it, who takes none in the whole left out, as in the figure it stands beside. Null where
 * there was none, where one of the two has no days, and for whoever has no right to that edition.
 */
export async function findLastTime(scope: EditionScope<"view-registrations">): Promise<LastTime | null> {
  const { organisationId, schoolId, editionId, actor } = scope;
  return reading(async (db) => {
    const [last] = await db.$queryRaw<Array<LastTime & { id: string }>>`
      WITH began AS (
        SELECT edition.id, edition.title, edition.slug, min(day.date) AS first FROM edition JOIN edition_day AS day
          ON day.organisation_id = edition.organisation_id AND day.edition_id = edition.id
        WHERE edition.organisation_id = ${organisationId}::uuid AND edition.school_id = ${schoolId}::uuid
          AND edition.deleted_at IS NULL AND (edition.id = ${editionId}::uuid OR edition.published_at IS NOT NULL)
        GROUP BY edition.id, edition.title, edition.slug),
      mine AS (SELECT first FROM began WHERE id = ${editionId}::uuid),
      last AS (
        SELECT began.*, clock_timestamp() - make_interval(days => mine.first - began.first) AS until
        FROM began CROSS JOIN mine WHERE began.first < mine.first ORDER BY began.first DESC LIMIT 1)
      SELECT last.id, last.title, last.slug, (
        SELECT count(*)::int FROM registration
        WHERE registration.organisation_id = ${organisationId}::uuid AND registration.edition_id = last.id
          AND registration.state = 'confirmed' AND registration.submitted_at <= last.until
          AND registration.category_id IN (
            SELECT link.category_id FROM category_quota AS link JOIN quota
              ON quota.organisation_id = link.organisation_id AND quota.id = link.quota_id
            WHERE quota.organisation_id = ${organisationId}::uuid AND quota.edition_id = last.id AND quota.root)) AS count
      FROM last`;
    if (!last) return null;
    const { id, ...told } = last;
    // A role for one edition says nothing of another.
    const held = actor.administrator ? scope : await findRightsOf(actor.id, organisationId, id);
    return may(held, "view-registrations") ? told : null;
  });
}
