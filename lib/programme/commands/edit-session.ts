import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { writeChoices } from "@/lib/platform/choices";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import type { Prisma } from "@/prisma/generated/client";
import { readSpeakerChoices } from "../queries/speaker-choices";
import { isPersonField, sessionFields } from "../rules/fields";
import type { NewSession, SessionEdit, SessionTransition } from "../schema/session";
import { findPeople } from "./find-people";

type Scope = EditionScope<"edit-sessions">;

/** Sessions among the records that organisers edit. */
export const SESSION = recordKind({
  objectKind: "session",
  texts: ["title", "subtitle", "abstract"],
  fields: sessionFields,
  outdates: (tx, scope: EditionScope) => invalidateEdition(tx, scope, "people"),
});

type Rows = Pick<NewSession, "people" | "interpretations">;
type Stray = "unknown-theme" | "field-errors";

const PARTS = {
  people: { orderBy: { order: "asc" }, select: { speakerId: true, role: true } },
  interpretations: {
    orderBy: [{ fromLanguage: "asc" }, { toLanguage: "asc" }, { mode: "asc" }],
    select: { fromLanguage: true, toLanguage: true, mode: true, speakerId: true },
  },
} satisfies Prisma.SessionInclude;

/** Adds a session; its number and guid never change. It is listed until it is placed. */
export async function createSession(
  scope: Scope,
  input: NewSession,
): Promise<Result<{ sessionId: string; number: number }, Stray>> {
  const form: TwinForm = {
    act: "create-session",
    input,
    find: (tx, made) =>
      tx.session.findFirst({ where: { id: String(made.sessionId), deletedAt: null }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const found = await findLinks(tx, scope, input);
      if (!found.ok) return found;
      const made = await addSession(tx, scope, {
        act: "create-session",
        content: contentOf(input),
        ...found.value,
      });
      return done(made);
    }),
  );
}

interface Added extends Rows {
  act: "create-session" | "duplicate-session";
  content: ReturnType<typeof contentOf>;
}

/** A session more inside a larger transaction, behind those that are there. Theme and people are of its edition. */
export async function addSession(
  tx: Transaction,
  scope: Scope,
  { act, content, ...rows }: Added,
): Promise<{ sessionId: string; number: number }> {
  const { organisationId, editionId } = scope;
  await lockEdition(tx, scope);
  const { _max } = await tx.session.aggregate({
    where: { organisationId, editionId },
    _max: { number: true },
  });
  const number = (_max.number ?? 0) + 1;
  const { id } = await tx.session.create({
    data: { organisationId, editionId, number, ...content },
    select: { id: true },
  });
  await savePeople(tx, organisationId, id, rows);
  await recordChange(tx, scope, SESSION, null, { act, id, after: content });
  return { sessionId: id, number };
}

/** Saves a session with its people and interpretations. Texts are live; added or removed people wait for a release. */
export async function editSession(
  scope: Scope,
  input: SessionEdit,
): Promise<Result<unknown, "conflict" | Stray>> {
  const { organisationId, editionId } = scope;
  const { session: id, version } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const found = await findLinks(tx, scope, input);
    if (!found.ok) return found;
    const after = contentOf(input);
    const edited = await recordEdit(tx, scope, SESSION, {
      ...{ act: "edit-session", id, version, after },
      read: () => tx.session.findFirst({ where: { ...where, deletedAt: null }, include: PARTS }),
      write: () =>
        tx.session.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
      also: () => savePeople(tx, organisationId, id, found.value),
    });
    if (edited.ok || !edited.detail) return edited;
    // As the form holds them: by name where one types.
    const speakers = await readSpeakerChoices(tx, scope);
    return { ...edited, detail: writeChoices(edited.detail, speakers, isPersonField) };
  });
}

/**
 * Cancels a session or takes that back, deletes it or brings it back: with its times, people and texts, cancelled if it
 * was. The public agenda follows with the next release.
 */
export async function transitionSession(
  scope: Scope,
  input: SessionTransition,
): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { session: id, version, transition } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const now = await databaseClock(tx);
    const { data, after } = (
      {
        cancel: { data: { cancelledAt: now }, after: "as-it-was" },
        restore: { data: { cancelledAt: null }, after: "as-it-was" },
        delete: { data: { deletedAt: now }, after: "deleted" },
        "bring-back": { data: { deletedAt: null }, after: "brought-back" },
      } as const
    )[transition];
    const deletedAt = transition === "bring-back" ? { not: null } : null;
    return recordEdit(tx, scope, SESSION, {
      ...{ act: `${transition}-session`, id, version, after },
      read: () => tx.session.findFirst({ where, include: PARTS }),
      write: () =>
        tx.session.updateMany({
          where: { ...where, version, deletedAt },
          data: { ...data, version: { increment: 1 } },
        }),
    });
  });
}

function contentOf(input: NewSession) {
  const { title, subtitle, abstract, kind, theme, languages, minutes, noRecording } = input;
  return { title, subtitle, abstract, kind, themeId: theme, languages, minutes, noRecording };
}

/** Theme and people must be this edition's own. */
async function findLinks(tx: Transaction, scope: Scope, input: NewSession): Promise<Result<Rows, Stray>> {
  const { organisationId, editionId } = scope;
  if (input.theme) {
    const where = { organisationId, editionId, id: input.theme };
    if (!(await tx.theme.findFirst({ where, select: { id: true } }))) return refused("unknown-theme");
  }
  return findPeople(tx, scope, input);
}

async function savePeople(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
  input: Rows,
): Promise<void> {
  const where = { organisationId, sessionId };
  await tx.sessionPerson.deleteMany({ where });
  await tx.interpretation.deleteMany({ where });
  // Somebody named twice in one role counts once; so does one interpretation.
  await tx.sessionPerson.createMany({
    data: input.people.map((person, order) => ({
      ...where,
      speakerId: person.speaker,
      role: person.role,
      order,
    })),
    skipDuplicates: true,
  });
  await tx.interpretation.createMany({
    data: input.interpretations.map((entry) => ({
      ...where,
      fromLanguage: entry.from,
      toLanguage: entry.to,
      mode: entry.mode,
      speakerId: entry.speaker,
    })),
    skipDuplicates: true,
  });
}
