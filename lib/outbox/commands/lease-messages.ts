import "server-only";
import { databaseClock, db, transaction } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import { writeMark } from "@/lib/platform/db/marks";
import type { WaitingMessage } from "../queries/fill-in";
import { DISPATCHER_HEARTBEAT } from "../rules/marks";
import { type ChosenMail, chooseMails, DUE } from "./choose-mails";

/** Longer than a mail server may take to answer, and the work before and after. */
const LEASE_SECONDS = 90;

/** One message that is this dispatcher's to send, until its lease ends. */
export interface LeasedMessage extends WaitingMessage {
  id: string;
  messageId: string;
  attempts: number;
  /** The mailbox it was counted for. */
  mailbox: string | null;
}

/** What leaves as one mail: one message, or several of one kind to one address; the first lends its Message-ID. */
export type LeasedMail = readonly [LeasedMessage, ...LeasedMessage[]];

/**
 * Takes the most urgent mails that are due and may reach their mailbox now, each for one dispatcher only; also those whose
 * dispatcher was killed. What was taken counts for its mailbox, also when its dispatcher is killed.
 * @param holder name of this dispatcher
 * @returns none: nothing that is due can leave now
 */
export async function leaseMails(holder: string, most: number): Promise<LeasedMail[]> {
  for (;;) {
    const [any] = await db().$queryRaw<Array<{ due: boolean }>>`
      SELECT EXISTS (SELECT FROM outbox_message AS message WHERE ${DUE}) AS due ${KEEP_PLAN}`;
    if (!any?.due) return [];
    const { leased, putOff } = await transaction(async (tx) => {
      const { mails, putOff } = await chooseMails(tx, most);
      const rows = mails.flatMap(rowsOf);
      if (rows.length === 0) return { leased: [], putOff };
      const taken = await tx.$queryRaw<LeasedMessage[]>`
        UPDATE outbox_message AS message
        SET state = 'sending', leased_by = ${holder}, attempts = message.attempts + 1,
            leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int),
            mailbox = chosen.mailbox, mail_id = chosen.mail, mailbox_full = false
        FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ mail }) => mail)}::uuid[],
          ${rows.map(({ mailbox }) => mailbox)}::text[]) AS chosen (id, mail, mailbox)
        WHERE message.id = chosen.id
        RETURNING message.id, message.template, message.parameters, message.language, message.recipient,
          message.organisation_id AS "organisationId", message.edition_id AS "editionId",
          message.registration_id AS "registrationId", message.person_id AS "personId",
          message.mailing_id AS "mailingId", message.message_id AS "messageId", message.attempts, message.mailbox ${KEEP_PLAN}`;
      const byId = new Map(taken.map((message) => [message.id, message]));
      const leased = mails.flatMap(({ messages }): LeasedMail[] => {
        const [lead, ...joined] = messages.flatMap((id) => byId.get(id) ?? []);
        return lead ? [[lead, ...joined]] : [];
      });
      return { leased, putOff };
    });
    if (leased.length > 0 || putOff === 0) return leased;
  }
}

function rowsOf({ messages, mailbox }: ChosenMail) {
  const mail = messages.length > 1 ? (messages[0] ?? null) : null;
  return messages.map((id) => ({ id, mail, mailbox }));
}

/** Says that a dispatcher is alive; /api/readyz reads it. */
export async function beat(): Promise<void> {
  await writeMark(db(), DISPATCHER_HEARTBEAT, { at: (await databaseClock(db())).toISOString() });
}
