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

/** Tells people what was decided, each in their language, in the transaction that decides. */
export async function tellDecisions(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  told: ReadonlyArray<{ row: Decided; telling: Telling }>,
): Promise<void> {
  await queueMessages(
    tx,
    told.map(({ row, telling: { template, words, tell, auditEntryId } }) => ({
      template,
      parameters: words ? { words } : {},
      language: row.language,
      state: tell ? "queued" : "cancelled",
      auditEntryId,
      organisationId,
      editionId,
      registrationId: row.id,
      urgency: 1,
    })),
  );
}
