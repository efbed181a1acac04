import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { LIVE } from "@/prisma/enums/states";
import { categoryFields, quotaFields } from "../rules/fields";

/** Categories and quotas of an edition, each as its form is filled, with how many hold a live registration and wait for an answer. */
export async function getPlaces(scope: EditionScope<"view-drafts">) {
  const here = { organisationId: scope.organisationId, editionId: scope.editionId };
  return reading(async (db) => {
    const [quotas, categories, counts] = await Promise.all([
      db.quota.findMany({ where: here, orderBy: [{ root: "desc" }, { id: "asc" }] }),
      db.category.findMany({
        where: here,
        orderBy: [{ order: "asc" }, { slug: "asc" }],
        include: { quotas: { orderBy: { quotaId: "asc" }, select: { quotaId: true } } },
      }),
      db.registration.groupBy({
        by: ["categoryId", "state"],
        where: { ...here, state: { in: [...LIVE] } },
        _count: true,
      }),
    ]);
    const countIn = (id: string, state?: string) =>
      counts
        .filter((row) => row.categoryId === id && (state === undefined || row.state === state))
        .reduce((sum, row) => sum + row._count, 0);
    return {
      quotas: quotas.map((row) => ({
        id: row.id,
        root: row.root,
        name: row.name,
        capacity: row.capacity,
        version: row.version,
        values: flatFields(quotaFields(row)),
      })),
      categories: categories.map((row) => ({
        id: row.id,
        slug: row.slug,
        name: row.name,
        version: row.version,
        live: countIn(row.id),
        pending: countIn(row.id, "pending"),
        values: flatFields(categoryFields(row)),
      })),
    };
  });
}
