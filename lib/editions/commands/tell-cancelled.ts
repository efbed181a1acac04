import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { Transaction } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";

interface Told {
  id: string;
  language: string;
}

/** Tells people that their edition is cancelled, each in their language, with the reason that its organisers gave. */
export async function tellCancelled(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  {
    reason,
    languages,
    auditEntryId,
  }: { reason: unknown; languages: readonly string[]; auditEntryId: string },
  people: readonly Told[],
): Promise<void> {
  await queueMessages(
    tx,
    people.map(({ id, language }) => ({
      template: "edition-cancelled" as const,
      parameters: { reason: localise(reason, language, languages)?.text ?? "" },
      language,
      auditEntryId,
      ...{ organisationId, editionId },
      registrationId: id,
      urgency: 1 as const,
    })),
  );
}

/**
 * Tells who has a registration again by an undo, where the edition was cancelled while they had none: nobody has told them.
 * The edition's row must be held (`holdForm`), so that either this sees the cancellation or the cancellation sees them.
 */
export async function tellReturned(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  people: readonly Told[],
): Promise<void> {
  if (people.length === 0) return;
  const here = { organisationId, editionId };
  const edition = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { cancelledAt: true, cancelReason: true, languages: true },
  });
  if (!edition.cancelledAt) return;
  const last = await tx.auditEntry.findFirst({
    where: { ...here, act: "cancel-edition" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (!last) return;
  const told = await tx.outboxMessage.findMany({
    where: { auditEntryId: last.id, registrationId: { in: people.map(({ id }) => id) } },
    select: { registrationId: true },
  });
  const known = new Set(told.map(({ registrationId }) => registrationId));
  const { cancelReason: reason, languages } = edition;
  await tellCancelled(
    tx,
    here,
    { reason, languages, auditEntryId: last.id },
    people.filter(({ id }) => !known.has(id)),
  );
}
