import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { isOf } from "@/prisma/enums/states";
import type { Prisma } from "@/prisma/generated/client";

/** Waiting, or waiting to be tried again by hand: nobody has it. */
export const NOT_LEFT = ["draft", "queued", "failed", "bounced"] as const;
/** A mail on its way counts as left: nothing can call it back. */
const LEFT = ["sending", "sent"] as const;

/**
 * What came back from an address that a registration no longer has waits for nobody: its address is corrected. The link goes to
 * the new one with the correction; anything else is sent again by hand.
 */
export async function discardBounced(
  tx: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { organisationId, registrationId: id, state: "bounced" },
    data: { state: "cancelled" },
  });
}

/**
 * Of decisions, the registrations whose message has left. It waits for a dispatcher that is just taking one, and none takes the
 * others before the end of the transaction.
 * @param entries of the history
 */
export async function holdMessages(tx: Transaction, entries: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<Array<{ registration: string | null; state: string }>>`
    SELECT registration_id::text AS registration, state::text AS state FROM outbox_message
    WHERE audit_entry_id = ANY(${[...entries]}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Set(rows.flatMap(({ registration, state }) => (isOf(LEFT, state) ? (registration ?? []) : [])));
}

/**
 * Discards the messages that have not left, then looks which have. In this order: the update waits for a dispatcher that is
 * just taking one, and what it took is seen as left.
 * @returns how many were discarded, and the registrations whose message has left
 */
export async function discardMessages(
  tx: Transaction,
  where: Prisma.OutboxMessageWhereInput,
): Promise<{ discarded: number; left: Array<string | null> }> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { ...where, state: { in: [...NOT_LEFT] } },
    data: { state: "cancelled", leasedBy: null, leasedUntil: null },
  });
  const left = await tx.outboxMessage.findMany({
    where: { ...where, state: { in: [...LEFT] } },
    select: { registrationId: true },
  });
  return { discarded: count, left: left.map((message) => message.registrationId) };
}
