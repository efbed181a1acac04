import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { requireOpenMailing } from "../queries/withheld-mailings";
import { mailOf } from "../rules/target";
import type { MailingTest } from "../schema";

/**
 * Sends a message as it is stored to whoever asks, to the address they sign in with, about somebody made up: it counts as
 * no message to a participant.
 * @throws AppError("not-found")
 */
export async function testMailing(
  scope: EditionScope<"send-messages">,
  { mailing, language }: Pick<MailingTest, "mailing" | "language">,
): Promise<Result<null, never>> {
  const { actor, organisationId, editionId } = scope;
  return transaction(async (tx) => {
    // Held, so that nobody throws the draft away under its test.
    const [tested] = await tx.$queryRaw<Array<{ target: string }>>`
      SELECT target FROM mailing WHERE organisation_id = ${organisationId}::uuid
        AND edition_id = ${editionId}::uuid AND id = ${mailing}::uuid FOR KEY SHARE`;
    await requireOpenMailing(tx, scope, mailing);
    if (!tested) throw new AppError("not-found");
    const auditEntryId = await recordAct(tx, {
      cause: actor,
      act: "test-mailing",
      objectKind: "mailing",
      objectId: mailing,
      organisationId,
      editionId,
    });
    await queueMessage(tx, {
      template: "wording-test",
      parameters: { login: actor.id, of: mailOf(tested.target) },
      ...{ language, auditEntryId, organisationId, editionId, mailingId: mailing, urgency: 1 },
    });
    return done(null);
  });
}
