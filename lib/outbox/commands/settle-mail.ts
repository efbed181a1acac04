import "server-only";
import { databaseClock, db, type Transaction, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import type { SaidMail } from "../emails/said";
import type { FilledMessage } from "../queries/fill-in";
import { HELD_BACK, nextAttempt, UNWANTED } from "../rules";
import { keepSent } from "./keep-sent";
import type { LeasedMessage } from "./lease-messages";

export type SendOutcome =
  | { kind: "sent"; filled: FilledMessage; said: SaidMail | null }
  /** Nothing to send any more: a link that is too late, an erased person, something that is not true now. */
  | { kind: "dropped" }
  /** Its mailbox wants no messages of this kind. */
  | { kind: "unwanted" }
  /** Not true while its edition is cancelled, and true again if that is brought back. */
  | { kind: "held" }
  /** Not true for as long as a decision stands that may still be undone. */
  | { kind: "later" }
  /** Nobody has said yet whose its address is, and that it comes would tell too much. */
  | { kind: "unsettled" }
  /** Its address was changed meanwhile: it leaves as a mail of its own, once that mailbox was looked at. */
  | { kind: "apart" }
  /** `address`: it was the address that is refused for good. */
  | { kind: "failed"; failure: string; forGood: boolean; address?: boolean };

/** What became of each message of one mail. */
export type Outcomes = ReadonlyArray<readonly [message: LeasedMessage, outcome: SendOutcome]>;

/**
 * Writes down what became of the messages of mails; nothing of one whose lease went to somebody else or that was
 * cancelled meanwhile. What failed together is tried again together.
 */
export async function settleMails(mails: readonly Outcomes[], holder: string): Promise<void> {
  await keepSent(
    mails.map((outcomes) =>
      outcomes.flatMap(([message, outcome]) =>
        outcome.kind === "sent" ? [{ message, filled: outcome.filled, said: outcome.said }] : [],
      ),
    ),
    holder,
  );
  const of = (kind: SendOutcome["kind"]) =>
    mails.flatMap((outcomes) =>
      outcomes.flatMap(([message, outcome]) => (outcome.kind === kind ? [message] : [])),
    );
  await dropMessages(of("dropped"), holder);
  await dropMessages(of("unwanted"), holder, UNWANTED);
  for (const message of of("held")) await holdBack(message, holder);
  await sendLater(of("later"), holder);
  await sendOnceSettled(of("unsettled"), holder);
  await sendApart(of("apart"), holder);
  await tryAgain(mails, holder);
}

const FREE = { leasedBy: null, leasedUntil: null } as const;

const taken = (messages: readonly LeasedMessage[], holder: string) => ({
  id: { in: messages.map(({ id }) => id) },
  state: "sending" as const,
  leasedBy: holder,
});

async function dropMessages(messages: readonly LeasedMessage[], holder: string, why?: string): Promise<void> {
  if (messages.length === 0) return;
  const data = { ...FREE, state: "cancelled" as const, ...(why ? { failure: why } : {}) };
  await db().outboxMessage.updateMany({ where: taken(messages, holder), data });
  // A dispatcher that was killed may have written it before its person was erased.
  await dropMailFiles(messages.map(({ messageId }) => messageId));
}

/**
 * Lets them wait for the end of the undo time, and where it is over for the job that ends it; where somebody has undone it
 * meanwhile they leave at once.
 */
async function sendLater(messages: readonly LeasedMessage[], holder: string): Promise<void> {
  if (messages.length === 0) return;
  await db().$executeRaw`
    UPDATE outbox_message AS message
    SET state = 'queued', attempts = 0, mail_id = NULL, leased_by = NULL, leased_until = NULL,
      next_at = coalesce((SELECT greatest(undo_until, clock_timestamp() + interval '1 second') FROM registration
        WHERE registration.organisation_id = message.organisation_id AND registration.id = message.registration_id
          AND undo_until IS NOT NULL), clock_timestamp())
    WHERE id = ANY(${messages.map(({ id }) => id)}::uuid[]) AND state = 'sending' AND leased_by = ${holder}`;
}

/** Looked at again now and then; whoever settles it lets them leave at once (`releaseUnsettled`). */
const UNSETTLED_MS = 3_600_000;

async function sendOnceSettled(messages: readonly LeasedMessage[], holder: string): Promise<void> {
  if (messages.length === 0) return;
  const nextAt = new Date((await databaseClock(db())).getTime() + UNSETTLED_MS);
  const data = { ...FREE, ...AGAIN, nextAt };
  await db().outboxMessage.updateMany({ where: taken(messages, holder), data });
}

/** Lets what organisers wrote to somebody leave that waited until their address was known to be theirs. */
export async function releaseUnsettled(
  tx: Transaction,
  { organisationId, registrationId }: { organisationId: string; registrationId: string },
): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { organisationId, registrationId, state: "queued", mailingId: { not: null }, failure: "" },
    data: { nextAt: await databaseClock(tx) },
  });
}

async function sendApart(messages: readonly LeasedMessage[], holder: string): Promise<void> {
  if (messages.length === 0) return;
  const data = { ...FREE, state: "queued" as const, attempts: 0, mailId: null };
  const nextAt = await databaseClock(db());
  await db().outboxMessage.updateMany({ where: taken(messages, holder), data: { ...data, nextAt } });
}

async function tryAgain(mails: readonly Outcomes[], holder: string): Promise<void> {
  const rows = mails.flatMap((outcomes) => {
    const jitter = Math.random();
    return outcomes.flatMap(([{ id, attempts }, outcome]) =>
      outcome.kind === "failed" ? [{ id, attempts, jitter, ...outcome }] : [],
    );
  });
  if (rows.length === 0) return;
  const now = await databaseClock(db());
  const nextAt = rows.map(({ forGood, attempts, jitter }) =>
    forGood ? null : nextAttempt(attempts, now, jitter),
  );
  await db().$executeRaw`
    UPDATE outbox_message AS message
    SET leased_by = NULL, leased_until = NULL, failure = failed.failure,
      state = CASE WHEN failed.next_at IS NOT NULL THEN 'queued' WHEN failed.bounced THEN 'bounced'
        ELSE 'failed' END::"OutboxState",
      next_at = coalesce(failed.next_at, message.next_at)
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ failure }) => failure)}::text[],
      ${nextAt}::timestamptz[], ${rows.map(({ address }) => address ?? false)}::bool[]) AS failed (id, failure, next_at, bounced)
    WHERE message.id = failed.id AND message.state = 'sending' AND message.leased_by = ${holder}`;
}

/**
 * Stops what is true again once the edition is brought back. Whoever brings it back holds the edition's row: either they
 * find what was held here, or it is seen here that the edition takes place, and the mail waits again.
 */
async function holdBack(message: LeasedMessage, holder: string): Promise<void> {
  const { messageId, organisationId, editionId } = message;
  await transaction(async (tx) => {
    const [edition] = await tx.$queryRaw<Array<{ cancelled: boolean }>>`
      SELECT cancelled_at IS NOT NULL AS cancelled FROM edition
      WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid FOR SHARE`;
    await tx.outboxMessage.updateMany({
      where: taken([message], holder),
      data: edition?.cancelled ? { ...FREE, state: "cancelled", failure: HELD_BACK } : { ...FREE, ...AGAIN },
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
