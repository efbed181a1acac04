import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { readMark, removeMark, writeMark } from "@/lib/platform/db/marks";
import { done, type Result, refused } from "@/lib/platform/result";
import { OUTBOX_PAUSED } from "../rules/marks";

/** What becomes of mails that waited already when the restored backup was made; most of them left before. */
export type OldMails = "send" | "cancel";

/** Stops sending, all but mails to sign in. */
export async function pauseSending(): Promise<void> {
  await transaction(async (tx) => {
    await writeMark(tx, OUTBOX_PAUSED, {
      since: (await databaseClock(tx)).toISOString(),
      reason: "operator",
    });
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "pause-sending",
      objectKind: "outbox",
      objectId: null,
      organisationId: null,
    });
  });
}

/**
 * Lets mails leave again. After a restore the ones that came with the backup need a decision first: nobody can know from
 * here whether they left after it was made.
 * @returns how many were cancelled; "old-mails" with their number in `detail` when nothing was decided about them
 */
export async function resumeSending(
  oldMails: OldMails | null,
): Promise<Result<{ cancelled: number }, "old-mails">> {
  return transaction(async (tx) => {
    const paused = await readMark(tx, OUTBOX_PAUSED);
    let cancelled = 0;
    if (paused?.reason === "restore" && oldMails !== "send") {
      const waiting = {
        state: { in: ["queued" as const, "sending" as const] },
        createdAt: { lte: new Date(paused.since ?? 0) },
      };
      if (oldMails === null) {
        const count = await tx.outboxMessage.count({ where: waiting });
        if (count > 0) return refused("old-mails", { count });
      } else {
        ({ count: cancelled } = await tx.outboxMessage.updateMany({
          where: waiting,
          data: { state: "cancelled", leasedBy: null, leasedUntil: null },
        }));
      }
    }
    if (!paused) return done({ cancelled });
    await removeMark(tx, OUTBOX_PAUSED);
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "resume-sending",
      objectKind: "outbox",
      objectId: null,
      organisationId: null,
      values: [{ field: "cancelled", after: cancelled }],
    });
    return done({ cancelled });
  });
}
