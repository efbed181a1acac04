import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import type { Prisma } from "@/prisma/generated/client";
import type { PeopleReader } from "../queries/people-reader";
import { findRecipients, messageTo, type Recipient } from "../queries/recipients";
import { resolveTarget } from "../queries/viewed-set";
import { requireOpenMailing } from "../queries/withheld-mailings";
import { mailingFields } from "../rules/mailing-fields";
import { OWN_MAILS, STOPPED } from "../rules/own-mails";
import type { MailingSend } from "../schema";

type Scope = EditionScope<"send-messages">;
type Told = Result<{ told: number }, "conflict" | "already-sent" | "nobody-there">;

/**
 * Sends a draft to everybody it is for, each in their own language, one message each. Sent twice at once it goes out once:
 * the draft's version is the lock. @returns to how many
 */
export const sendMailing = (scope: Scope, input: MailingSend): Promise<Told> => tell(scope, input, "queued");

/** Makes the mails of a draft, for organisers to read, edit or throw away before they leave. @returns how many */
export const draftMailing = (scope: Scope, input: MailingSend): Promise<Told> => tell(scope, input, "draft");

async function tell(scope: Scope, input: MailingSend, state: "draft" | "queued"): Promise<Told> {
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, input.mailing);
    const where = whereOf(scope, input);
    const current = await tx.mailing.findFirst({ where });
    if (current?.state === "sent") return refused("already-sent");
    const people = current ? await findRecipients(tx, scope, current) : [];
    if (current && people.length === 0) return refused("nobody-there");
    const sentAt = state === "queued" ? await databaseClock(tx) : null;
    const step = await takeStep(tx, scope, input, {
      from: "draft",
      data: { state: "sent", sentAt, stoppedBecause: "", ...(await frozen(tx, scope, current)) },
    });
    if (!step.ok) return step;
    await makeMessages(tx, scope, scope.actor, input.mailing, people, state);
    return done({ told: people.length });
  });
}

/** Whom a message is for as its mails are made: of a view, what it asks for now. */
export async function frozen(
  tx: Transaction,
  where: { organisationId: string; editionId: string },
  mailing: { target: string } | null,
): Promise<{ target?: string }> {
  return mailing ? { target: await resolveTarget(tx, where, mailing.target) } : {};
}

/** The mails of a message, and what the history says of it, in the transaction that decides about it. */
export async function makeMessages(
  tx: Transaction,
  { organisationId, editionId }: Pick<PeopleReader, "organisationId" | "editionId">,
  cause: Principal,
  mailing: string,
  people: readonly Recipient[],
  state: "draft" | "queued",
): Promise<void> {
  const here = { organisationId, editionId };
  const act = state === "draft" ? "draft-mailing" : "send-mailing";
  const auditEntryId = await record(tx, here, cause, act, mailing, { field: "told", after: people.length });
  const common = { ...here, mailingId: mailing, auditEntryId, state };
  await queueMessages(
    tx,
    people.map((one) => messageTo(one, common)),
  );
}

/** Lets the mails leave that were made to be read first. @returns how many */
export async function sendDrafts(
  scope: Scope,
  input: MailingSend,
): Promise<Result<{ told: number }, "conflict" | "nothing-left">> {
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, input.mailing);
    const mails = await lockMails(tx, scope, input);
    if (mails && !mails.includes("draft")) return refused("nothing-left");
    const now = await databaseClock(tx);
    const step = await takeStep(tx, scope, input, { from: "sent", data: { sentAt: now } });
    if (!step.ok) return step;
    const { count } = await tx.outboxMessage.updateMany({
      where: { ...mailsOf(scope, input), state: "draft" },
      data: { state: "queued", nextAt: now },
    });
    await record(tx, scope, scope.actor, "send-mailing", input.mailing, { field: "told", after: count });
    return done({ told: count });
  });
}

