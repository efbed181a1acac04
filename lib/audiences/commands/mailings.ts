import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { canBeFilled } from "@/lib/outbox/rules/own-words";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { inAudience } from "../queries/audience";
import { mailingFields } from "../rules/mailing-fields";
import type { MailingEdit, MailingSend } from "../schema";

type Scope = EditionScope<"send-messages">;

const MAILING = recordKind({
  objectKind: "mailing",
  // What is said once to whoever is asked then waits for no translator.
  texts: [],
  fields: mailingFields,
  outdates: null,
});

const newMailing = (input: MailingEdit): TwinForm => ({
  act: "create-mailing",
  input,
  find: (tx, made) => tx.mailing.findFirst({ where: { id: String(made.mailingId), state: "draft" } }),
});

/**
 * Saves a message as a draft; nobody gets it yet. What was sent stays as it was. Refused with "placeholder" where braces
 * stand around what it can't fill in.
 */
export async function saveMailing(
  scope: Scope,
  input: MailingEdit,
): Promise<Result<{ mailingId: string }, "conflict" | "already-sent" | "placeholder">> {
  const { organisationId, editionId } = scope;
  const { mailing, version, audience, subject, body, attached } = input;
  const words = [subject, body].flatMap((text) => Object.values(text));
  if (!words.every((one) => canBeFilled(one, "mailing"))) return refused("placeholder");
  const after = { audience, subject, body, attached };
  return transaction(async (tx) => {
    if (mailing === null)
      return makeOnce(tx, scope, newMailing(input), async () => {
        const data = { ...after, organisationId, editionId, createdById: scope.actor.id };
        const made = await tx.mailing.create({ data, select: { id: true } });
        return done({ mailingId: made.id });
      });
    const where = { organisationId, editionId, id: mailing };
    const current = await tx.mailing.findFirst({ where, select: { state: true } });
    if (current?.state === "sent") return refused("already-sent");
    const saved = await recordEdit(tx, scope, MAILING, {
      ...{ act: "edit-mailing", id: mailing, version, after },
      read: () => tx.mailing.findFirst({ where }),
      write: () =>
        tx.mailing.updateMany({
          where: { ...where, version, state: "draft" },
          data: { ...after, version: { increment: 1 } },
        }),
    });
    return saved.ok ? done({ mailingId: mailing }) : saved;
  });
}

/**
 * Sends a draft to everybody in its audience, each in their own language, one message per registration. Sent twice at
 * once it goes out once: the draft's version is the lock. @returns to how many
 */
export async function sendMailing(
  scope: Scope,
  input: MailingSend,
): Promise<Result<{ told: number }, "conflict" | "already-sent" | "nobody-there">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id: input.mailing };
  return transaction(async (tx) => {
    const current = await tx.mailing.findFirst({ where });
    if (current?.state === "sent") return refused("already-sent");
    const people = await tx.registration.findMany({
      where: inAudience(scope, current?.audience ?? []),
      select: { id: true, language: true },
    });
    if (current && people.length === 0) return refused("nobody-there");
    const now = await databaseClock(tx);
    const sent = await editVersion({
      version: input.version,
      read: () => tx.mailing.findFirst({ where }),
      write: () =>
        tx.mailing.updateMany({
          where: { ...where, version: input.version, state: "draft" },
          data: { state: "sent", sentAt: now, version: { increment: 1 } },
        }),
      fields: mailingFields,
    });
    if (!sent.ok) return sent;
    const auditEntryId = await recordAct(tx, {
      cause: scope.actor,
      act: "send-mailing",
      objectKind: "mailing",
      objectId: input.mailing,
      organisationId,
      editionId,
      values: [{ field: "told", after: people.length }],
    });
    await queueMessages(
      tx,
      people.map((person) => ({
        template: "mailing" as const,
        parameters: {},
        language: person.language,
        auditEntryId,
        organisationId,
        editionId,
        registrationId: person.id,
        mailingId: input.mailing,
        urgency: 3 as const,
      })),
    );
    return done({ told: people.length });
  });
}
