import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { countQuotas } from "@/lib/places/queries/count-places";
import { hasPlace } from "@/lib/places/rules/places";
import { reading } from "@/lib/platform/db/client";

/** What an organiser chooses from when adding somebody: every open category, also those that are not public. */
export async function getByHandChoices(scope: EditionScope<"add-registration">) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const [edition, categories, quotas] = await Promise.all([
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { mode: true },
      }),
      db.category.findMany({
        where: { organisationId, editionId, closedAt: null },
        orderBy: { order: "asc" },
        select: { id: true, name: true, quotas: { select: { quotaId: true } } },
      }),
      countQuotas(db, scope),
    ]);
    const counts = new Map(quotas.map((quota) => [quota.id, quota]));
    return {
      mode: edition.mode,
      categories: categories.map(({ quotas: links, ...category }) => ({
        ...category,
        full: !hasPlace(
          links.map((link) => link.quotaId),
          counts,
        ),
      })),
    };
  });
}
