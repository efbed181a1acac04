import "server-only";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import type { TemplateName } from "@/lib/outbox/schema";
import type { Transaction } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import type { EditionScope } from "@/lib/team/access";

type Scope = EditionScope<"decide-registration">;

/** The registrations that are decided about, in the order they were sent. */
export function listDecided(tx: Transaction, { organisationId, editionId }: Scope, ids: readonly string[]) {
  return tx.registration.findMany({
    where: { organisationId, editionId, id: { in: [...ids] }, erasedAt: null },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      personId: true,
      fullName: true,
      email: true,
      language: true,
      reference: true,
      state: true,
      queuePosition: true,
      category: { select: { quotas: { select: { quotaId: true } } } },
    },
  });
}
export type Decided = Awaited<ReturnType<typeof listDecided>>[number];

interface Telling {
  template: TemplateName;
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
  const edition = await tx.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { title: true, school: { select: { title: true } } },
  });
  const text = (json: unknown) => localise(json, row.language, scope.languages)?.text ?? "";
  await queueMessages(tx, [
    {
      template,
      parameters: {
        fullName: row.fullName,
        schoolTitle: text(edition.school.title),
        editionTitle: text(edition.title),
        reference: row.reference,
        words,
      },
      language: row.language,
      recipient: row.email,
      state: tell ? "queued" : "draft",
      auditEntryId,
      organisationId,
      editionId,
      registrationId: row.id,
      personId: row.personId,
      urgency: 1,
    },
  ]);
  if (!tell) await tx.outboxMessage.updateMany({ where: { auditEntryId }, data: { state: "cancelled" } });
}
