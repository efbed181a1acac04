import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { findFault } from "@/lib/outbox/rules/own-words";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { done, type Result, refused } from "@/lib/platform/result";
import { requireEarlier } from "../queries/earlier-people";
import { requireOwnView } from "../queries/people-views";
import { isOpenTarget } from "../queries/views-to-write-to";
import { requireOpenMailing } from "../queries/withheld-mailings";
import { mailingFields } from "../rules/mailing-fields";
import { mailOf, targetOf } from "../rules/target";
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
 * stand around what it can't fill in, and with "closed-set" where it is for people whom its editor could not find.
 * @throws AppError("not-found") where it or the view it is for is not there, or it is itself for such people
 */
export async function saveMailing(
  scope: Scope,
  input: MailingEdit,
): Promise<Result<{ mailingId: string }, "conflict" | "already-sent" | "placeholder" | "closed-set">> {
  const { organisationId, editionId } = scope;
  const { mailing, version, audience, subject, body, attached } = input;
  const target = targetOf(input);
  const fault = findFault({ subject, body }, mailOf(target));
  if (fault) return refused("placeholder", fault);
  const after = { target, audience, subject, body, attached };
  return transaction(async (tx) => {
    if (mailing === null) {
      await requireOwn(tx, scope, target);
      if (!(await isOpenTarget(tx, scope, target))) return refused("closed-set");
      return makeOnce(tx, scope, newMailing(input), async () => {
        const data = { ...after, organisationId, editionId, createdById: scope.actor.id };
        const made = await tx.mailing.create({ data, select: { id: true } });
        await recordChange(tx, scope, MAILING, null, { act: "create-mailing", id: made.id, after });
        return done({ mailingId: made.id });
      });
    }
    await requireOpenMailing(tx, scope, mailing);
    const where = { organisationId, editionId, id: mailing };
    const current = await tx.mailing.findFirst({ where, select: { state: true, target: true } });
    // A colleague writes on at a draft to a view of its own writer.
    if (current?.target !== target) {
      await requireOwn(tx, scope, target);
      if (!(await isOpenTarget(tx, scope, target))) return refused("closed-set");
    }
    if (current && current.state !== "draft") return refused("already-sent");
    const saved = await recordEdit(tx, scope, MAILING, {
      ...{ act: "edit-mailing", id: mailing, version, after },
      read: () => tx.mailing.findFirst({ where }),
      write: () =>
        tx.mailing.updateMany({
          where: { ...where, version, state: "draft" },
          data: { ...after, stoppedBecause: "", version: { increment: 1 } },
        }),
    });
    return saved.ok ? done({ mailingId: mailing }) : saved;
  });
}

/**
 * Throws a draft away, for good: nobody ever got it. What it said stays in the history.
 * @throws AppError("not-found") where it is not there, or its people are not for its reader to know
 */
export async function removeMailing(
  scope: Scope,
  { mailing, version }: MailingSend,
): Promise<Result<null, "conflict" | "already-sent">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id: mailing };
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, mailing);
    const current = await tx.mailing.findFirst({ where, select: { state: true } });
    if (current && current.state !== "draft") return refused("already-sent");
    const removed = await recordEdit(tx, scope, MAILING, {
      ...{ act: "remove-mailing", id: mailing, version, after: "removed" },
      read: () => tx.mailing.findFirst({ where }),
      write: () => tx.mailing.deleteMany({ where: { ...where, version, state: "draft" } }),
    });
    return removed.ok ? done(null) : removed;
  });
}

/** That a target is its writer's to choose. @throws AppError("not-found") */
async function requireOwn(tx: Transaction, scope: Scope, target: string): Promise<void> {
  await requireOwnView(tx, scope, target);
  await requireEarlier(tx, scope, target);
}
