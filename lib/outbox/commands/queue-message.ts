import "server-only";
import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import { insertRows, NOW } from "@/lib/platform/db/write-together";
import { settings } from "@/lib/platform/env";
import { inTurns } from "@/lib/platform/in-turns";
import { emailKey } from "@/lib/platform/text";
import type { Prisma } from "@/prisma/generated/client";
import { type AboutOf, type Parameters, type TemplateName, writeParameters } from "../templates/registry";

/** What nobody could be found by later, of each kind of mail. */
interface Needed {
  request: { recipient: string };
  registration: { organisationId: string; registrationId: string };
  /** A registration of an earlier edition, and the edition that the mail is about. */
  earlier: { organisationId: string; editionId: string; registrationId: string };
  /** The speaker that a change of the programme concerns. */
  speaker: { organisationId: string; editionId: string; personId: string };
  member: { organisationId: string };
  self: { organisationId: string; editionId: string };
}

interface About {
  language: string;
  /** Absent: the address that its registration, speaker or team member has when the mail leaves. */
  recipient?: string;
  /** The audit entry that caused it; null only for sign-in links. */
  auditEntryId: string | null;
  organisationId?: string | null;
  editionId?: string | null;
  registrationId?: string | null;
  personId?: string | null;
  mailingId?: string | null;
  releaseId?: string | null;
  /** "draft": an organiser reads it first. "cancelled": on record as one that was not wanted. */
  state?: "draft" | "queued" | "cancelled";
  urgency?: 0 | 1 | 2 | 3;
  /** Not before this moment; absent: at once. */
  notBefore?: Date;
}

/** Flat; no links, no secrets, no names: those are read when the mail leaves. */
export type NewMessage = {
  [Name in TemplateName]: About & Needed[AboutOf<Name>] & { template: Name; parameters: Parameters[Name] };
}[TemplateName];

/** Puts one mail into the outbox, in the command's own transaction. It leaves after the commit. */
export async function queueMessage(tx: Transaction, message: NewMessage): Promise<string> {
  const data = row(message);
  await tx.outboxMessage.create({ data });
  return data.id;
}

/** The same for a command that writes all it has to write together. */
export function writeMessage(message: NewMessage): Prisma.Sql {
  const { parameters, ...columns } = row(message);
  return insertRows<Prisma.OutboxMessageCreateManyInput>("outbox_message", [
    { nextAt: NOW, createdAt: NOW, ...columns, parameters: JSON.stringify(parameters) },
  ]);
}

const COLUMNS = {
  id: "uuid",
  organisation_id: "uuid",
  edition_id: "uuid",
  registration_id: "uuid",
  person_id: "uuid",
  mailing_id: "uuid",
  release_id: "uuid",
  template: "text",
  parameters: "jsonb",
  language: "text",
  recipient: "text",
  recipient_key: "text",
  state: '"OutboxState"',
  urgency: "int",
  message_id: "text",
  audit_entry_id: "uuid",
  created_at: "timestamptz",
  next_at: "timestamptz",
};

/** The same for many at once: everybody of an edition is told in a few statements. */
export async function queueMessages(
  tx: Transaction,
  messages: readonly NewMessage[],
  skipKnown = false,
): Promise<void> {
  const now = new Date();
  const rows = await inTurns(rowsOf(messages, now));
  await insertMany(tx, "outbox_message", COLUMNS, rows, { skipKnown });
}

/** 50,000 of them take a quarter of a second, in which a web server would answer nobody. */
function* rowsOf(messages: readonly NewMessage[], now: Date) {
  const rows: Array<Record<keyof typeof COLUMNS, unknown>> = [];
  for (const message of messages) {
    const { nextAt = now, ...made } = row(message);
    rows.push({
      id: made.id,
      organisation_id: made.organisationId,
      edition_id: made.editionId,
      registration_id: made.registrationId,
      person_id: made.personId,
      mailing_id: made.mailingId,
      release_id: made.releaseId,
      template: made.template,
      parameters: made.parameters,
      language: made.language,
      recipient: made.recipient,
      recipient_key: made.recipientKey,
      state: made.state,
      urgency: made.urgency,
      message_id: made.messageId,
      audit_entry_id: made.auditEntryId,
      created_at: now,
      next_at: nextAt,
    });
    yield;
  }
  return rows;
}

/** The same for mails that exist once: one that another process has queued already is not queued again. */
export function queueMessagesOnce(tx: Transaction, messages: readonly NewMessage[]): Promise<void> {
  return queueMessages(tx, messages, true);
}

function row(message: NewMessage) {
  const id = randomUUID();
  return {
    id,
    organisationId: message.organisationId ?? null,
    editionId: message.editionId ?? null,
    registrationId: message.registrationId ?? null,
    personId: message.personId ?? null,
    mailingId: message.mailingId ?? null,
    releaseId: message.releaseId ?? null,
    template: message.template,
    parameters: writeParameters(message.template, message.parameters) as Prisma.InputJsonObject,
    language: message.language,
    recipient: message.recipient ?? "",
    recipientKey: message.recipient ? emailKey(message.recipient) : "",
    state: message.state ?? "queued",
    urgency: message.urgency ?? 2,
    ...(message.notBefore ? { nextAt: message.notBefore } : {}),
    messageId: `<${id}@${new URL(settings().publicUrl).hostname}>`,
    auditEntryId: message.auditEntryId,
  };
}
