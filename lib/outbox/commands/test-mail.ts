import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { transaction } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import type { TemplateName } from "../templates/registry";
import { queueMessage } from "./queue-message";

/**
 * Sends one of the edition's mails, as it is stored, to whoever asks: to the address they sign in with, about somebody
 * made up. It is about nobody's registration, so it counts as no message to a participant.
 */
export async function testMail(
  scope: EditionScope<"edit-mails">,
  { template, language }: { template: TemplateName; language: string },
): Promise<Result<null, never>> {
  const { actor, organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const where = { organisationId, editionId, template };
    const wording = await tx.mailWording.findUnique({
      where: { organisationId_editionId_template: where },
      select: { id: true },
    });
    const auditEntryId = await recordAct(tx, {
      cause: actor,
      act: "test-mail",
      objectKind: "mail-wording",
      objectId: wording?.id ?? null,
      organisationId,
      editionId,
    });
    await queueMessage(tx, {
      template: "wording-test",
      parameters: { login: actor.id, of: template },
      ...{ language, auditEntryId, organisationId, editionId, urgency: 1 },
    });
    return done(null);
  });
}
