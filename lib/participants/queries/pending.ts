import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { countQuotas } from "@/lib/places/queries/count-places";
import { hasPlace } from "@/lib/places/rules/places";
import { reading } from "@/lib/platform/db/client";
import type { Answer } from "../schema/answer";

/** Somebody who waits for an answer, as the queue names them. */
export interface PendingPerson {
  id: string;
  fullName: string;
  affiliation: string;
  /** Localised, as stored. */
  category: unknown;
  submittedAt: Date | null;
  /** What is decided and not told; null: nothing is decided. */
  verdict: Answer | null;
  /** No place is left in their category: who is approved goes on the list. */
  full: boolean;
}

/** A number of places, with those taken; `kept`: of these, for people who are approved and not told. */
export interface PlacesTaken {
  id: string;
  root: boolean;
  /** Localised, as stored. */
  name: unknown;
  /** Null: unlimited. */
  capacity: number | null;
  taken: number;
  kept: number;
}

export interface PendingQueue {
  /** Who waits for a decision, first come first. */
  waiting: PendingPerson[];
  /** How many do, also those beyond what is listed. */
  count: number;
  untold: PendingPerson[];
  untoldCounts: Record<Answer, number>;
  places: PlacesTaken[];
}

/** People of a queue read at once, and answered at once at most. */
export const MOST_LISTED = 200;

/** Everybody who waits for an answer, who is decided about and not told, and the places there are. */
export async function getPendingQueue(scope: EditionScope<"decide-registration">): Promise<PendingQueue> {
  const here = { organisationId: scope.organisationId, editionId: scope.editionId };
  const pending = { ...here, state: "pending", erasedAt: null } as const;
  return reading(async (db) => {
    const list = (where: { verdict: null | { not: null } }) =>
      db.registration.findMany({
        where: { ...pending, ...where },
        orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
        take: MOST_LISTED,
        select: {
          ...{ id: true, fullName: true, affiliation: true, submittedAt: true, verdict: true },
          category: { select: { name: true, quotas: { select: { quotaId: true } } } },
        },
      });
    const [waiting, untold, counts, quotas, named, links] = await Promise.all([
      list({ verdict: null }),
      list({ verdict: { not: null } }),
      db.registration.groupBy({ by: ["verdict", "categoryId"], where: pending, _count: true }),
      countQuotas(db, here),
      db.quota.findMany({ where: here, select: { id: true, name: true } }),
      db.categoryQuota.findMany({
        where: { organisationId: scope.organisationId, category: { editionId: scope.editionId } },
        select: { categoryId: true, quotaId: true },
      }),
    ]);
    const sum = (is: (row: (typeof counts)[number]) => boolean) =>
      counts.filter(is).reduce((total, row) => total + row._count, 0);
    const takesFrom = (quotaId: string) =>
      new Set<string | null>(links.filter((link) => link.quotaId === quotaId).map((link) => link.categoryId));
    const byId = new Map(quotas.map((quota) => [quota.id, quota]));
    const asPerson = ({ category, ...person }: (typeof waiting)[number]): PendingPerson => ({
      ...person,
      category: category?.name ?? null,
      full: !hasPlace(
        (category?.quotas ?? []).map((link) => link.quotaId),
        byId,
      ),
    });
    return {
      waiting: waiting.map(asPerson),
      count: sum(({ verdict }) => verdict === null),
      untold: untold.map(asPerson),
      untoldCounts: {
        approve: sum(({ verdict }) => verdict === "approve"),
        waitlist: sum(({ verdict }) => verdict === "waitlist"),
        decline: sum(({ verdict }) => verdict === "decline"),
      },
      places: quotas.map(({ id, root, capacity, taken }) => {
        const categories = takesFrom(id);
        return {
          ...{ id, root, capacity, taken },
          name: named.find((quota) => quota.id === id)?.name ?? {},
          kept: sum(({ verdict, categoryId }) => verdict === "approve" && categories.has(categoryId)),
        };
      }),
    };
  });
}
