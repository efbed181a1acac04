import "server-only";
import { type EditionScope, provenLater } from "@/lib/access/access";
import type { EditionIds } from "@/lib/access/schema";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { OUTBOX_PAUSED, wasDueBeforeRestore } from "@/lib/outbox/rules/marks";
import { databaseClock, db, type Reader, type Transaction, transaction } from "@/lib/platform/db/client";
import { readMark } from "@/lib/platform/db/marks";
import type { Localised } from "@/lib/platform/i18n/localised";
import { done, refused } from "@/lib/platform/result";
import { type StoppedBecause, whyStopped } from "../rules/why-stopped";
import { publish } from "./publish";

interface Due extends EditionIds {
  id: string;
  version: number;
}

/**
 * Makes the planned releases whose moment has come, each whole and once, or stops them and tells who planned them. Safe to run in
 * any number of processes; whoever is killed in it has released nothing.
 * @returns how many were decided about
 */
export async function releasePlanned(): Promise<number> {
  const due = await db().$queryRaw<Due[]>`
    SELECT organisation_id AS "organisationId", edition_id AS "editionId", id, version FROM planned_release
    WHERE stopped_because = '' AND release_at <= clock_timestamp() ORDER BY release_at`;
  let decided = 0;
  let failed: unknown;
  // One that can't be decided now keeps no other waiting.
  for (const planned of due)
    try {
      decided += await decide(planned);
    } catch (error) {
      failed ??= error;
    }
  if (failed) throw failed;
  return decided;
}

async function decide(due: Due): Promise<number> {
  const judged = await judge(db(), due);
  if (!judged || judged.waits) return 0;
  const { scope, reason, row } = judged;
  if (!scope || reason) return transaction((tx) => stop(tx, due, null));
  const made = await publish(scope, row, {
    cause: { kind: "system" },
    async begin(tx) {
      const now = (await lock(tx, due)) ? await judge(tx, due) : null;
      return now?.scope && !now.reason && !now.waits ? done(null) : refused("gone");
    },
    follow: (tx) => tx.plannedRelease.deleteMany({ where: here(due) }),
  });
  if (made.ok) return 1;
  // Judged anew in a second, where another release is just being made, or it was taken back or put off meanwhile.
  if (made.reason === "busy" || made.reason === "gone") return 0;
  const { reason: against } = made;
  return transaction((tx) => stop(tx, due, against));
}

/** A planned release as it was found due and nothing has changed it since. */
const here = ({ organisationId, id, version }: Due) => ({ organisationId, id, version, stoppedBecause: "" });

async function lock(tx: Transaction, { organisationId, id, version }: Due): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM planned_release WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid
      AND version = ${version} AND stopped_because = '' FOR UPDATE SKIP LOCKED`;
  return rows.length === 1;
}

/** How a planned release stands beside its programme: with whose rights it goes out, or why it does not; null: it is gone. */
async function judge(reader: Reader, due: Due) {
  const row = await reader.plannedRelease.findFirst({ where: here(due), include: { edition: true } });
  if (!row) return null;
  const now = await databaseClock(reader);
  const scope: EditionScope<"release"> | null = await provenLater(reader, row.plannedById, due, "release");
  const paused = await readMark(reader, OUTBOX_PAUSED);
  // What was due before a backup was brought back may have gone out then; nothing else does until the operator goes on.
  const restored = paused?.reason === "restore";
  const reason: StoppedBecause | null =
    paused && wasDueBeforeRestore(row.releaseAt, paused)
      ? "too-late"
      : whyStopped({ ...row, mayRelease: scope !== null }, now);
  const { name, note } = row;
  return {
    scope,
    reason,
    // A cancellation that can still be stopped is told to nobody until then.
    waits: reason === null && (restored || row.edition.cancelDueAt !== null),
    row: { name, note: note as Localised },
    planner: row.plannedById,
  };
}

/**
 * Stops a planned release: it stays with the reason, and who planned it gets a mail.
 * @param against what its programme is stopped for; null: what is beside it
 */
async function stop(tx: Transaction, due: Due, against: StoppedBecause | null): Promise<number> {
  const judged = (await lock(tx, due)) ? await judge(tx, due) : null;
  const reason = judged?.reason ?? against;
  if (!judged || judged.waits || !reason) return 0;
  const { organisationId, editionId, id } = due;
  await tx.plannedRelease.updateMany({
    where: here(due),
    data: { stoppedBecause: reason, version: { increment: 1 } },
  });
  const auditEntryId = await recordAct(tx, {
    ...{ cause: { kind: "system" }, act: "miss-release", objectKind: "release", objectId: id },
    ...{ organisationId, editionId },
    values: [{ field: "name", after: judged.row.name }],
  });
  const planner = judged.planner
    ? await tx.login.findUnique({ where: { id: judged.planner }, select: { id: true, language: true } })
    : null;
  if (planner)
    await queueMessage(tx, {
      template: "release-stopped",
      parameters: { login: planner.id, about: judged.row.name, reason },
      ...{ language: planner.language, auditEntryId, organisationId, editionId, urgency: 1 },
    });
  return 1;
}
