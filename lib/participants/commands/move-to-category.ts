import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { fillPlaces, lockPlaces } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { fullness, hasPlace } from "@/lib/places/rules/places";
import { databaseClock } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { isLive } from "@/lib/registration/rules/phases";
import type { Move } from "../schema/move";
import { takesPlace } from "./undo-time";

/**
 * Gives a live registration another category. Whoever has a place needs one in each quota of the new category that the
 * old one did not take from; whoever waits keeps the queue position. What becomes free goes to the list at once.
 * @throws AppError("not-found")
 */
export async function moveToCategory(
  scope: EditionScope<"change-registration">,
  input: Pick<Move, "registration" | "category">,
): Promise<Result<{ promoted: number }, "not-live" | "category" | "no-place">> {
  const { organisationId, editionId } = scope;
  const ids = { organisationId, editionId };
  return placesTransaction(ids, async (tx) => {
    const before = await lockPlaces(tx, ids);
    const links = { select: { quotaId: true } } as const;
    const row = await tx.registration.findFirst({
      where: { ...ids, id: input.registration, erasedAt: null, state: { not: "draft" } },
      select: {
        state: true,
        verdict: true,
        undoState: true,
        undoVerdict: true,
        categoryId: true,
        category: { select: { slug: true, quotas: links } },
      },
    });
    if (!row) throw new AppError("not-found");
    const target = await tx.category.findFirst({
      where: { ...ids, id: input.category, closedAt: null },
      select: { slug: true, quotas: links },
    });
    if (!target) return refused("category");
    if (!isLive(row.state)) return refused("not-live");
    if (row.categoryId === input.category) return done({ promoted: 0 });
    const now = await databaseClock(tx);
    const held = new Set(row.category?.quotas.map((link) => link.quotaId));
    const wanted = target.quotas.map((link) => link.quotaId).filter((id) => !held.has(id));
    if (takesPlace(row)) {
      // Who waits for these places comes first.
      await fillPlaces(tx, ids, scope.actor, now);
      const quotas = new Map((await lockPlaces(tx, ids)).map((quota) => [quota.id, quota]));
      if (!hasPlace(wanted, quotas)) return refused("no-place");
    }
    await tx.registration.update({
      where: { organisationId_id: { organisationId, id: input.registration } },
      data: { categoryId: input.category, version: { increment: 1 } },
    });
    await recordAct(tx, {
      cause: scope.actor,
      act: "move-category",
      objectKind: "registration",
      objectId: input.registration,
      ...ids,
      values: [
        {
          field: "category",
          before: row.category?.slug,
          after: target.slug,
          registrationId: input.registration,
        },
      ],
    });
    const promoted = await fillPlaces(tx, ids, scope.actor, now);
    if (fullness(before) !== fullness(await lockPlaces(tx, ids))) await invalidateEdition(tx, ids, "listing");
    return done({ promoted: promoted.length });
  });
}
