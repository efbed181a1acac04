import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { choiceOfId, findChosen, writeChoices } from "@/lib/platform/choices";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { isUuid } from "@/lib/platform/uuid";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { readSessionTitles } from "../queries/practice-forms";
import { isSessionField, practiceFields, sessionChoices } from "../rules/fields";
import type { NewPractice, PracticeDeletion, PracticeEdit, PracticeLink, PracticeUnlink } from "../schema";

type Scope = EditionScope<"edit-practices">;

const PRACTICE = recordKind({
  objectKind: "practice",
  texts: ["title", "summary", "change"],
  fields: practiceFields,
  outdates: async (tx, scope: Scope) => {
    await invalidateEdition(tx, scope, "page");
    await invalidateSchool(tx, scope);
  },
});

type Reason = "unknown-theme" | "field-errors";

/** Writes a practice of the school and shows it at this edition. */
export async function createPractice(
  scope: Scope,
  input: NewPractice,
): Promise<Result<{ practiceId: string }, Reason>> {
  const { organisationId, schoolId, editionId } = scope;
  const form: TwinForm = {
    act: "create-practice",
    input,
    find: (tx, made) =>
      tx.practice.findFirst({
        where: { id: String(made.practiceId), deletedAt: null },
        select: { id: true },
      }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const found = await findLinks(tx, scope, input);
      if (!found.ok) return found;
      await tx.$executeRaw`SELECT 1 FROM school WHERE organisation_id = ${organisationId}::uuid AND id = ${schoolId}::uuid FOR NO KEY UPDATE`;
      const { _max } = await tx.practice.aggregate({
        where: { organisationId, schoolId },
        _max: { number: true },
      });
      const { id } = await tx.practice.create({
        data: { organisationId, schoolId, number: (_max.number ?? 0) + 1, ...contentOf(input) },
        select: { id: true },
      });
      await tx.practiceEdition.create({ data: { organisationId, practiceId: id, editionId } });
      await linkSessions(tx, scope, id, found.value);
      const after = contentOf(input);
      await recordChange(tx, scope, PRACTICE, null, { act: "create-practice", id, after });
      return done({ practiceId: id });
    }),
  );
}

/** Saves a practice and the sessions of this edition that present it. */
export async function editPractice(
  scope: Scope,
  input: PracticeEdit,
): Promise<Result<unknown, "conflict" | Reason>> {
  const { organisationId, schoolId, editionId } = scope;
  const { practice: id, version } = input;
  const where = { organisationId, schoolId, id };
  return transaction(async (tx) => {
    const found = await findLinks(tx, scope, input);
    if (!found.ok) return found;
    const after = contentOf(input);
    const edited = await recordEdit(tx, scope, PRACTICE, {
      ...{ act: "edit-practice", id, version, after },
      read: () =>
        tx.practice.findFirst({
          where: { ...where, deletedAt: null },
          include: {
            sessions: { where: { session: { editionId, deletedAt: null } }, select: { sessionId: true } },
          },
        }),
      write: () =>
        tx.practice.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
      also: () => linkSessions(tx, scope, id, found.value),
    });
    if (edited.ok || !edited.detail) return edited;
    // As the form holds them: by number and title where one types.
    const sessions = sessionChoices(await readSessionTitles(tx, scope), scope.languages);
    return { ...edited, detail: writeChoices(edited.detail, sessions, isSessionField) };
  });
}

/** Deletes a practice everywhere. */
export function deletePractice(scope: Scope, input: PracticeDeletion): Promise<Result<unknown, "conflict">> {
  return setDeleted(scope, input, true);
}

/** Brings a deleted practice back whole: in the editions and sessions where it was shown, with its texts. */
export function bringBackPractice(
  scope: Scope,
  input: PracticeDeletion,
): Promise<Result<unknown, "conflict">> {
  return setDeleted(scope, input, false);
}

async function setDeleted(
  scope: Scope,
  input: PracticeDeletion,
  goes: boolean,
): Promise<Result<unknown, "conflict">> {
  const { organisationId, schoolId } = scope;
  const where = { organisationId, schoolId, id: input.practice };
  return transaction(async (tx) => {
    const now = await databaseClock(tx);
    return recordEdit(tx, scope, PRACTICE, {
      ...{ id: input.practice, version: input.version },
      ...(goes
        ? { act: "delete-practice", after: "deleted" }
        : { act: "bring-back-practice", after: "brought-back" }),
      read: () => tx.practice.findFirst({ where, include: { sessions: { select: { sessionId: true } } } }),
      write: () =>
        tx.practice.updateMany({
          where: { ...where, version: input.version, deletedAt: goes ? null : { not: null } },
          data: { deletedAt: goes ? now : null, version: { increment: 1 } },
        }),
    });
  });
}

