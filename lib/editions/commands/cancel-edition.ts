import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { localise } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { LIVE } from "@/prisma/enums/states";
import { isNameOf } from "../rules/typed-name";
import type { CancelEdition } from "../schema/edition";

/**
 * Cancels an edition: in one transaction its state, the reason, and one message to everybody who holds a live
 * registration, in their language. Registrations stay as they are, so that bringing it back loses nobody; the calendars
 * show every session as cancelled. A second call is refused, so nobody is told twice; so is one that does not name the
 * edition.
 */
export async function cancelEdition(
  scope: EditionScope<"cancel-edition">,
  input: CancelEdition,
): Promise<Result<{ told: number }, "conflict" | "already-cancelled" | "another-name">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, id: editionId };
  return transaction(async (tx) => {
    const now = await databaseClock(tx);
    const current = await tx.edition.findFirst({ where, select: { cancelledAt: true, title: true } });
    if (current?.cancelledAt) return refused("already-cancelled");
    if (current && !isNameOf(input.name, current.title)) return refused("another-name");
    const edited = await editVersion({
      version: input.version,
      read: () => tx.edition.findFirst({ where: { ...where, deletedAt: null } }),
      write: () =>
        tx.edition.updateMany({
          where: { ...where, version: input.version, cancelledAt: null },
          data: { cancelledAt: now, cancelReason: input.reason, version: { increment: 1 } },
        }),
      fields: (row) => ({ cancelledAt: row.cancelledAt }),
    });
    if (!edited.ok) return edited;
    const auditEntryId = await recordAct(tx, {
      cause: scope.actor,
      act: "cancel-edition",
      objectKind: "edition",
      objectId: editionId,
      organisationId,
      editionId,
      values: [{ field: "cancelReason", after: input.reason }],
    });
    // It was brought back a moment ago: that it takes place is no longer true.
    await discardMessages(tx, { organisationId, editionId, template: "edition-revived" });
    const registrations = await tx.registration.findMany({
      where: { organisationId, editionId, state: { in: [...LIVE] } },
      select: { id: true, language: true },
    });
    await queueMessages(
      tx,
      registrations.map((registration) => ({
        template: "edition-cancelled" as const,
        parameters: {
          reason: localise(input.reason, registration.language, scope.languages)?.text ?? "",
        },
        language: registration.language,
        auditEntryId,
        organisationId,
        editionId,
        registrationId: registration.id,
        urgency: 1 as const,
      })),
    );
    await trackTranslations(
      tx,
      { organisationId, editionId, objectKind: "edition", objectId: editionId },
      { cancelReason: edited.value.cancelReason },
      { cancelReason: input.reason },
      scope.languages,
    );
    await invalidateEdition(tx, { organisationId, editionId }, "listing");
    return done({ told: registrations.length });
  });
}
