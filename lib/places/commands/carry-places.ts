import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { addDays, dateColumn, isoDate } from "@/lib/platform/dates/zones";
import { asJson } from "@/lib/platform/db/as-json";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/new-id";

/**
 * An edition's capacity, quotas and categories in another edition, which has none yet. Places are all free there, and
 * nobody waits. The day by which an answer is promised moves; where it would be over it is left out.
 * @param today ISO date, where the edition is
 * @returns the new records by the ids of those they are made after
 */
export async function carryPlaces(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds,
  { shift, today, now }: { shift: number; today: string; now: Date },
): Promise<Map<string, string>> {
  const [quotas, categories] = await Promise.all([
    tx.quota.findMany({ where: from }),
    tx.category.findMany({ where: from, include: { quotas: true } }),
  ]);
  const carried = new Map([...quotas, ...categories].map(({ id }) => [id, newId()]));
  const idOf = (id: string) => carried.get(id) ?? id;
  await tx.quota.createMany({
    data: quotas.map(({ id, name, capacity, root }) => ({
      ...{ ...to, id: idOf(id), capacity, root },
      ...asJson({ name }),
    })),
  });
  await tx.category.createMany({
    data: categories.map(({ id, slug, name, description, cost, payment, order, ...category }) => ({
      ...{ ...to, id: idOf(id), slug, order, public: category.public, approval: category.approval },
      ...asJson({ name, description, cost, payment }),
      answerBy: movedDay(category.answerBy, shift, today),
      closedAt: category.closedAt && now,
    })),
  });
  await tx.categoryQuota.createMany({
    data: categories.flatMap((category) =>
      category.quotas.map(({ quotaId }) => ({
        organisationId: to.organisationId,
        categoryId: idOf(category.id),
        quotaId: idOf(quotaId),
      })),
    ),
  });
  return carried;
}

function movedDay(day: Date | null, shift: number, today: string): Date | null {
  if (!day) return null;
  const moved = addDays(isoDate(day), shift);
  return moved < today ? null : dateColumn(moved);
}
