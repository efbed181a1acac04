import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce } from "@/lib/platform/db/once";
import { editVersion } from "@/lib/platform/db/versions";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { closableOf, isOpenSet } from "../queries/open-set";
import { readViews, toView } from "../queries/people-views";
import { isOpenView } from "../queries/views-to-write-to";
import { writeTarget } from "../rules/target";
import type { BringBackView, DeleteView, PeopleViewInput } from "../schema/people-view";

type Scope = EditionScope<"view-registrations">;
type Input<Form> = Omit<Form, "school" | "edition">;

/**
 * Saves a set under a name: for oneself, or for the team by whoever may arrange its work. Also gives it another name, and
 * what is set now. A team's view that a message is written to which has not left is not closed to those who wrote it
 * ("view-written-to"): their text would be out of their sight, and for nobody. @throws AppError("not-found") for somebody else's own one, and for the team's without the right
 */
export async function savePeopleView(
  scope: Scope,
  input: Input<PeopleViewInput>,
): Promise<Result<{ view: string }, "conflict" | "view-written-to">> {
  const { organisationId, editionId, actor } = scope;
  const { view: id, version, name, whose, filters, columns, sort } = input;
  if (whose === "team") assertTeams(scope);
  const data = { name, filters: [...filters], columns, sort, ownerId: whose === "mine" ? actor.id : null };
  return transaction(async (tx) => {
    if (id === null)
      return makeOnce(
        tx,
        scope,
        {
          ...{ act: "save-view", input },
          find: (reader, made) =>
            reader.peopleView.findFirst({ where: { id: String(made.view), deletedAt: null } }),
        },
        async () => {
          const made = await tx.peopleView.create({
            data: { organisationId, editionId, ...data },
            select: { id: true },
          });
          await record(tx, scope, "save-view", made.id);
          return done({ view: made.id });
        },
      );
    const mine = await readOwn(tx, scope, id);
    const where = { organisationId, editionId, id, deletedAt: null };
    if (!mine && (await isWrittenTo(tx, scope, id)) && !(await isOpenToWriters(tx, scope, filters)))
      return refused("view-written-to");
    const edited = await editVersion({
      version,
      read: () => tx.peopleView.findFirst({ where }),
      write: () =>
        tx.peopleView.updateMany({
          where: { ...where, version },
          data: { ...data, version: { increment: 1 } },
        }),
      fields: (row) => ({ name: row.name, whose: row.ownerId === null || !mine ? "team" : "mine" }),
    });
    if (!edited.ok) return edited;
    await record(tx, scope, "save-view", id);
    return done({ view: id });
  });
}

/** Deletes a view; it can be brought back. @throws AppError("not-found") */
export async function deletePeopleView(
  scope: Scope,
  { view: id, version }: Input<DeleteView>,
): Promise<Result<{ view: string }, "conflict">> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    await readOwn(tx, scope, id);
    const where = { organisationId, editionId, id, deletedAt: null };
    const deletedAt = await databaseClock(tx);
    const edited = await editVersion({
      version,
      read: () => tx.peopleView.findFirst({ where }),
      write: () =>
        tx.peopleView.updateMany({
          where: { ...where, version },
          data: { deletedAt, version: { increment: 1 } },
        }),
      fields: (row) => ({ name: row.name }),
    });
    if (!edited.ok) return edited;
    await record(tx, scope, "delete-view", id);
    return done({ view: id });
  });
}

/** Brings a deleted view back, as it was. @throws AppError("not-found") */
export async function bringBackPeopleView(
  scope: Scope,
  { view: id }: Input<BringBackView>,
): Promise<Result<{ view: string }, never>> {
  const { organisationId } = scope;
  return transaction(async (tx) => {
    await readOwn(tx, scope, id, true);
    const { count } = await tx.peopleView.updateMany({
      where: { organisationId, id, deletedAt: { not: null } },
      data: { deletedAt: null, version: { increment: 1 } },
    });
    if (count === 1) await record(tx, scope, "bring-back-view", id);
    return done({ view: id });
  });
}

/**
 * A view that may be changed: one's own, or the team's by whoever arranges its work and may look through what it asks for.
 * @returns whether it is one's own
 */
async function readOwn(tx: Transaction, scope: Scope, id: string, deleted = false): Promise<boolean> {
  const [found] = await readViews(tx, scope, id, deleted);
  if (!found) throw new AppError("not-found");
  if (!found.mine) assertTeams(scope);
  if (!found.mine && !(await isOpenView(tx, scope, toView(found).filters))) throw new AppError("not-found");
  return found.mine;
}

/** Whether a message that has not left is for the people of a view. */
async function isWrittenTo(tx: Transaction, { organisationId, editionId }: Scope, id: string) {
  const target = writeTarget({ kind: "view", view: id });
  const one = await tx.mailing.findFirst({
    where: { organisationId, editionId, target, state: { not: "sent" } },
    select: { id: true },
  });
  return one !== null;
}

/** Whether everybody who writes messages may find the people of these filters: they of them who may read least. */
const isOpenToWriters = (tx: Transaction, scope: Scope, filters: Input<PeopleViewInput>["filters"]) =>
  isOpenSet(tx, { ...scope, role: "editor", flags: [] }, closableOf({ words: "", filters: [...filters] }));

function assertTeams(scope: Scope) {
  if (!may(scope, "arrange-todos")) throw new AppError("not-found");
}

async function record(
  tx: Transaction,
  { actor, organisationId, editionId }: Scope,
  act: HistoryAct,
  id: string,
) {
  await recordAct(tx, {
    ...{ cause: actor, act, objectKind: "people-view", objectId: id },
    ...{ organisationId, editionId },
  });
}
