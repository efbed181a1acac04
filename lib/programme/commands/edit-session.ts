import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import {
  OUTDATED_TEXTS,
  parkTranslations,
  unparkTranslations,
} from "@/lib/translations/commands/park-translations";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import type { Prisma } from "@/prisma/generated/client";
import { sessionFields } from "../rules/fields";
import type { NewSession, SessionEdit, SessionStep } from "../schema/session";
import { lockEdition } from "./lock-edition";

type Scope = EditionScope<"edit-programme">;
type Stray = "unknown-theme" | "unknown-speaker";

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
  const { organisationId, editionId } = scope;
  const form: TwinForm = {
    act: "create-session",
    input,
    find: (tx, made) =>
      tx.session.findFirst({ where: { id: String(made.sessionId), deletedAt: null }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      const stray = await strayLink(tx, scope, input);
      if (stray) return refused(stray);
      await lockEdition(tx, scope);
      const { _max } = await tx.session.aggregate({
        where: { organisationId, editionId },
        _max: { number: true },
      });
      const number = (_max.number ?? 0) + 1;
      const content = contentOf(input);
      const { id } = await tx.session.create({
        data: { organisationId, editionId, number, ...content },
        select: { id: true },
      });
      await savePeople(tx, organisationId, id, input);
      await finish(tx, scope, "create-session", id, null, content);
      return done({ sessionId: id, number });
    }),
  );
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
    const stray = await strayLink(tx, scope, input);
    if (stray) return refused(stray);
    const after = contentOf(input);
    const edited = await editVersion({
      version,
      read: () => tx.session.findFirst({ where: { ...where, deletedAt: null }, include: PARTS }),
      write: () =>
        tx.session.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
      fields: sessionFields,
    });
    if (!edited.ok) return edited;
    await savePeople(tx, organisationId, id, input);
    await finish(tx, scope, "edit-session", id, edited.value, after);
    return edited;
  });
}

/**
 * Cancels a session or takes that back, deletes it or brings it back: with its times, people and texts, cancelled if it
 * was. The public agenda follows with the next release.
 */
export async function stepSession(scope: Scope, input: SessionStep): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { session: id, version, step } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const now = await databaseClock(tx);
    const data = {
      cancel: { cancelledAt: now },
      restore: { cancelledAt: null },
      delete: { deletedAt: now },
      "bring-back": { deletedAt: null },
    }[step];
    const deletedAt = step === "bring-back" ? { not: null } : null;
    const edited = await editVersion({
      version,
      read: () => tx.session.findFirst({ where, include: PARTS }),
      write: () =>
        tx.session.updateMany({
          where: { ...where, version, deletedAt },
          data: { ...data, version: { increment: 1 } },
        }),
      fields: sessionFields,
    });
    if (!edited.ok) return edited;
    const record = { organisationId, editionId, objectKind: "session", objectId: id };
    const outdated = step === "delete" ? await parkTranslations(tx, record) : [];
    const { title, subtitle, abstract } = edited.value;
    if (step === "bring-back")
      await unparkTranslations(tx, record, { title, subtitle, abstract }, scope.languages);
    await finish(tx, scope, `${step}-session`, id, edited.value, null, outdated);
    return edited;
  });
}

function contentOf(input: NewSession) {
  const { title, subtitle, abstract, kind, theme, languages, noRecording } = input;
  return { title, subtitle, abstract, kind, themeId: theme, languages, noRecording };
}

/** Theme and people must be this edition's own. */
async function strayLink(tx: Transaction, scope: Scope, input: NewSession): Promise<Stray | null> {
  const { organisationId, editionId } = scope;
  if (input.theme) {
    const where = { organisationId, editionId, id: input.theme };
    if (!(await tx.theme.findFirst({ where, select: { id: true } }))) return "unknown-theme";
  }
  const ids = new Set(input.people.map((person) => person.speaker));
  for (const entry of input.interpretations) if (entry.speaker) ids.add(entry.speaker);
  if (ids.size === 0) return null;
  const found = await tx.speaker.count({ where: { organisationId, editionId, id: { in: [...ids] } } });
  return found === ids.size ? null : "unknown-speaker";
}

async function savePeople(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
  input: NewSession,
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

async function finish(
  tx: Transaction,
  scope: Scope,
  act: string,
  id: string,
  before: object | null,
  after: ReturnType<typeof contentOf> | null,
  outdated: readonly string[] = [],
): Promise<void> {
  const { organisationId, editionId } = scope;
  const was = before ? { ...before } : null;
  if (after) {
    const { title, subtitle, abstract } = after;
    const record = { organisationId, editionId, objectKind: "session", objectId: id };
    await trackTranslations(tx, record, was, { title, subtitle, abstract }, scope.languages);
  }
  await invalidateEdition(tx, { organisationId, editionId }, "page");
  await recordAct(tx, {
    cause: causedBy(scope),
    act,
    objectKind: "session",
    objectId: id,
    organisationId,
    editionId,
    values: [
      ...(after ? changedFields(was ?? {}, after) : []),
      ...(outdated.length > 0 ? [{ field: OUTDATED_TEXTS, before: outdated }] : []),
    ],
  });
}
