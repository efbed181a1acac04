import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct, recordActs } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce } from "@/lib/platform/db/once";
import { editVersion } from "@/lib/platform/db/versions";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/new-id";
import { done, type Result, refused } from "@/lib/platform/result";
import type { RegistrationNote } from "@/prisma/generated/client";
import type { NewNote, NoteEdit, NoteRemoval, NoteReturn } from "../schema/note";
import { lockListed } from "./lock-listed";

type Scope = EditionScope<"annotate-registration">;

/** Which notes were written, one for each registration. */
export interface Noted {
  notes: string[];
}

/** Writes a note about registrations. Nobody is told; sent twice it is written once. @throws AppError("not-found") */
export async function addNote(
  scope: Scope,
  { registrations, text }: Pick<NewNote, "registrations" | "text">,
): Promise<Result<Noted, never>> {
  return transaction((tx) =>
    makeOnce(
      tx,
      scope,
      {
        ...{ act: "add-note", input: { registrations, text } },
        // One that was removed since is written anew.
        find: (reader, made) =>
          reader.registrationNote.findFirst({
            where: {
              ...{ organisationId: scope.organisationId, removedAt: null },
              id: { in: made.notes as string[] },
            },
            select: { id: true },
          }),
      },
      async () => {
        const notes = await noteWithin(tx, scope, { registrations, text });
        if (notes.length === 0) throw new AppError("not-found");
        return done({ notes: notes.map(({ id }) => id) });
      },
    ),
  );
}

/**
 * Writes the same note about any number of registrations, in statements of a fixed number, with an entry in each one's history.
 * @returns the notes, each with whom it is about; none where nobody of them is in the list
 */
export async function noteWithin(
  tx: Transaction,
  scope: Scope,
  { registrations, text }: Pick<NewNote, "registrations" | "text">,
): Promise<Array<{ id: string; registrationId: string }>> {
  const { organisationId, editionId, actor } = scope;
  const listed = await lockListed(tx, scope, registrations);
  if (listed.length === 0) return [];
  const createdAt = await databaseClock(tx);
  const rows = listed.map((registrationId) => ({
    ...{ organisationId, id: newId(), registrationId, text, authorId: actor.id, createdAt },
  }));
  await tx.registrationNote.createMany({ data: rows });
  await recordActs(
    tx,
    listed.map((id) => ({
      ...{ cause: actor, act: "add-note" as const, objectKind: "registration" as const, objectId: id },
      ...{ organisationId, editionId, values: [{ field: "note", after: text, registrationId: id }] },
    })),
  );
  return rows;
}

/**
 * Removes, of notes that were written together, those that stand as they were written; what somebody has changed or removed
 * since stays as it is. For a day they can be brought back. @returns about whom
 */
export async function unnoteWithin(
  tx: Transaction,
  scope: Scope,
  registrations: readonly string[],
  notes: readonly string[],
): Promise<string[]> {
  const { organisationId, editionId, actor } = scope;
  const listed = await lockListed(tx, scope, registrations);
  const gone = await tx.$queryRaw<Array<{ registrationId: string; text: string }>>`
    UPDATE registration_note SET removed_at = clock_timestamp(), version = version + 1
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${[...notes]}::uuid[])
      AND registration_id = ANY(${listed}::uuid[]) AND removed_at IS NULL AND version = 1
    RETURNING registration_id AS "registrationId", text`;
  await recordActs(
    tx,
    gone.map(({ registrationId, text }) => ({
      ...{ cause: actor, act: "remove-note" as const, objectKind: "registration" as const },
      ...{ objectId: registrationId, organisationId, editionId },
      values: [{ field: "note", before: text, registrationId }],
    })),
  );
  return gone.map(({ registrationId }) => registrationId);
}

/**
 * Writes a note otherwise. Only who wrote it may: nobody's name stands above another one's words.
 * @returns "others-note" for somebody else's
 * @throws AppError("not-found")
 */
export async function editNote(
  scope: Scope,
  { note: id, version, text }: Pick<NoteEdit, "note" | "version" | "text">,
): Promise<Result<{ note: string }, "conflict" | "others-note">> {
  const { actor } = scope;
  return transaction(async (tx) => {
    const where = await lockNote(tx, scope, id);
    const editedAt = await databaseClock(tx);
    const read = () => tx.registrationNote.findFirst({ where: { ...where, removedAt: null } });
    const own = await read();
    if (own && own.authorId !== actor.id) return refused("others-note");
    const edited = await editVersion({
      version,
      read,
      write: () =>
        tx.registrationNote.updateMany({
          where: { ...where, version },
          data: { text, editedAt, version: { increment: 1 } },
        }),
      fields: (row) => ({ text: row.text }),
    });
    if (!edited.ok) return edited;
    if (edited.value.text !== text)
      await record(tx, scope, "edit-note", { ...edited.value, before: edited.value.text, after: text });
    return done({ note: id });
  });
}

/** Removes a note; for a day it can be brought back. @throws AppError("not-found") */
export async function removeNote(
  scope: Scope,
  { note: id, version }: Pick<NoteRemoval, "note" | "version">,
): Promise<Result<{ note: string }, "conflict">> {
  return transaction(async (tx) => {
    const where = await lockNote(tx, scope, id);
    const removedAt = await databaseClock(tx);
    const removed = await editVersion({
      version,
      read: () => tx.registrationNote.findFirst({ where: { ...where, removedAt: null } }),
      write: () =>
        tx.registrationNote.updateMany({
          where: { ...where, version },
          data: { removedAt, version: { increment: 1 } },
        }),
      fields: (row) => ({ text: row.text }),
    });
    if (!removed.ok) return removed;
    await record(tx, scope, "remove-note", { ...removed.value, before: removed.value.text });
    return done({ note: id });
  });
}

/** Brings a removed note back, as it was. @throws AppError("not-found") once its day is over */
export async function bringBackNote(
  scope: Scope,
  { note: id }: Pick<NoteReturn, "note">,
): Promise<Result<{ note: string }, never>> {
  return transaction(async (tx) => {
    const where = await lockNote(tx, scope, id);
    const row = await tx.registrationNote.findFirst({ where });
    if (!row) throw new AppError("not-found");
    if (row.removedAt === null) return done({ note: id });
    await tx.registrationNote.updateMany({
      where,
      data: { removedAt: null, version: { increment: 1 } },
    });
    await record(tx, scope, "bring-back-note", { ...row, after: row.text });
    return done({ note: id });
  });
}

/** A note about somebody in the list of this edition, whose row is locked, so that no erasure passes what is written. */
async function lockNote(tx: Transaction, scope: Scope, id: string) {
  const { organisationId, editionId } = scope;
  const found = await tx.registrationNote.findFirst({
    where: { organisationId, id, registration: { editionId } },
    select: { registrationId: true },
  });
  const listed = found ? await lockListed(tx, scope, [found.registrationId]) : [];
  if (listed.length === 0) throw new AppError("not-found");
  return { organisationId, id, registration: { editionId } };
}

async function record(
  tx: Transaction,
  { organisationId, editionId, actor }: Scope,
  act: HistoryAct & `${string}-note`,
  {
    registrationId,
    before,
    after,
  }: Pick<RegistrationNote, "registrationId"> & { before?: string; after?: string },
): Promise<void> {
  await recordAct(tx, {
    ...{ cause: actor, act, objectKind: "registration", objectId: registrationId },
    ...{ organisationId, editionId, values: [{ field: "note", before, after, registrationId }] },
  });
}
