import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { listWorkers } from "@/lib/team/queries/workers";
import { Prisma } from "@/prisma/generated/client";
import type { Tag } from "../schema/tag";

type Scope = EditionScope<"view-registrations">;

/** The tags of an edition by name, with how many of the list have each. */
export async function listTags(db: Reader, { organisationId, editionId }: Scope): Promise<Tag[]> {
  const rows = await db.$queryRaw<Array<Omit<Tag, "count"> & { count: bigint }>>`
    SELECT tag.id, tag.name, tag.version, count(link.registration_id) AS count
    FROM tag LEFT JOIN registration_tag AS link
      ON link.organisation_id = tag.organisation_id AND link.tag_id = tag.id
    WHERE tag.organisation_id = ${organisationId}::uuid AND tag.edition_id = ${editionId}::uuid
    GROUP BY tag.organisation_id, tag.id ORDER BY tag.name, tag.id`;
  return rows.map(({ count, ...tag }) => ({ ...tag, count: Number(count) }));
}

/** The tag that is meant by its id, or by its name, whatever its case; null where the edition has none (any more). */
export async function findTagOf(
  db: Reader,
  { organisationId, editionId }: Pick<Scope, "organisationId" | "editionId">,
  { tag, tagId }: { tag: string; tagId?: string | undefined },
): Promise<string | null> {
  const [found] = await db.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM tag WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND ${tagId ? Prisma.sql`id = ${tagId}::uuid` : Prisma.sql`name_key = lower(${tag} COLLATE "und-x-icu")`}`;
  return found?.id ?? null;
}

/** What registrations can be marked with: the tags of the edition, and whoever of the team can see to them. */
export async function listMarks(scope: Scope) {
  return reading(async (db) => {
    const [tags, team] = await Promise.all([listTags(db, scope), listWorkers(db, scope)]);
    return { tags, team };
  });
}
