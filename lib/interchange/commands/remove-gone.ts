import "server-only";
import { databaseClock } from "@/lib/platform/db/client";
import { ChangedMeanwhile, type Imported } from "./import-context";

/** Deletes what the file no longer has, as the desk would: it leaves the public programme at the next release. */
export async function removeGone({ tx, scope, plan }: Imported): Promise<void> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId };
  const now = await databaseClock(tx);
  for (const { sessionId, version } of plan.gone) {
    const { count } = await tx.session.updateMany({
      where: { ...where, id: sessionId, version, deletedAt: null },
      data: { deletedAt: now, version: { increment: 1 } },
    });
    if (count === 0) throw new ChangedMeanwhile();
  }
  await tx.translation.deleteMany({
    where: {
      organisationId,
      objectKind: "session",
      objectId: { in: plan.gone.map((session) => session.sessionId) },
    },
  });
  for (const { slotId, version } of plan.goneTimes) {
    const { count } = await tx.slot.deleteMany({ where: { ...where, id: slotId, version } });
    if (count === 0) throw new ChangedMeanwhile();
  }
}
