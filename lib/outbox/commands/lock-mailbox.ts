import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/email-key";
import { secretHash, secretHashes } from "@/lib/platform/secrets";

/** Whoever decides about mails to an address waits until the one before is through. */
export async function lockMailbox(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${mailboxHash(email)}, 0))`;
}

/** Stands for the mailbox of an address where mails are counted: it says nothing about whose it is. */
export function mailboxHash(email: string): string {
  return secretHash(named(email));
}

/** Every hash under which the mails of a mailbox may be counted: two while APP_SECRET is being changed. */
export function mailboxHashes(email: string): string[] {
  return secretHashes(named(email));
}

const named = (email: string) => `mailbox ${emailKey(email)}`;

/**
 * Takes the mailboxes that no other dispatcher is choosing mails for at this moment, until the transaction ends. Requests
 * wait for another lock: however many come, a dispatcher gets this one.
 * @returns those taken
 */
export async function tryMailboxes(tx: Transaction, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<Array<{ mailbox: string }>>`
    SELECT mailbox FROM unnest(${hashes}::text[]) AS box (mailbox)
    WHERE pg_try_advisory_xact_lock(hashtextextended('leaving ' || mailbox, 0))`;
  return new Set(rows.map((row) => row.mailbox));
}
