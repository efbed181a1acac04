import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";

/**
 * Takes words and addresses out of messages, because whom they are about goes; what has not left is discarded. That something
 * was sent stays on record.
 * @returns their Message-IDs: the caller drops their files after the commit (`dropMailFiles`)
 */
export async function emptyMessages(
  tx: Transaction,
  where: Prisma.OutboxMessageWhereInput,
): Promise<string[]> {
  const rows = await tx.outboxMessage.findMany({ where, select: { id: true } });
  if (rows.length === 0) return [];
  const messageIds = await listMailIds(tx, where);
  const those = { id: { in: rows.map((row) => row.id) } };
  await tx.outboxMessage.updateMany({
    where: { ...those, state: { in: ["draft", "queued", "failed", "bounced"] } },
    data: { state: "cancelled" },
  });
  await tx.outboxMessage.updateMany({
    where: those,
    data: {
      parameters: {},
      said: Prisma.DbNull,
      recipient: "",
      recipientKey: "",
      failure: "",
      personId: null,
    },
  });
  return messageIds;
}

/**
 * The Message-IDs under which messages left, or may have: their own, and that of the mail they shared with others. A file
 * goes whole when it names somebody who goes; what was told to the others stays in their rows.
 */
export async function listMailIds(tx: Transaction, where: Prisma.OutboxMessageWhereInput): Promise<string[]> {
  const rows = await tx.outboxMessage.findMany({ where, select: { messageId: true, mailId: true } });
  const shared = rows.flatMap((row) => row.mailId ?? []);
  const leads =
    shared.length > 0
      ? await tx.outboxMessage.findMany({ where: { id: { in: shared } }, select: { messageId: true } })
      : [];
  return [...new Set([...rows, ...leads].map((row) => row.messageId))];
}
