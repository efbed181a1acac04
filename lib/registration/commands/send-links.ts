import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { countAgainst, LIMITS } from "@/lib/platform/limits";
import { done, type Result } from "@/lib/platform/result";
import { emailKey } from "@/lib/platform/text";
import type { LostLink } from "../schema/own";
import { addressed, registrationParameters } from "./tell-registered";

/** Newest first; an address that has more is a mailbox of an office, and asks its organiser. */
const MOST_LINKS = 20;

/**
 * Sends the private links of an address to that address, a mail for each registration. The answer is the same whether
 * there are any or not; the mails leave later, and the action keeps a pace of its own.
 * @throws AppError("too-fast")
 */
export async function sendLinks(input: Pick<LostLink, "email">): Promise<Result<null, never>> {
  await countAgainst(LIMITS.lostLinkPerAddress, emailKey(input.email));
  return transaction(async (tx) => {
    const rows = await tx.registration.findMany({
      where: {
        emailKey: { in: emailKeysOf(input.email) },
        erasedAt: null,
        state: { not: "draft" },
        edition: { deletedAt: null },
      },
      orderBy: { submittedAt: "desc" },
      take: MOST_LINKS,
      include: {
        edition: { select: { title: true, languages: true, school: { select: { title: true } } } },
      },
    });
    for (const row of rows) {
      const auditEntryId = await recordAct(tx, {
        cause: { kind: "visitor" },
        act: "send-link",
        objectKind: "registration",
        objectId: row.id,
        organisationId: row.organisationId,
        editionId: row.editionId,
      });
      await queueMessage(tx, {
        template: "lost-link",
        parameters: registrationParameters(row, row.edition),
        ...addressed(row),
        auditEntryId,
        urgency: 1,
      });
    }
    return done(null);
  });
}
