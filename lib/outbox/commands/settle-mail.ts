import "server-only";
import { databaseClock, db } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import type { FilledMessage } from "../queries/fill-in";
import { nextAttempt } from "../rules";
import { keepSent } from "./keep-sent";
import type { LeasedMessage } from "./lease-messages";

export type SendOutcome =
  | { kind: "sent"; filled: FilledMessage }
  /** Nothing to send any more: a link that is too late, an erased person. */
  | { kind: "dropped" }
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
