import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { practiceFields } from "../rules";
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

type Reason = "unknown-theme" | "unknown-session";

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
      const stray = await strayLink(tx, scope, input);
      if (stray) return refused(stray);
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
      await linkSessions(tx, scope, id, input);
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
    const stray = await strayLink(tx, scope, input);
    if (stray) return refused(stray);
    const after = contentOf(input);
    return recordEdit(tx, scope, PRACTICE, {
      ...{ act: "edit-practice", id, version, after },
      read: () =>
        tx.practice.findFirst({
          where: { ...where, deletedAt: null },
          include: { sessions: { where: { session: { editionId } }, select: { sessionId: true } } },
        }),
      write: () =>
        tx.practice.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
      also: () => linkSessions(tx, scope, id, input),
    });
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

/** Themes and sessions must be this school's and this edition's own. */
async function strayLink(tx: Transaction, scope: Scope, input: NewPractice): Promise<Reason | null> {
  const { organisationId, schoolId, editionId } = scope;
  if (input.theme) {
    const theme = await tx.theme.findFirst({
      where: { organisationId, id: input.theme, edition: { schoolId } },
      select: { id: true },
    });
    if (!theme) return "unknown-theme";
  }
  const ids = [...new Set(input.sessions.map((row) => row.session))];
  const found = await tx.session.count({
    where: { organisationId, editionId, id: { in: ids }, deletedAt: null },
  });
  return found === ids.length ? null : "unknown-session";
}

async function linkSessions(tx: Transaction, scope: Scope, practiceId: string, input: NewPractice) {
  const { organisationId, editionId } = scope;
  await tx.practiceSession.deleteMany({ where: { organisationId, practiceId, session: { editionId } } });
  const ids = [...new Set(input.sessions.map((row) => row.session))];
  await tx.practiceSession.createMany({
    data: ids.map((sessionId) => ({ organisationId, practiceId, sessionId })),
  });
}
