import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { releaseHeld } from "@/lib/outbox/commands/settle-mail";
import type { Transaction } from "@/lib/platform/db/client";
import { LIVE } from "@/prisma/enums/states";

/**
 * Takes back what a cancellation told, in the transaction that brings the edition back: mails that have not left are
 * discarded, and for whoever was told, or is being told at this moment, a message is drafted that it takes place after
 * all: an organiser reads it before it leaves. Nobody else gets a mail.
 */
export async function takeCancellationBack(
  tx: Transaction,
  scope: EditionScope<"publish-edition">,
): Promise<{ discarded: number; told: number }> {
  const { organisationId, editionId } = scope;
  const here = { organisationId, editionId };
  // Who got a place while the mails did not leave has not heard of it yet.
  await releaseHeld(tx, here);
  const last = await tx.auditEntry.findFirst({
    where: { ...here, act: "cancel-edition" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (!last) return { discarded: 0, told: 0 };
  // Also what an earlier cancellation left to be tried again.
  const { discarded } = await discardMessages(tx, { ...here, template: "edition-cancelled" });
  const { left } = await discardMessages(tx, { auditEntryId: last.id });
  const ids = left.filter((id) => id !== null);
  const people = await tx.registration.findMany({
    where: { ...here, id: { in: ids }, state: { in: [...LIVE] }, erasedAt: null },
    select: { id: true, language: true },
  });
  const auditEntryId = await recordAct(tx, {
    cause: scope.actor,
    act: "revive-edition",
    objectKind: "edition",
    objectId: editionId,
    ...here,
    values: [
      { field: "stopped", after: discarded },
      { field: "told", after: people.length },
    ],
  });
  await queueMessages(
    tx,
    people.map((person) => ({
      template: "edition-revived" as const,
      parameters: {},
      language: person.language,
      auditEntryId,
      ...here,
      registrationId: person.id,
      state: "draft" as const,
      urgency: 1 as const,
    })),
  );
  return { discarded, told: people.length };
}
