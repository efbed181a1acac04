import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { countQuotas } from "@/lib/places/queries/count-places";
import { fullness, hasPlace, takePlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { isLive } from "@/lib/registration/rules/phases";
import type { Outcome } from "../schema/bulk";
import type { Move } from "../schema/move";
import { tellMoved } from "./tell-moved";
import { takesPlace } from "./undo-time";

/**
 * Gives a live registration another category. Whoever has a place needs one in each quota of the new category that the
 * old one did not take from; whoever waits keeps the queue position. What becomes free goes to the list at once. The person is
 * told where the organiser says so, once the undo time is over.
 * @throws AppError("not-found")
 */
export async function moveToCategory(
  scope: EditionScope<"change-registration">,
  input: Pick<Move, "registration" | "category" | "tell">,
): Promise<Result<{ promoted: number }, "not-live" | "category" | "no-place">> {
  const { registration, ...move } = input;
  return placesTransaction(scope, async (tx) => {
    const { outcomes, promoted } = await moveWithin(tx, scope, { registrations: [registration], ...move });
    const outcome = outcomes.get(registration);
    if (outcome === undefined) throw new AppError("not-found");
    if (outcome === "gone") return refused("category");
    if (outcome === "not-live" || outcome === "no-place") return refused(outcome);
    return done({ promoted });
  });
}

/**
 * The same for any number, in the order they came, in a transaction whose turn it is. Who waits for places comes first, once
 * before and once after. @returns what came of each that is there; "gone": the category is not there, or closed
 */
export async function moveWithin(
  tx: PlacesTransaction,
  scope: EditionScope<"change-registration">,
  { registrations, category, tell }: { registrations: readonly string[]; category: string; tell: boolean },
): Promise<{ outcomes: Map<string, Outcome>; promoted: number }> {
  const { organisationId, editionId } = scope;
  const ids = { organisationId, editionId };
  const before = await lockPlaces(tx, ids);
  const links = { select: { quotaId: true } } as const;
  const rows = await tx.registration.findMany({
    where: { ...ids, id: { in: [...registrations] }, erasedAt: null, state: { not: "draft" } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, state: true, verdict: true, undoState: true, undoVerdict: true, categoryId: true },
      ...{ language: true, undoUntil: true },
      category: { select: { slug: true, quotas: links } },
    },
  });
  const target = await tx.category.findFirst({
    where: { ...ids, id: category, closedAt: null },
    select: { slug: true, name: true, quotas: links },
  });
  const outcomes = new Map<string, Outcome>(rows.map(({ id }) => [id, target ? "already" : "gone"]));
  const moving = rows.filter((row) => row.categoryId !== category);
  for (const { id, state } of rows) if (target && !isLive(state)) outcomes.set(id, "not-live");
  const live = moving.filter(({ state }) => isLive(state));
  if (!target || live.length === 0) return { outcomes, promoted: 0 };
  const now = await databaseClock(tx);
  // Who waits for these places comes first; of those who move, too.
  const came = new Set(live.some(takesPlace) ? await fillPlaces(tx, ids, scope.actor, now) : []);
  const counted = came.size > 0 ? await countQuotas(tx, ids) : before;
  const quotas = new Map(counted.map((quota) => [quota.id, { ...quota }]));
  const moved: typeof live = [];
  for (const row of live) {
    const held = new Set(row.category?.quotas.map((link) => link.quotaId));
    const wanted = target.quotas.map((link) => link.quotaId).filter((id) => !held.has(id));
    if (takesPlace(row) || came.has(row.id)) {
      if (!hasPlace(wanted, quotas)) {
        outcomes.set(row.id, "no-place");
        continue;
      }
      takePlace(wanted, quotas);
    }
    outcomes.set(row.id, "done");
    moved.push(row);
  }
  await tx.registration.updateMany({
    where: { organisationId, id: { in: moved.map(({ id }) => id) } },
    data: { categoryId: category, version: { increment: 1 } },
  });
  const entries = await recordActs(
    tx,
    moved.map((row) => ({
      ...{
        cause: scope.actor,
        act: "move-category" as const,
        objectKind: "registration" as const,
        objectId: row.id,
        ...ids,
      },
      values: [{ field: "category", before: row.category?.slug, after: target.slug, registrationId: row.id }],
    })),
  );
  const told = moved.map((row, at) => ({ ...row, auditEntryId: entries[at] ?? "" }));
  await tellMoved(tx, scope, told, { id: category, name: target.name, tell });
  const promoted = moved.length > 0 ? (await fillPlaces(tx, ids, scope.actor, now)).length : 0;
  if (fullness(before) !== fullness(await countQuotas(tx, ids))) await invalidateEdition(tx, ids, "listing");
  return { outcomes, promoted };
}
