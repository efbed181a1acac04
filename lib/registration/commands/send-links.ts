import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { lockMailbox } from "@/lib/outbox/commands/lock-mailbox";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import type { TemplateName } from "@/lib/outbox/templates/registry";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { done, type Result } from "@/lib/platform/result";
import { ON_ITS_WAY } from "@/prisma/enums/states";
import type { LostLink } from "../schema/self-service";
import { addressed } from "./tell-registered";

/** Newest first; an address that has more is a mailbox of an office, and asks its organiser. */
const MOST_LINKS = 20;
/** A link is sent again to the same registration after this many minutes, and so often an hour, whoever asks. */
const AGAIN_MINUTES = 5;
const MOST_AN_HOUR = 3;

/**
 * Sends the private links of an address to that address: a message for each registration, which leave as one mail. The
 * answer is the same whether there are any or not; the mail leaves later, and the action answers in constant time. Whoever
 * asks too often gets that answer, too, and takes nothing away: the links sent before still open.
 */
export async function sendLinks(input: Pick<LostLink, "email">): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    await lockMailbox(tx, input.email);
    const rows = await tx.registration.findMany({
      where: {
        emailKey: { in: emailKeysOf(input.email) },
        erasedAt: null,
        state: { not: "draft" },
        edition: { deletedAt: null },
      },
      orderBy: { submittedAt: "desc" },
      take: MOST_LINKS,
      select: { organisationId: true, editionId: true, id: true, language: true },
    });
    const recent = await findSentLately(
      tx,
      rows.map((row) => row.id),
      "lost-link",
    );
    for (const row of rows) {
      if (recent.has(row.id)) continue;
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
        parameters: {},
        ...addressed(row),
        auditEntryId,
        urgency: 1,
      });
    }
    return done(null);
  });
}

/** The registrations to which a mail of this kind waits, left a moment ago, or has left often enough. */
export async function findSentLately(
  tx: Transaction,
  registrationIds: string[],
  template: TemplateName,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT registration_id AS id FROM outbox_message
    WHERE registration_id = ANY(${registrationIds}::uuid[]) AND template = ${template} AND state <> 'cancelled'
      AND (state IN ${stateList(ON_ITS_WAY)} OR created_at > clock_timestamp() - interval '1 hour')
    GROUP BY registration_id
    HAVING count(*) >= ${MOST_AN_HOUR}::int OR bool_or(state IN ${stateList(ON_ITS_WAY)})
      OR max(created_at) > clock_timestamp() - make_interval(mins => ${AGAIN_MINUTES}::int)`;
  return new Set(rows.map((row) => row.id));
}
