import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { LIVE } from "@/prisma/enums/states";
import { isNameOf } from "../rules/typed-name";
import type { CancelEdition, StopCancellation } from "../schema/edition";
import { saveEdition } from "./edit-edition";

/** Until a cancellation is carried out it can be stopped. */
const WAITS_MS = 10 * 60_000;

/**
 * Cancels an edition, ten minutes from now: until then nothing is changed but the desk, nobody is told, and whoever sees
 * the mistake stops it. A second call is refused, so nobody is told twice; so is one that does not name the edition.
 * @returns how many hold a live registration now: as many would be told
 */
export async function cancelEdition(
  scope: EditionScope<"cancel-edition">,
  { version, reason, name }: Pick<CancelEdition, "version" | "reason" | "name">,
): Promise<Result<{ told: number }, "conflict" | "already-cancelled" | "another-name">> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const dueAt = new Date((await databaseClock(tx)).getTime() + WAITS_MS);
    const current = await tx.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { cancelledAt: true, cancelDueAt: true, title: true },
    });
    if (current.cancelledAt || current.cancelDueAt) return refused("already-cancelled");
    if (!isNameOf(name, current.title)) return refused("another-name");
    const after = { cancelDueAt: dueAt, cancelReason: reason };
    const saved = await saveEdition(tx, scope, version, after, cancellation, "begin-cancellation");
    if (!saved.ok) return saved;
    const told = await tx.registration.count({
      where: { organisationId, editionId, state: { in: [...LIVE] } },
    });
    return done({ told });
  });
}

/** Stops a cancellation that is not carried out yet: nobody was told, and nothing is left of it but in the history. */
export async function stopCancellation(
  scope: EditionScope<"cancel-edition">,
  { version }: Pick<StopCancellation, "version">,
): Promise<Result<unknown, "conflict" | "already-cancelled" | "nothing-to-stop">> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    // Whoever carries it out holds the row: either this is first, or it is seen that it is too late.
    const [current] = await tx.$queryRaw<Array<{ cancelled: boolean; due: boolean }>>`
      SELECT cancelled_at IS NOT NULL AS cancelled, cancel_due_at IS NOT NULL AS due FROM edition
      WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid FOR UPDATE`;
    if (current?.cancelled) return refused("already-cancelled");
    if (!current?.due) return refused("nothing-to-stop");
    // The reason that was written waits for no translator.
    const after = { cancelDueAt: null, cancelReason: {} };
    return saveEdition(tx, scope, version, after, cancellation, "stop-cancellation");
  });
}

const cancellation = (row: { cancelDueAt: Date | null }) => ({ cancelDueAt: row.cancelDueAt });
