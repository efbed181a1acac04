import "server-only";
import { db, type Transaction, transaction } from "@/lib/platform/db/client";
import { dropMailFiles, dropParts, listMailFiles } from "@/lib/platform/mail/transport";
import { isUuid } from "@/lib/platform/uuid";
import { NOBODYS_PARAMETERS } from "../queries/invariants";
import { templatesThat } from "../templates/registry";
import { emptyMessages } from "./empty-messages";

const BATCH = 500;

const OF_SPEAKERS = templatesThat(({ about }) => about === "speaker");
const OF_MEMBERS = templatesThat(({ about }) => about === "member");
const OF_REQUESTS = templatesThat(({ about }) => about === "request");

/**
 * Empties messages whose person is gone: erased, off the programme, off the team. Today's commands do so themselves; an
 * earlier version left some behind, and so does a process that is killed before it could drop a file.
 * @returns how many
 */
export async function purgeMessages(): Promise<number> {
  for (let total = 0; ; ) {
    const messageIds = await transaction(emptySome);
    await dropMailFiles(messageIds);
    total += messageIds.length;
    if (messageIds.length < BATCH) return total;
  }
}

async function emptySome(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT message.id FROM outbox_message AS message
    LEFT JOIN registration ON registration.organisation_id = message.organisation_id
      AND registration.id = message.registration_id
    LEFT JOIN audit_entry AS entry ON entry.id = message.audit_entry_id
    WHERE (message.recipient <> '' OR message.recipient_key <> ''
        OR message.parameters - ${NOBODYS_PARAMETERS} <> '{}'::jsonb)
      AND (registration.erased_at IS NOT NULL
        OR (message.template = ANY(${OF_SPEAKERS}) AND message.registration_id IS NULL AND NOT EXISTS (
          SELECT FROM speaker WHERE speaker.organisation_id = message.organisation_id
            AND speaker.edition_id = message.edition_id AND speaker.person_id = message.person_id))
        OR (message.template = ANY(${OF_MEMBERS}) AND NOT EXISTS (
          SELECT FROM team_member WHERE team_member.organisation_id = message.organisation_id
            AND team_member.id = entry.object_id AND team_member.removed_at IS NULL)))
    ORDER BY message.id LIMIT ${BATCH}::int FOR UPDATE OF message SKIP LOCKED`;
  return emptyMessages(tx, { id: { in: rows.map((row) => row.id) } });
}

/** Mails to sign in are of no use once their link is too late: rows and files go. @returns how many */
export async function purgeSignInMails(): Promise<number> {
  const gone = await db().$queryRaw<Array<{ messageId: string }>>`
    DELETE FROM outbox_message AS message
    WHERE template = ANY(${OF_REQUESTS})
      AND coalesce(sent_at, created_at) < clock_timestamp() - interval '1 hour'
      AND NOT (state = 'sending' AND leased_until > clock_timestamp())
      AND NOT EXISTS (
        SELECT FROM sign_in_token AS token
        WHERE token.id::text = message.parameters ->> 'request' AND token.expires_at > clock_timestamp())
    RETURNING message_id AS "messageId"`;
  await dropMailFiles(gone.map((row) => row.messageId));
  return gone.length;
}

/** What organisers sent to themselves is of no use a day later: rows and files go. @returns how many */
export async function purgeTestMails(): Promise<number> {
  const gone = await db().$queryRaw<Array<{ messageId: string }>>`
    DELETE FROM outbox_message
    WHERE template = 'wording-test'
      AND coalesce(sent_at, created_at) < clock_timestamp() - interval '1 day'
      AND NOT (state = 'sending' AND leased_until > clock_timestamp())
    RETURNING message_id AS "messageId"`;
  await dropMailFiles(gone.map((row) => row.messageId));
  return gone.length;
}

/** For which mailbox a mail counted is of no use an hour later. @returns how many */
export function purgeMailboxes(): Promise<number> {
  return db().$executeRaw`
    UPDATE outbox_message SET mailbox = NULL
    WHERE mailbox IS NOT NULL AND state <> 'sending'
      AND coalesce(sent_at, '-infinity') < clock_timestamp() - interval '1 hour'`;
}

/** Files of mails whose row is gone or empty: left by an earlier version, or by a process that was killed. @returns how many */
export async function purgeMailFiles(): Promise<number> {
  const files = await listMailFiles();
  let dropped = await dropParts();
  for (let from = 0; from < files.length; from += BATCH) {
    const some = files.slice(from, from + BATCH);
    // One that is being sent has its file before its row says whom it went to.
    const kept = await db().outboxMessage.findMany({
      where: {
        id: { in: some.filter((id) => isUuid(id)) },
        OR: [{ recipient: { not: "" } }, { state: "sending" }],
      },
      select: { id: true },
    });
    const known = new Set(kept.map((row) => row.id));
    // Of several that left as one mail, one is empty: the file still names them.
    const emptied = await db().outboxMessage.findMany({
      where: { mailId: { in: [...known] }, recipient: "", state: { not: "sending" } },
      select: { mailId: true },
    });
    for (const { mailId } of emptied) known.delete(mailId ?? "");
    const stray = some.filter((id) => !known.has(id));
    await dropMailFiles(stray);
    dropped += stray.length;
  }
  return dropped;
}
