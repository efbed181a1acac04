import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/email-key";
import { secretHash } from "@/lib/platform/secrets";

/** What stands for a mailbox where it is locked. */
export function mailboxHash(email: string): string {
  return secretHash(`mailbox ${emailKey(email)}`);
}

/** Whoever decides about mails to a mailbox waits until the one before is through. */
export async function lockMailbox(tx: Transaction, mailbox: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${mailbox}, 0))`;
}
