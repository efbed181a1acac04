import "server-only";
import type { Reader } from "@/lib/platform/db/client";

/**
 * What the objects of a page of the history are called now, by their ids, in one statement: a word, a text in several
 * languages, the number of a release, true for the places of a whole edition. Whoever was erased, is a draft or has left
 * the installation has none, and so has what was removed.
 * @param categories slugs, as moves between categories name them; answered as "edition/slug"
 */
export async function nameObjects(
  db: Reader,
  organisationId: string,
  ids: readonly string[],
  categories: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Array<{ key: string; name: unknown }>>`
    WITH wanted AS (SELECT unnest(${[...ids]}::uuid[]) AS id), mine AS (SELECT ${organisationId}::uuid AS organisation_id)
    SELECT id::text AS key, to_jsonb(full_name) AS name FROM registration NATURAL JOIN mine NATURAL JOIN wanted
      WHERE state <> 'draft' AND erased_at IS NULL
    UNION ALL SELECT id::text, to_jsonb(full_name) FROM speaker NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT login.id::text, to_jsonb(coalesce(nullif(login.name, ''),
        (SELECT email FROM login_email WHERE login_id = login.id LIMIT 1), ''))
      FROM login JOIN wanted USING (id)
    UNION ALL SELECT member.id::text, to_jsonb(coalesce(nullif(login.name, ''), member.email))
      FROM team_member AS member NATURAL JOIN mine JOIN wanted USING (id) LEFT JOIN login ON login.id = member.login_id
    UNION ALL SELECT id::text, to_jsonb(name) FROM organisation JOIN wanted USING (id)
      WHERE id = ${organisationId}::uuid
    UNION ALL SELECT id::text, title FROM school NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, title FROM edition NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, title FROM practice NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, name FROM category NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT edition_id || '/' || slug, name FROM category NATURAL JOIN mine
      WHERE slug = ANY(${[...categories]})
    UNION ALL SELECT quota.id::text, CASE WHEN root THEN 'true'::jsonb ELSE coalesce(nullif(quota.name, '{}'),
        (SELECT category.name FROM category_quota AS link JOIN category
          ON category.organisation_id = link.organisation_id AND category.id = link.category_id
          WHERE link.organisation_id = quota.organisation_id AND link.quota_id = quota.id LIMIT 1), '{}') END
      FROM quota NATURAL JOIN mine JOIN wanted USING (id)
    UNION ALL SELECT wanted.id::text, (SELECT label FROM field_version AS version
        WHERE version.organisation_id = field.organisation_id AND version.field_id = field.id
        ORDER BY number DESC LIMIT 1)
      FROM field NATURAL JOIN mine JOIN wanted USING (id)
    UNION ALL SELECT id::text, to_jsonb(number) FROM release NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, title FROM session NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, title FROM slot NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, title FROM theme NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, to_jsonb(name) FROM tag NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, to_jsonb(name) FROM room NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, CASE name WHEN '{}' THEN address ELSE name END FROM venue NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, to_jsonb(name) FROM people_view NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, subject FROM mailing NATURAL JOIN mine NATURAL JOIN wanted
    UNION ALL SELECT id::text, to_jsonb(template) FROM mail_wording NATURAL JOIN mine NATURAL JOIN wanted`;
  return new Map(rows.map(({ key, name }) => [key, name]));
}
