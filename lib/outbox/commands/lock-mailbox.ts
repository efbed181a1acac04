import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/email-key";
import { secretHash } from "@/lib/platform/secrets";

/** Whoever decides about mails to an address waits until the one before is through. */
export async function lockMailbox(tx: Transaction, email: string): Promise<void> {
  const mailbox = secretHash(`mailbox ${emailKey(email)}`);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${mailbox}, 0))`;
}
