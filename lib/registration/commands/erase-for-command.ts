import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { db, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import type { HeldRegistration } from "../queries/held-for-command";
import { lockDraft } from "./draft-row";
import { eraseRegistration } from "./erase";

/**
 * Erases a registration for a person who asked the operator, exactly as their private link would. An unfinished one goes
 * as a whole.
 */
export async function eraseForCommand({ scope, state }: HeldRegistration): Promise<void> {
  if (state !== "draft") {
    await eraseRegistration(scope);
    return;
  }
  const { organisationId, editionId, registrationId } = scope;
  const messageIds = await transaction(async (tx) => {
    // Sent at this moment: then it is a registration, and erased as one.
    if (!(await lockDraft(tx, scope))) return null;
    const mails = await emptyMessages(tx, { organisationId, registrationId });
    await tx.auditValue.deleteMany({ where: { registrationId } });
    await tx.outboxMessage.deleteMany({ where: { registrationId } });
    await tx.registration.deleteMany({ where: { id: registrationId, state: "draft" } });
    await recordAct(tx, {
      cause: { kind: "command" },
      act: "erase",
      objectKind: "registration",
      objectId: registrationId,
      organisationId,
      editionId,
    });
    return mails;
  });
  if (messageIds) await dropMailFiles(messageIds);
  else if (await db().registration.count({ where: { organisationId, id: registrationId } }))
    await eraseRegistration(scope);
}
