import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import type { DecisionTemplate } from "../rules/decisions";

/** The registrations that are decided about, in the order they were sent. */
export function listDecided(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  ids: readonly string[],
) {
  return tx.registration.findMany({
    where: { organisationId, editionId, id: { in: [...ids] }, erasedAt: null },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      personId: true,
      emailKey: true,
      nameKey: true,
      language: true,
      state: true,
      verdict: true,
      verdictAt: true,
      verdictWords: true,
      stateSince: true,
      undoState: true,
      undoSince: true,
      undoUntil: true,
      undoVerdict: true,
      queuePosition: true,
      category: { select: { quotas: { select: { quotaId: true } } } },
    },
  });
}
export type Decided = Awaited<ReturnType<typeof listDecided>>[number];

/** How somebody is told what was decided. */
export interface Telling {
  template: DecisionTemplate;
  words: string;
  /** Not told: the message stays on record as one that was not sent. */
  tell: boolean;
  auditEntryId: string;
}

/** Tells a person what was decided, in their language, in the transaction that decides. */
export async function tellDecision(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  row: Decided,
  { template, words, tell, auditEntryId }: Telling,
): Promise<void> {
  await queueMessages(tx, [
    {
      template,
      parameters: words ? { words } : {},
      language: row.language,
      state: tell ? "queued" : "draft",
      auditEntryId,
      organisationId,
      editionId,
      registrationId: row.id,
      urgency: 1,
    },
  ]);
  if (!tell) await tx.outboxMessage.updateMany({ where: { auditEntryId }, data: { state: "cancelled" } });
}
