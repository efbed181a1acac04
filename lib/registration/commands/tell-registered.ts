import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessage, writeMessage } from "@/lib/outbox/commands/queue-message";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { nameKey } from "@/lib/platform/text";
import { LIVE } from "@/prisma/enums/states";
import { Prisma } from "@/prisma/generated/client";
import type { Registered } from "./new-registration";

/** A link is sent again to the same registration at most once in this time, however often the form is sent. */
const REMIND_AGAIN_MS = 3_600_000;

interface Recipient {
  organisationId: string;
  editionId: string;
  id: string;
  language: string;
}

/** The live registrations of an edition under one address. */
export function findLive(
  tx: Transaction,
  { organisationId, editionId, email }: { organisationId: string; editionId: string; email: string },
) {
  return tx.registration.findMany({
    where: { organisationId, editionId, emailKey: { in: emailKeysOf(email) }, state: { in: [...LIVE] } },
    select: {
      organisationId: true,
      editionId: true,
      id: true,
      personId: true,
      nameKey: true,
      language: true,
    },
  });
}

/**
 * Who is registered is told of no form that is not sent: the mails of forms begun under the same name and address, in
 * another window or before, are discarded. They say that there is no place yet.
 */
export const writeDiscarded = (input: {
  organisationId: string;
  editionId: string;
  email: string;
  fullName: string;
  draftId?: string | null;
}) => Prisma.sql`
  UPDATE outbox_message SET state = 'cancelled'
  WHERE template = 'draft-saved' AND state = 'queued' AND registration_id IN (
    SELECT id FROM registration
    WHERE organisation_id = ${input.organisationId}::uuid AND edition_id = ${input.editionId}::uuid
      AND email_key = ANY(${emailKeysOf(input.email)}) AND name_key = ${nameKey(input.fullName)} AND state = 'draft'
    UNION ALL SELECT ${input.draftId ?? null}::uuid)`;

/** The mails that would lead back to drafts are not wanted any more: they were sent, or their address changed. */
export async function discardMails(tx: Transaction, draftIds: readonly string[]): Promise<void> {
  if (draftIds.length === 0) return;
  await tx.outboxMessage.updateMany({
    where: { registrationId: { in: [...draftIds] }, template: "draft-saved", state: "queued" },
    data: { state: "cancelled" },
  });
}

const TOLD = { confirmed: "registration-confirmed", waitlisted: "registration-waitlisted" } as const;

/** The message of a new registration: a place, the waiting list, or that an answer follows. */
export function writeTold(
  to: Recipient & { state: Registered["state"]; answerBy: string | null; tell: boolean },
  auditEntryId: string,
): Prisma.Sql {
  const { state, answerBy, language } = to;
  const common = {
    ...addressed(to),
    auditEntryId,
    urgency: 1,
    // Not told: the message stays on record as one that was not sent.
    state: to.tell ? "queued" : "cancelled",
  } as const;
  if (state !== "pending") return writeMessage({ ...common, template: TOLD[state], parameters: {} });
  const parameters = answerBy ? { until: nameIsoDay(answerBy, language) } : {};
  return writeMessage({ ...common, template: "registration-received", parameters });
}

/** Somebody registers who is registered: the link goes to the address once more, and nowhere else. */
export async function remindOfLink(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const recent = await tx.outboxMessage.count({
    where: {
      registrationId: to.id,
      template: "already-registered",
      createdAt: { gt: new Date(now.getTime() - REMIND_AGAIN_MS) },
    },
  });
  if (recent > 0) return;
  const auditEntryId = await recordAct(tx, {
    cause: { kind: "visitor" },
    act: "send-link",
    objectKind: "registration",
    objectId: to.id,
    organisationId: to.organisationId,
    editionId: to.editionId,
  });
  await queueMessage(tx, {
    template: "already-registered",
    parameters: {},
    ...addressed(to),
    auditEntryId,
    urgency: 1,
  });
}

/** "It is me": the links of everybody registered under an address go to it once more. */
export async function remindAddress(
  tx: Transaction,
  input: { organisationId: string; editionId: string; email: string },
): Promise<void> {
  const now = await databaseClock(tx);
  for (const row of await findLive(tx, input)) await remindOfLink(tx, row, now);
}

/** Mails that hold the private link and little else: they say nothing that the one which follows them doesn't. */
const LINKS = [
  "email-corrected",
  "correction-undone",
  "registration-corrected",
  "lost-link",
  "already-registered",
];

/** The mails with links of a registration whose address changes: what else waits follows it, since that is read when it leaves. */
export async function discardLinks(
  tx: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<void> {
  await discardMessages(tx, { organisationId, registrationId: id, template: { in: LINKS } });
}

/** Whose mail it is: name and address are read when it leaves. */
export function addressed(to: Recipient) {
  return {
    language: to.language,
    organisationId: to.organisationId,
    editionId: to.editionId,
    registrationId: to.id,
  };
}
