import "server-only";
import { databaseClock, db } from "@/lib/platform/db/client";
import { MARKS, readMark, writeMark } from "@/lib/platform/db/marks";
import { nextAttempt } from "../rules";
import type { TemplateName } from "../schema";

/** Longer than a mail server may take to answer, and the work before and after. */
const LEASE_SECONDS = 90;

/** One message that is this dispatcher's to send, until its lease ends. */
export interface LeasedMessage {
  id: string;
  template: TemplateName;
  parameters: Record<string, unknown>;
  language: string;
  recipient: string;
  recipientKey: string;
  organisationId: string | null;
  editionId: string | null;
  registrationId: string | null;
  messageId: string;
  attempts: number;
}

/**
 * Takes the most urgent messages that are due, each for one dispatcher only; also those whose dispatcher was killed.
 * While sending is paused only mails to sign in leave: the operator must be able to look.
 * @param holder name of this dispatcher
 */
export async function leaseMessages(holder: string, most: number): Promise<LeasedMessage[]> {
  const reader = db();
  await writeMark(reader, MARKS.dispatcherHeartbeat, { at: (await databaseClock(reader)).toISOString() });
  const paused = (await readMark(reader, MARKS.outboxPaused)) !== null;
  return reader.$queryRaw<LeasedMessage[]>`
    WITH due AS (
      SELECT id FROM outbox_message
      WHERE ((state = 'queued' AND next_at <= clock_timestamp())
          OR (state = 'sending' AND leased_until < clock_timestamp()))
        AND (NOT ${paused}::boolean OR template = 'sign-in')
      ORDER BY urgency, next_at, id LIMIT ${most}::int FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox_message AS message
    SET state = 'sending', leased_by = ${holder}, attempts = attempts + 1,
        leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    FROM due WHERE message.id = due.id
    RETURNING message.id, message.template, message.parameters, message.language, message.recipient,
      message.recipient_key AS "recipientKey", message.organisation_id AS "organisationId",
      message.edition_id AS "editionId", message.registration_id AS "registrationId",
      message.message_id AS "messageId", message.attempts`;
}

export type SendOutcome =
  | { kind: "sent" }
  /** Nothing to send any more: a link that is too late, an erased person. */
  | { kind: "dropped" }
  | { kind: "failed"; failure: string; forGood: boolean };

/**
 * Writes down what became of a message; nothing when the lease went to somebody else or the message was cancelled
 * meanwhile.
 */
export async function settleMessage(
  message: { id: string; attempts: number },
  holder: string,
  outcome: SendOutcome,
): Promise<void> {
  const reader = db();
  const mine = { id: message.id, state: "sending" as const, leasedBy: holder };
  const free = { leasedBy: null, leasedUntil: null };
  const now = await databaseClock(reader);
  if (outcome.kind === "sent") {
    await reader.outboxMessage.updateMany({
      where: mine,
      data: { ...free, state: "sent", sentAt: now, failure: "" },
    });
    return;
  }
  if (outcome.kind === "dropped") {
    await reader.outboxMessage.updateMany({ where: mine, data: { ...free, state: "cancelled" } });
    return;
  }
  const again = outcome.forGood ? null : nextAttempt(message.attempts, now, Math.random());
  await reader.outboxMessage.updateMany({
    where: mine,
    data: {
      ...free,
      failure: outcome.failure,
      ...(again ? { state: "queued", nextAt: again } : { state: "failed" }),
    },
  });
}
