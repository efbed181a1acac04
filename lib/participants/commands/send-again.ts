import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { listWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { recordAct } from "@/lib/audit/commands/record";
import { type NewMessage, queueMessage } from "@/lib/outbox/commands/queue-message";
import { withoutMailings } from "@/lib/outbox/queries/desk-outbox";
import { truthOf } from "@/lib/outbox/rules";
import { MAILS, readParameters, type TemplateName } from "@/lib/outbox/templates/registry";
import { reading, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { findSentLately } from "@/lib/registration/commands/send-links";
import { addressed } from "@/lib/registration/commands/tell-registered";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { canSendAgain } from "../rules/send-again";
import type { SendAgain, SendLink } from "../schema/send-again";
import { lockOwn } from "./lock-own";
import { waitForUndo } from "./undo-time";

/**
 * Sends somebody their private link once more, to the address the registration has. Not while one waits, within five minutes,
 * or more than three times an hour, whoever asks.
 * @throws AppError("not-found")
 */
export async function sendLink(
  scope: EditionScope<"change-registration">,
  { registration }: Pick<SendLink, "registration">,
): Promise<Result<null, "sent-lately">> {
  return transaction(async (tx) => {
    const row = await lockOwn(tx, scope, registration);
    if ((await findSentLately(tx, [row.id], "lost-link")).has(row.id)) return refused("sent-lately");
    const { organisationId, editionId, id: objectId } = row;
    const auditEntryId = await recordAct(tx, {
      cause: scope.actor,
      ...{ act: "send-link", objectKind: "registration", objectId, organisationId, editionId },
    });
    await queueMessage(tx, {
      ...{ template: "lost-link", parameters: {}, ...addressed(row), auditEntryId, urgency: 1 },
    });
    return done(null);
  });
}

/**
 * Sends a message of a registration once more: what its row says, with names, links and address as they are now. What says
 * nothing true any more is not sent: a place that was given back.
 * @throws AppError("not-found"), also for one of a message to people whom its sender could not find
 */
export async function sendAgain(
  scope: EditionScope<"decide-messages">,
  { message: id }: Pick<SendAgain, "message">,
): Promise<Result<null, "sent-lately" | "not-true-now">> {
  const { organisationId, editionId } = scope;
  const { message, mailings } = await reading(async (db) => {
    const found = await db.outboxMessage.findFirst({
      where: { organisationId, editionId, id, ...withoutMailings(await listWithheldMailings(db, scope)) },
      select: {
        ...{ template: true, parameters: true, language: true, state: true },
        ...{ organisationId: true, editionId: true, registrationId: true, mailingId: true, releaseId: true },
        registration: { select: { emailKey: true, erasedAt: true } },
      },
    });
    return { message: found, mailings: await findMailings(db, found?.mailingId ? [found.mailingId] : []) };
  });
  const { registrationId, registration } = message ?? {};
  if (!message || !registrationId || !registration || registration.erasedAt || !canSendAgain(message))
    throw new AppError("not-found");
  const template = message.template as TemplateName;
  const parameters = storedOf(template, message.parameters);
  const [context] = await findMailContexts([{ ...message, recipientKey: registration.emailKey }]);
  const audience = mailings.get(message.mailingId ?? "")?.audience ?? null;
  if (!context || truthOf(template, parameters, { ...context.standing, audience }) !== "true")
    return refused("not-true-now");
  return transaction(async (tx) => {
    const row = await lockOwn(tx, scope, registrationId);
    if ((await findSentLately(tx, [row.id], template)).has(row.id)) return refused("sent-lately");
    const auditEntryId = await recordAct(tx, {
      cause: scope.actor,
      act: "send-again",
      objectKind: "registration",
      objectId: row.id,
      organisationId,
      editionId,
      values: [{ field: "message", after: template }],
    });
    const { mailingId, releaseId } = message;
    const again = { ...addressed(row), auditEntryId, urgency: 1, mailingId, releaseId };
    await queueMessage(tx, { ...again, template, parameters } as NewMessage);
    await waitForUndo(tx, row);
    return done(null);
  });
}

/** Of what a row keeps that has left, what it held while it waited: the rest is read anew. */
function storedOf(template: TemplateName, held: unknown): Record<string, unknown> {
  const names = Object.keys(MAILS[template].example);
  return Object.fromEntries(
    Object.entries(readParameters(template, held)).filter(([name]) => names.includes(name)),
  );
}
