import "server-only";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { emailKey } from "@/lib/platform/text";
import type { SaidMail } from "../emails/said";
import type { FilledMessage, WaitingMessage } from "../queries/fill-in";
import { MAILS } from "../templates/registry";

/** A message that has left, with what its mail said of it and the address it went to. */
export interface SentMessage {
  message: WaitingMessage & { id: string; messageId: string };
  filled: FilledMessage;
  /** Its text; null where nobody reads what such mails said. */
  said: SaidMail | null;
}

/**
 * Writes down that mails have left, with what they said of each message in them and the address they went to, so that the
 * desk shows them as they were. First it looks again, under locks that an erasure waits for: of somebody who was erased
 * while the mail was on its way nothing is kept, and the file goes. Nothing is written when the lease went to somebody else.
 * @param mails the messages of each mail, the one that lent its Message-ID first
 */
export async function keepSent(mails: ReadonlyArray<readonly SentMessage[]>, holder: string): Promise<void> {
  const sent = mails.flatMap((messages) => messages.map((one) => rowOf(one, messages)));
  if (sent.length === 0) return;
  const gone = await transaction(async (tx) => {
    const rows = await write(tx, sent, holder);
    // What was not written is another dispatcher's by now, or its row went.
    const left = await missing(
      tx,
      rows.flatMap(({ id, written }) => (written ? [] : [id])),
    );
    return new Set([...rows.flatMap(({ id, there }) => (there ? [] : [id])), ...left]);
  });
  const files = mails.flatMap(([lead, ...others]) =>
    lead && [lead, ...others].some(({ message }) => gone.has(message.id)) ? [lead.message.messageId] : [],
  );
  await dropMailFiles(files);
}

/** Whom a message is about is one of three, or nobody whose record could go. */
function rowOf({ message, filled, said }: SentMessage, mail: readonly SentMessage[]) {
  const { id, template, organisationId, editionId, registrationId, personId, parameters } = message;
  const about = registrationId ? "registration" : MAILS[template].about;
  const member = about === "member" && parameters.member ? String(parameters.member) : null;
  const speaker = about === "speaker";
  return {
    id,
    mail: mail.length > 1 ? (mail[0]?.message.id ?? null) : null,
    parameters: JSON.stringify(filled.parameters),
    said: said && JSON.stringify(said),
    recipient: filled.recipient,
    key: filled.recipient && emailKey(filled.recipient),
    organisation: organisationId,
    edition: editionId,
    registration: registrationId,
    person: speaker ? personId : null,
    member,
    somebody: Boolean(registrationId || speaker || member),
  };
}

type SentRow = ReturnType<typeof rowOf>;

/**
 * One statement, which locks whom the mails are about before it writes: an erasure locks a registration whole, and whoever
 * changes it otherwise does not wait for this, nor this for them. Taking a member off the team is a change of the row.
 * @returns of each message whether somebody is there, and whether it was written
 */
function write(tx: Transaction, sent: readonly SentRow[], holder: string) {
  const column = <Name extends keyof SentRow>(name: Name) => sent.map((row) => row[name]);
  return tx.$queryRaw<Array<{ id: string; there: boolean; written: boolean }>>`
    WITH sent AS MATERIALIZED (
      SELECT * FROM unnest(${column("id")}::uuid[], ${column("mail")}::uuid[], ${column("parameters")}::text[],
        ${column("said")}::text[], ${column("recipient")}::text[], ${column("key")}::text[], ${column("organisation")}::uuid[],
        ${column("edition")}::uuid[], ${column("registration")}::uuid[], ${column("person")}::uuid[],
        ${column("member")}::uuid[], ${column("somebody")}::bool[])
        AS row (id, mail, parameters, said, recipient, key, organisation, edition, registration, person, member, somebody)
    ), registrations AS MATERIALIZED (
      SELECT coalesce(array_agg(locked.id), '{}') AS ids FROM (
        SELECT sent.id FROM sent JOIN registration
          ON registration.organisation_id = sent.organisation AND registration.id = sent.registration
        WHERE registration.erased_at IS NULL
        ORDER BY registration.id FOR KEY SHARE OF registration) AS locked
    ), speakers AS MATERIALIZED (
      SELECT coalesce(array_agg(locked.id), '{}') AS ids FROM (
        SELECT sent.id FROM sent JOIN speaker ON speaker.organisation_id = sent.organisation
          AND speaker.edition_id = sent.edition AND speaker.person_id = sent.person
        ORDER BY speaker.id FOR KEY SHARE OF speaker) AS locked
    ), members AS MATERIALIZED (
      SELECT coalesce(array_agg(locked.id), '{}') AS ids FROM (
        SELECT sent.id FROM sent JOIN team_member AS member
          ON member.organisation_id = sent.organisation AND member.id = sent.member
        WHERE member.removed_at IS NULL
        ORDER BY member.id FOR SHARE OF member) AS locked
    ), judged AS MATERIALIZED (
      SELECT sent.*, NOT somebody OR sent.id = ANY(registrations.ids || speakers.ids || members.ids) AS there
      FROM registrations, speakers, members, sent
    ), written AS (
      UPDATE outbox_message AS message
      SET state = 'sent', sent_at = clock_timestamp(), failure = '', leased_by = NULL, leased_until = NULL,
        parameters = CASE WHEN judged.there THEN judged.parameters::jsonb ELSE '{}' END,
        said = CASE WHEN judged.there THEN judged.said::jsonb END,
        recipient = CASE WHEN judged.there THEN judged.recipient ELSE '' END,
        recipient_key = CASE WHEN judged.there THEN judged.key ELSE '' END, mail_id = judged.mail
      FROM judged
      WHERE message.id = judged.id AND message.state = 'sending' AND message.leased_by = ${holder}
      RETURNING message.id
    )
    SELECT judged.id, judged.there, written.id IS NOT NULL AS written
    FROM judged LEFT JOIN written ON written.id = judged.id ${KEEP_PLAN}`;
}

async function missing(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.outboxMessage.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  const found = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !found.has(id));
}
