import "server-only";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { emailKey } from "@/lib/platform/text";
import type { FilledMessage, WaitingMessage } from "../queries/fill-in";
import { MAILS } from "../templates/registry";

interface Sent extends WaitingMessage {
  id: string;
  messageId: string;
}

/**
 * Writes down that a mail has left, with what it said of each message in it and the address it went to, so that the desk
 * shows it as it was. First it looks again, under locks that an erasure waits for: of somebody who was erased while the
 * mail was on its way nothing is kept, and the file goes. Nothing is written when the lease went to somebody else.
 * @param sent the messages of one mail, the one that lent its Message-ID first
 */
export async function keepSent(
  sent: ReadonlyArray<{ message: Sent; filled: FilledMessage }>,
  holder: string,
): Promise<void> {
  const [lead] = sent;
  if (!lead) return;
  const mail = sent.length > 1 ? lead.message.id : null;
  // In one order, as everybody who holds several.
  const inOrder = [...sent].sort((one, other) =>
    subjectOf(one.message) < subjectOf(other.message) ? -1 : 1,
  );
  const kept = await transaction(async (tx) => {
    const there: boolean[] = [];
    for (const { message } of inOrder) there.push(await holdSubject(tx, message));
    for (const [at, { message, filled }] of inOrder.entries()) {
      const { parameters, recipient } = there[at] ? filled : { parameters: {}, recipient: "" };
      await tx.$executeRaw`
        UPDATE outbox_message
        SET state = 'sent', sent_at = clock_timestamp(), failure = '', leased_by = NULL, leased_until = NULL,
            parameters = ${JSON.stringify(parameters)}::jsonb, recipient = ${recipient},
            recipient_key = ${recipient && emailKey(recipient)}, mail_id = ${mail}::uuid
        WHERE id = ${message.id}::uuid AND state = 'sending' AND leased_by = ${holder}`;
    }
    const ids = sent.map(({ message }) => message.id);
    return (
      there.every(Boolean) && (await tx.outboxMessage.count({ where: { id: { in: ids } } })) === ids.length
    );
  });
  if (!kept) await dropMailFiles([lead.message.messageId]);
}

const subjectOf = ({ registrationId }: Sent) => registrationId ?? "";

/** Whether whom the mail is about is still there; if so, an erasure waits until this transaction has ended. */
async function holdSubject(tx: Transaction, message: Sent): Promise<boolean> {
  const { organisationId, editionId, registrationId, personId, template, parameters } = message;
  // An erasure locks the row whole; whoever changes it otherwise does not wait for this, nor this for them.
  if (registrationId)
    return found(tx.$queryRaw`
      SELECT 1 FROM registration
      WHERE organisation_id = ${organisationId}::uuid AND id = ${registrationId}::uuid AND erased_at IS NULL
      FOR KEY SHARE`);
  const { about } = MAILS[template];
  if (about === "speaker")
    return found(tx.$queryRaw`
      SELECT 1 FROM speaker
      WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
        AND person_id = ${personId}::uuid
      FOR KEY SHARE`);
  // Taking a member off the team is a change of the row.
  if (about === "member" && parameters.member)
    return found(tx.$queryRaw`
      SELECT 1 FROM team_member
      WHERE organisation_id = ${organisationId}::uuid AND id = ${String(parameters.member)}::uuid
        AND removed_at IS NULL
      FOR SHARE`);
  return true;
}

const found = async (rows: PromiseLike<unknown>) => ((await rows) as unknown[]).length > 0;
