import { carryOutCancellation } from "@/lib/editions/commands/carry-out-cancellation";
import { endUndoTimesOf } from "@/lib/participants/commands/end-undo-times";
import { db } from "@/lib/platform/db/client";

interface EditionIds {
  organisationId: string;
  editionId: string;
}

const LONG_AGO = new Date("2026-01-01T00:00:00Z");

/** Lets the undo times of an edition be over, and what waited for it be due. Nothing follows yet. */
export async function passUndoTime({ organisationId, editionId }: EditionIds): Promise<void> {
  const here = { organisationId, editionId };
  await db().registration.updateMany({
    where: { ...here, undoState: { not: null } },
    data: { undoUntil: LONG_AGO },
  });
  await db().outboxMessage.updateMany({ where: { ...here, state: "queued" }, data: { nextAt: LONG_AGO } });
}

/** The same, and what the job does then. */
export async function endUndoTime(edition: EditionIds): Promise<void> {
  await passUndoTime(edition);
  await endUndoTimesOf(edition);
}

/** Carries out a cancellation that an organiser asked for, as if its ten minutes were over. */
export async function carryOutNow({ organisationId, editionId }: EditionIds): Promise<void> {
  await db().edition.updateMany({
    where: { organisationId, id: editionId, cancelDueAt: { not: null } },
    data: { cancelDueAt: LONG_AGO },
  });
  await carryOutCancellation({ organisationId, editionId });
}
