import "server-only";
import { databaseClock } from "@/lib/platform/db/client";
import { ChangedMeanwhile, type Imported, inChunks } from "./import-context";

/** Deletes what the file no longer has, as the desk would: it leaves the public programme at the next release. */
export async function deleteGone({ tx, scope, plan }: Imported): Promise<void> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId };
  const now = await databaseClock(tx);
  await inChunks(plan.gone, async (some) => {
    const { count } = await tx.session.updateMany({
      where: { ...where, deletedAt: null, OR: some.map(({ sessionId: id, version }) => ({ id, version })) },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    if (count !== some.length) throw new ChangedMeanwhile();
  });
  const gone = {
    organisationId,
    objectKind: "session",
    objectId: { in: plan.gone.map((session) => session.sessionId) },
  };
  await tx.translation.deleteMany({ where: gone });
  await tx.carriedText.deleteMany({ where: gone });
  await inChunks(plan.goneTimes, async (some) => {
    const { count } = await tx.slot.deleteMany({
      where: { ...where, OR: some.map(({ slotId: id, version }) => ({ id, version })) },
    });
    if (count !== some.length) throw new ChangedMeanwhile();
  });
}
