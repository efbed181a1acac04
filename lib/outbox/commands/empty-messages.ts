import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Takes words and addresses out of messages, because whom they are about goes; what has not left is stopped. That something
 * was sent stays on record.
 * @returns their Message-IDs: the caller drops their files after the commit (`dropMailFiles`)
 */
export async function emptyMessages(
  tx: Transaction,
  where: Prisma.OutboxMessageWhereInput,
): Promise<string[]> {
  const rows = await tx.outboxMessage.findMany({ where, select: { id: true, messageId: true } });
  if (rows.length === 0) return [];
  const those = { id: { in: rows.map((row) => row.id) } };
  await tx.outboxMessage.updateMany({
    where: { ...those, state: { in: ["draft", "queued", "failed", "bounced"] } },
    data: { state: "cancelled" },
  });
  await tx.outboxMessage.updateMany({
    where: those,
    data: { parameters: {}, recipient: "", recipientKey: "", failure: "", personId: null },
  });
  return rows.map((row) => row.messageId);
}
