import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { countQuotas } from "@/lib/places/queries/count-places";
import { findFullest, takePlace } from "@/lib/places/rules/places";
import type { Reader } from "@/lib/platform/db/client";
import type { Verdict } from "@/prisma/generated/enums";
import { canLetIn } from "../rules/decisions";

/**
 * How many would have a place of how many, if somebody without one were let in now.
 * @returns null where a place is free, where they have one, and for who may not let anybody in above the capacity
 */
export async function findAbove(
  db: Reader,
  scope: EditionScope<"view-registrations">,
  row: { state: Parameters<typeof canLetIn>[0]; categoryId: string | null; verdict: Verdict | null },
): Promise<{ taken: number; capacity: number } | null> {
  if (!may(scope, "exceed-capacity") || !canLetIn(row.state)) return null;
  const { organisationId, editionId } = scope;
  const [links, counted] = await Promise.all([
    db.categoryQuota.findMany({
      where: { organisationId, categoryId: row.categoryId ?? "" },
      select: { quotaId: true },
    }),
    countQuotas(db, { organisationId, editionId }),
  ]);
  const ids = links.map(({ quotaId }) => quotaId);
  const quotas = new Map(counted.map((quota) => [quota.id, { ...quota }]));
  // Approved and not told, they have theirs already.
  if (row.verdict !== "approve") takePlace(ids, quotas);
  const fullest = findFullest(ids, quotas);
  if (fullest?.capacity === undefined || fullest.capacity === null || fullest.taken <= fullest.capacity)
    return null;
  return { taken: fullest.taken, capacity: fullest.capacity };
}
