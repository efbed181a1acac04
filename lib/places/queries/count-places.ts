import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { db, type Reader } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import { hasPlace } from "../rules/places";
import { TAKES_PLACE } from "./takes-place";

/** Each quota of an edition with the places taken from it now, also those kept for an undo, by people of its categories. */
export const countedQuotas = ({ organisationId, editionId }: EditionIds) => Prisma.sql`
  SELECT quota.id, quota.root, quota.capacity, coalesce(sum(inside.people), 0)::int AS taken
  FROM quota
  LEFT JOIN category_quota AS link ON link.organisation_id = quota.organisation_id AND link.quota_id = quota.id
  LEFT JOIN (
    SELECT category_id, count(*) AS people FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND ${TAKES_PLACE}
    GROUP BY category_id
  ) AS inside ON inside.category_id = link.category_id
  WHERE quota.organisation_id = ${organisationId}::uuid AND quota.edition_id = ${editionId}::uuid
  GROUP BY quota.organisation_id, quota.id`;

/** Nothing is locked: for showing, or behind `lockPlaces`. In the order of their ids. */
export function countQuotas(reader: Reader, edition: EditionIds) {
  return reader.$queryRaw<Array<{ id: string; root: boolean; capacity: number | null; taken: number }>>`
    ${countedQuotas(edition)} ORDER BY quota.id`;
}

/** Whether the root quota has no place left. */
export async function isEditionFull(
  reader: Reader,
  organisationId: string,
  editionId: string,
): Promise<boolean> {
  const [row] = await reader.$queryRaw<Array<{ full: boolean }>>`
    SELECT capacity IS NOT NULL AND capacity <= taken AS full
    FROM (${countedQuotas({ organisationId, editionId })}) AS quota WHERE root`;
  return row?.full ?? false;
}

/** Places as programs see them: null is unlimited. */
export async function readPlaces(edition: EditionIds, reader: Reader = db()) {
  const { organisationId, editionId } = edition;
  const [quotas, categories] = await Promise.all([
    countQuotas(reader, edition),
    reader.category.findMany({
      where: { organisationId, editionId, public: true, closedAt: null },
      orderBy: { order: "asc" },
      select: {
        id: true,
        slug: true,
        name: true,
        cost: true,
        approval: true,
        quotas: { select: { quotaId: true } },
      },
    }),
  ]);
  const root = quotas.find((quota) => quota.root);
  const counts = new Map(quotas.map((quota) => [quota.id, quota]));
  return {
    capacity: root?.capacity ?? null,
    placesLeft: root && root.capacity !== null ? Math.max(0, root.capacity - root.taken) : null,
    categories: categories.map(({ quotas: links, ...category }) => ({
      ...category,
      full: !hasPlace(
        links.map((link) => link.quotaId),
        counts,
      ),
    })),
  };
}
