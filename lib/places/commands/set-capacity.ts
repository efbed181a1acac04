import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import type { CapacityEdit } from "../schema/capacity";
import { fillPlaces, lockPlaces } from "./fill-places";
import { placesTransaction } from "./places-transaction";

/**
 * Changes how many places a quota has. More places go to the waiting list at once; fewer take nobody's place away, but
 * nobody new comes in until there is room again.
 */
export async function setCapacity(
  scope: EditionScope<"set-capacity">,
  input: CapacityEdit,
): Promise<Result<{ promoted: number }, "conflict">> {
  const { organisationId, editionId } = scope;
  const { quota: id, version, capacity } = input;
  const where = { organisationId, editionId, id };
  return placesTransaction(scope, async (tx) => {
    await lockPlaces(tx, scope);
    const now = await databaseClock(tx);
    const edited = await editVersion({
      version,
      read: () => tx.quota.findFirst({ where }),
      write: () =>
        tx.quota.updateMany({
          where: { ...where, version },
          data: { capacity, version: { increment: 1 } },
        }),
      fields: (row) => ({ capacity: row.capacity }),
    });
    if (!edited.ok) return edited;
    await recordAct(tx, {
      cause: scope.actor,
      act: "set-capacity",
      objectKind: "quota",
      objectId: id,
      organisationId,
      editionId,
      values: [{ field: "capacity", before: edited.value.capacity, after: capacity }],
    });
    const promoted = await fillPlaces(tx, scope, scope.actor, now);
    await invalidateEdition(tx, { organisationId, editionId }, "listing");
    return done({ promoted: promoted.length });
  });
}
