import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { discardMessages, NOT_LEFT } from "@/lib/outbox/commands/discard-messages";
import { putOffMessages } from "@/lib/outbox/commands/put-off-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { readUndoSeconds } from "./undo-time";

const TEMPLATE = "registration-category";

interface MovedRow {
  id: string;
  language: string;
  /** The category before. */
  categoryId: string | null;
  auditEntryId: string;
}

/**
 * Tells people that they have another category, once the undo time is over; who is not told has the message on record as
 * one that was not sent. What waits to be told of a category before is true no more and is discarded; who is back where they
 * were told to be last is told of neither.
 */
export async function tellMoved(
  tx: Transaction,
  scope: EditionScope<"change-registration">,
  moved: readonly MovedRow[],
  { id: category, name, tell }: { id: string; name: unknown; tell: boolean },
): Promise<void> {
  if (moved.length === 0) return;
  const { organisationId, editionId } = scope;
  const waiting = await tx.outboxMessage.findMany({
    where: {
      ...{ organisationId, template: TEMPLATE, state: { in: [...NOT_LEFT] } },
      registrationId: { in: moved.map(({ id }) => id) },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { registrationId: true, parameters: true },
  });
  const told = new Map<string | null, string>();
  for (const { registrationId, parameters } of waiting) {
    const { discarded } = await discardMessages(tx, {
      ...{ organisationId, registrationId: registrationId ?? "", template: TEMPLATE },
    });
    if (discarded > 0) told.set(registrationId, String((parameters as { before?: string }).before));
  }
  const rows = moved.map((row) => ({ ...row, before: told.get(row.id) ?? row.categoryId ?? "" }));
  const news = rows.filter(({ before }) => before !== category);
  await queueMessages(
    tx,
    news.map(({ id, language, before, auditEntryId }) => ({
      template: TEMPLATE,
      parameters: { before, category: localise(name, language, scope.languages)?.text ?? "" },
      ...{ language, auditEntryId, organisationId, editionId, registrationId: id },
      ...{ urgency: 1 as const, state: tell ? ("queued" as const) : ("cancelled" as const) },
    })),
  );
  const seconds = tell ? await readUndoSeconds(tx, scope) : 0;
  if (seconds === 0 || news.length === 0) return;
  const until = new Date((await databaseClock(tx)).getTime() + seconds * 1_000);
  await putOffMessages(tx, { organisationId, registrations: news.map(({ id }) => id), until });
}
