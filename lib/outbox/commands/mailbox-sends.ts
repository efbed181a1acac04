import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/email-key";
import { secretHash } from "@/lib/platform/secrets";
import type { Send } from "../rules";

/** A mailbox as its counter knows it: nobody's address stands there. */
export function mailboxHash(email: string): string {
  return secretHash(`mailbox ${emailKey(email)}`);
}

/** A message as the counter knows it. */
export function sendHash(messageId: string): string {
  return secretHash(`message ${messageId}`);
}

/** Whoever decides about mails to a mailbox waits until the one before is through. */
export async function lockMailbox(tx: Transaction, mailbox: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${mailbox}, 0))`;
}

/** The same without waiting. @returns the mailboxes that are ours until the transaction ends */
export async function tryMailboxes(tx: Transaction, mailboxes: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<Array<{ mailbox: string; mine: boolean }>>`
    SELECT mailbox, pg_try_advisory_xact_lock(hashtextextended(mailbox, 0)) AS mine
    FROM unnest(${mailboxes}::text[]) AS mailbox`;
  return new Set(rows.flatMap((row) => (row.mine ? [row.mailbox] : [])));
}

/** The mails of the last hour to each mailbox, the oldest first. */
export async function listSends(tx: Transaction, mailboxes: string[]): Promise<Map<string, Send[]>> {
  const rows = await tx.$queryRaw<Array<Send & { mailbox: string }>>`
    SELECT mailbox, template, known, sent_at AS at FROM mailbox_send
    WHERE mailbox = ANY(${mailboxes}) AND sent_at > clock_timestamp() - interval '1 hour' ORDER BY sent_at`;
  const sends = new Map<string, Send[]>();
  for (const { mailbox, ...send } of rows) sends.set(mailbox, [...(sends.get(mailbox) ?? []), send]);
  return sends;
}
