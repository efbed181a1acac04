import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import type { DecisionTemplate } from "../rules/decisions";

type Scope = EditionScope<"decide-registration">;

/** The registrations that are decided about, in the order they were sent. */
export function listDecided(tx: Transaction, { organisationId, editionId }: Scope, ids: readonly string[]) {
  return tx.registration.findMany({
    where: { organisationId, editionId, id: { in: [...ids] }, erasedAt: null },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      personId: true,
      language: true,
      state: true,
      verdict: true,
      verdictWords: true,
      queuePosition: true,
      category: { select: { quotas: { select: { quotaId: true } } } },
    },
  });
}
export type Decided = Awaited<ReturnType<typeof listDecided>>[number];

interface Telling {
  template: DecisionTemplate;
  words: string;
  /** Not told: the message stays on record as one that was not sent. */
  tell: boolean;
  auditEntryId: string;
}

/** Tells a person what was decided, in their language, in the transaction that decides. */
export async function tellDecision(
  tx: Transaction,
  scope: Scope,
  row: Decided,
  { template, words, tell, auditEntryId }: Telling,
): Promise<void> {
  const { organisationId, editionId } = scope;
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