/** Shows a practice of the school at this edition too, in the sessions named, if they are still there; twice is once. */
export async function linkPractice(scope: Scope, input: PracticeLink): Promise<Result<unknown, never>> {
  const { organisationId, schoolId, editionId } = scope;
  return transaction(async (tx) => {
    const found = await tx.practice.findFirst({
      where: { organisationId, schoolId, id: input.practice, deletedAt: null },
      select: { id: true },
    });
    if (!found) throw new AppError("not-found");
    await tx.practiceEdition.createMany({
      data: [{ organisationId, practiceId: found.id, editionId }],
      skipDuplicates: true,
    });
    const sessions = await tx.session.findMany({
      where: {
        organisationId,
        editionId,
        id: { in: input.sessions.map((row) => row.session) },
        deletedAt: null,
      },
      select: { id: true },
    });
    await tx.practiceSession.createMany({
      data: sessions.map(({ id }) => ({ organisationId, practiceId: found.id, sessionId: id })),
      skipDuplicates: true,
    });
    await recordChange(tx, scope, PRACTICE, null, {
      ...{ act: "link-practice", id: found.id, after: "as-it-was" },
    });
    return done(null);
  });
}

/** Takes a practice off this edition; it stays with the school. */
export async function unlinkPractice(scope: Scope, input: PracticeUnlink): Promise<Result<unknown, never>> {
  const { organisationId, editionId } = scope;
  return transaction(async (tx) => {
    const { count } = await tx.practiceEdition.deleteMany({
      where: { organisationId, editionId, practiceId: input.practice },
    });
    if (count === 0) throw new AppError("not-found");
    await tx.practiceSession.deleteMany({
      where: { organisationId, practiceId: input.practice, session: { editionId } },
    });
    await recordChange(tx, scope, PRACTICE, null, {
      ...{ act: "unlink-practice", id: input.practice, after: "as-it-was" },
    });
    return done(null);
  });
}

function contentOf(input: NewPractice) {
  const { title, summary, change, affiliation, country, theme, contact, url, licence } = input;
  return { title, summary, change, affiliation, country, themeId: theme, contact, url, licence };
}

/**
 * Themes and sessions must be this school's and this edition's own. @returns ids of the sessions; "field-errors" names
 * those that are not found, or may be several, in its detail
 */
async function findLinks(
  tx: Transaction,
  scope: Scope,
  input: NewPractice,
): Promise<Result<Set<string>, Reason>> {
  const { organisationId, schoolId, editionId, languages } = scope;
  if (input.theme) {
    const theme = await tx.theme.findFirst({
      where: { organisationId, id: input.theme, edition: { schoolId } },
      select: { id: true },
    });
    if (!theme) return refused("unknown-theme");
  }
  const chosen = input.sessions.map(({ session, row }) => ({
    field: `sessions.${row}.session`,
    typed: session,
  }));
  const typed = chosen.map((one) => one.typed);
  const where = { organisationId, editionId, id: { in: typed }, deletedAt: null };
  const choices = typed.every(isUuid)
    ? (await tx.session.findMany({ where, select: { id: true } })).map(choiceOfId)
    : sessionChoices(await readSessionTitles(tx, scope), languages);
  const refusals = { unknown: "unknown-session", several: "same-title" };
  const { ids, fieldErrors } = findChosen(choices, chosen, refusals);
  return Object.keys(fieldErrors).length > 0
    ? refused("field-errors", fieldErrors)
    : done(new Set(ids.values()));
}

async function linkSessions(
  tx: Transaction,
  { organisationId, editionId }: Scope,
  practiceId: string,
  sessions: ReadonlySet<string>,
) {
  // A deleted session keeps its link: it comes back whole.
  const session = { editionId, deletedAt: null };
  await tx.practiceSession.deleteMany({ where: { organisationId, practiceId, session } });
  await tx.practiceSession.createMany({
    data: [...sessions].map((sessionId) => ({ organisationId, practiceId, sessionId })),
  });
}
