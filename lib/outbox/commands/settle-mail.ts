import "server-only";
import { databaseClock, db, type Transaction, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import type { FilledMessage } from "../queries/fill-in";
import { HELD_BACK, nextAttempt } from "../rules";
import { keepSent } from "./keep-sent";
import type { LeasedMessage } from "./lease-messages";

export type SendOutcome =
  | { kind: "sent"; filled: FilledMessage }
  /** Nothing to send any more: a link that is too late, an erased person, something that is not true now. */
  | { kind: "dropped" }
  /** Not true while its edition is cancelled, and true again if that is brought back. */
  | { kind: "held" }
  /** Its address was changed meanwhile: it leaves as a mail of its own, once that mailbox was looked at. */
  | { kind: "apart" }
  | { kind: "failed"; failure: string; forGood: boolean };

/** What became of each message of one mail. */
export type Outcomes = ReadonlyArray<readonly [message: LeasedMessage, outcome: SendOutcome]>;

/**
 * Writes down what became of the messages of one mail; nothing of one whose lease went to somebody else or that was
 * cancelled meanwhile. What failed together is tried again together.
 */
export async function settleMail(outcomes: Outcomes, holder: string): Promise<void> {
  const sent = outcomes.flatMap(([message, outcome]) =>
    outcome.kind === "sent" ? [{ message, filled: outcome.filled }] : [],
  );
  if (sent.length > 0) await keepSent(sent, holder);
  const reader = db();
  const now = await databaseClock(reader);
  const jitter = Math.random();
  for (const [message, outcome] of outcomes) {
    const mine = { id: message.id, state: "sending" as const, leasedBy: holder };
    const free = { leasedBy: null, leasedUntil: null };
    if (outcome.kind === "dropped") {
      await reader.outboxMessage.updateMany({ where: mine, data: { ...free, state: "cancelled" } });
      // A dispatcher that was killed may have written it before its person was erased.
      await dropMailFiles([message.messageId]);
    } else if (outcome.kind === "held") {
      await holdBack(message, holder);
    } else if (outcome.kind === "apart") {
      await reader.outboxMessage.updateMany({
        where: mine,
        data: { ...free, state: "queued", attempts: 0, mailId: null, nextAt: now },
      });
    } else if (outcome.kind === "failed") {
      const again = outcome.forGood ? null : nextAttempt(message.attempts, now, jitter);
      await reader.outboxMessage.updateMany({
        where: mine,
        data: {
          ...free,
          failure: outcome.failure,
          ...(again ? { state: "queued", nextAt: again } : { state: "failed" }),
        },
      });
    }
  }
}

/**
 * Stops what is true again once the edition is brought back. Whoever brings it back holds the edition's row: either they
 * find what was held here, or it is seen here that the edition takes place, and the mail waits again.
 */
async function holdBack(message: LeasedMessage, holder: string): Promise<void> {
  const { id, messageId, organisationId, editionId } = message;
  await transaction(async (tx) => {
    const [edition] = await tx.$queryRaw<Array<{ cancelled: boolean }>>`
      SELECT cancelled_at IS NOT NULL AS cancelled FROM edition
      WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid FOR SHARE`;
    const free = { leasedBy: null, leasedUntil: null };
    await tx.outboxMessage.updateMany({
      where: { id, state: "sending", leasedBy: holder },
      data: edition?.cancelled ? { ...free, state: "cancelled", failure: HELD_BACK } : { ...free, ...AGAIN },
    });
  });
  await dropMailFiles([messageId]);
}

/** As if it had just been queued. */
const AGAIN = { state: "queued", attempts: 0, failure: "", mailId: null } as const;

/** Lets the mails of an edition leave that its cancellation held back; what is not true any more is discarded then. */
export async function releaseHeld(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { ...edition, state: "cancelled", failure: HELD_BACK },
    data: { ...AGAIN, nextAt: await databaseClock(tx) },
  });
}
