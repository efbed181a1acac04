import "server-only";
import { databaseClock, db } from "@/lib/platform/db/client";
import { MARKS, writeMark } from "@/lib/platform/db/marks";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import type { FilledMessage, WaitingMessage } from "../queries/fill-in";
import { nextAttempt } from "../rules";
import { keepSent } from "./keep-sent";

/** Longer than a mail server may take to answer, and the work before and after. */
const LEASE_SECONDS = 90;

/** One message that is this dispatcher's to send, until its lease ends. */
export interface LeasedMessage extends WaitingMessage {
  id: string;
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
  return reader.$queryRaw<LeasedMessage[]>`
    WITH due AS (
      SELECT id FROM outbox_message
      WHERE ((state = 'queued' AND next_at <= clock_timestamp())
          OR (state = 'sending' AND leased_until < clock_timestamp()))
        AND (template = 'sign-in' OR NOT EXISTS (SELECT FROM setting WHERE key = ${MARKS.outboxPaused}))
      ORDER BY urgency, next_at, id LIMIT ${most}::int FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox_message AS message
    SET state = 'sending', leased_by = ${holder}, attempts = attempts + 1,
        leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    FROM due WHERE message.id = due.id
    RETURNING message.id, message.template, message.parameters, message.language, message.recipient,
      message.organisation_id AS "organisationId", message.edition_id AS "editionId",
      message.registration_id AS "registrationId", message.person_id AS "personId", message.mailing_id AS "mailingId",
      message.message_id AS "messageId", message.attempts`;
}

/** Says that a dispatcher is alive; /api/readyz reads it. */
export async function beat(): Promise<void> {
  await writeMark(db(), MARKS.dispatcherHeartbeat, { at: (await databaseClock(db())).toISOString() });
}

export type SendOutcome =
  | { kind: "sent"; filled: FilledMessage }
  /** Nothing to send any more: a link that is too late, an erased person. */
  | { kind: "dropped" }
  | { kind: "failed"; failure: string; forGood: boolean };

/**
 * Writes down what became of a message; nothing when the lease went to somebody else or the message was cancelled
 * meanwhile.
 */
export async function settleMessage(
  message: LeasedMessage,
  holder: string,
  outcome: SendOutcome,
): Promise<void> {
  const reader = db();
  const mine = { id: message.id, state: "sending" as const, leasedBy: holder };
  const free = { leasedBy: null, leasedUntil: null };
  if (outcome.kind === "sent") {
    await keepSent(message, holder, outcome.filled);
    return;
  }
  if (outcome.kind === "dropped") {
    await reader.outboxMessage.updateMany({ where: mine, data: { ...free, state: "cancelled" } });
    // A dispatcher that was killed may have written it before its person was erased.
    await dropMailFiles([message.messageId]);
    return;
  }
  const now = await databaseClock(reader);
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