/** Throws all mails of a message away, as none has left: one goes on writing. */
export async function undraftMailing(
  scope: Scope,
  input: MailingSend,
): Promise<Result<null, "conflict" | "already-sent">> {
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, input.mailing);
    const mails = await lockMails(tx, scope, input);
    if (mails?.some((state) => state !== "draft" && state !== "cancelled")) return refused("already-sent");
    const step = await takeStep(tx, scope, input, { from: "sent", data: { state: "draft", sentAt: null } });
    if (!step.ok) return step;
    await tx.outboxMessage.deleteMany({ where: mailsOf(scope, input) });
    await record(tx, scope, scope.actor, "undraft-mailing", input.mailing);
    return done(null);
  });
}

/** Stops what of a message still waits; what failed keeps its reason, and goes again only by hand. @returns how many */
export async function stopMailing(
  scope: Scope,
  input: MailingSend,
): Promise<Result<{ count: number }, "conflict" | "nothing-left">> {
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, input.mailing);
    const mails = await lockMails(tx, scope, input);
    if (mails && !mails.some((state) => state === "draft" || state === "queued"))
      return refused("nothing-left");
    const step = await takeStep(tx, scope, input, { from: "sent", data: {} });
    if (!step.ok) return step;
    const { count } = await tx.outboxMessage.updateMany({
      where: { ...mailsOf(scope, input), state: { in: ["draft", "queued"] } },
      data: { state: "cancelled", failure: STOPPED, leasedBy: null, leasedUntil: null },
    });
    await record(tx, scope, scope.actor, "stop-mailing", input.mailing, { field: "count", after: count });
    return done({ count });
  });
}

/**
 * In which states the mails of a sent message are, locked with it: a dispatcher takes none of them now, and a refusal comes
 * before anything is written. Null where the message is not as its reader saw it.
 */
async function lockMails(
  tx: Transaction,
  { organisationId, editionId }: Scope,
  { mailing, version }: MailingSend,
): Promise<string[] | null> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM mailing WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND id = ${mailing}::uuid AND version = ${version} AND state = 'sent' FOR UPDATE`;
  if (held.length === 0) return null;
  const mails = await tx.$queryRaw<Array<{ state: string }>>`
    SELECT state::text FROM outbox_message WHERE organisation_id = ${organisationId}::uuid
      AND edition_id = ${editionId}::uuid AND mailing_id = ${mailing}::uuid
      AND template <> ${OWN_MAILS.template.not} ORDER BY id FOR UPDATE`;
  return mails.map(({ state }) => state);
}

const whereOf = ({ organisationId, editionId }: Scope, { mailing }: MailingSend) => ({
  ...{ organisationId, editionId, id: mailing },
});

const mailsOf = ({ organisationId, editionId }: Scope, { mailing }: MailingSend) => ({
  ...{ organisationId, editionId, mailingId: mailing, ...OWN_MAILS },
});

/** From one state to the next, by whoever read the version that is stored. @throws AppError("not-found") */
export function takeStep(
  tx: Transaction,
  scope: Scope,
  input: MailingSend,
  { from, data }: { from: "draft" | "planned" | "sent"; data: Prisma.MailingUpdateManyMutationInput },
) {
  const where = whereOf(scope, input);
  return editVersion({
    version: input.version,
    read: () => tx.mailing.findFirst({ where }),
    write: () =>
      tx.mailing.updateMany({
        where: { ...where, version: input.version, state: from },
        data: { ...data, version: { increment: 1 } },
      }),
    fields: mailingFields,
  });
}

/** One line of the history about a message. @returns its id, for what it causes */
export function record(
  tx: Transaction,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  cause: Principal,
  act: HistoryAct,
  mailing: string,
  value?: { field: string; after: unknown },
): Promise<string> {
  return recordAct(tx, {
    ...{ cause, act, objectKind: "mailing", objectId: mailing, organisationId, editionId },
    values: value ? [value] : [],
  });
}
