import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";
import { themeFields } from "../rules/fields";
import type { NewTheme, ThemeEdit, ThemeRemoval } from "../schema/parts";
import { lockEdition } from "./lock-edition";

type Scope = EditionScope<"edit-programme">;

/** Adds a theme with the next number. */
export async function createTheme(
  scope: Scope,
  input: NewTheme,
): Promise<Result<{ themeId: string }, never>> {
  const { organisationId, editionId } = scope;
  const { title, summary, colour } = input;
  const form: TwinForm = {
    act: "create-theme",
    input,
    find: (tx, made) => tx.theme.findFirst({ where: { id: String(made.themeId) }, select: { id: true } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockEdition(tx, scope);
      const { _max } = await tx.theme.aggregate({
        where: { organisationId, editionId },
        _max: { number: true },
      });
      const content = { title, summary, colour, number: (_max.number ?? 0) + 1 };
      const { id } = await tx.theme.create({
        data: { organisationId, editionId, ...content },
        select: { id: true },
      });
      await finish(tx, scope, "create-theme", id, null, content);
      return done({ themeId: id });
    }),
  );
}

/** Saves a theme. A number another theme of the edition has is refused. */
export async function editTheme(
  scope: Scope,
  input: ThemeEdit,
): Promise<Result<unknown, "conflict" | "number-taken">> {
  const { organisationId, editionId } = scope;
  const { theme: id, version, number, title, summary, colour } = input;
  const where = { organisationId, editionId, id };
  const after = { number, title, summary, colour };
  try {
    return await transaction(async (tx) => {
      const edited = await editVersion({
        version,
        read: () => tx.theme.findFirst({ where }),
        write: () =>
          tx.theme.updateMany({
            where: { ...where, version },
            data: { ...after, version: { increment: 1 } },
          }),
        fields: themeFields,
      });
      if (edited.ok) await finish(tx, scope, "edit-theme", id, edited.value, after);
      return edited;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("number-taken", { number });
    throw error;
  }
}

/** Removes a theme that no session and no practice belongs to. */
export async function removeTheme(
  scope: Scope,
  input: ThemeRemoval,
): Promise<Result<unknown, "conflict" | "in-use">> {
  const { organisationId, editionId } = scope;
  const { theme: id, version } = input;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const link = { organisationId, themeId: id };
    const sessions = await tx.session.count({ where: link });
    const practices = await tx.practice.count({ where: link });
    if (sessions + practices > 0) return refused("in-use", { sessions, practices });
    const edited = await editVersion({
      version,
      read: () => tx.theme.findFirst({ where }),
      write: () => tx.theme.deleteMany({ where: { ...where, version } }),
      fields: themeFields,
    });
    if (!edited.ok) return edited;
    await forgetTranslations(tx, { organisationId, objectKind: "theme", objectId: id });
    await finish(tx, scope, "remove-theme", id, edited.value, null);
    return edited;
  });
}

async function finish(
  tx: Transaction,
  scope: Scope,
  act: string,
  id: string,
  before: object | null,
  after: { title: unknown; summary: unknown; number: number; colour: string } | null,
): Promise<void> {
  const { organisationId, editionId } = scope;
  const was = before ? { ...before } : null;
  if (after) {
    const { title, summary } = after;
    const record = { organisationId, editionId, objectKind: "theme", objectId: id };
    await trackTranslations(tx, record, was, { title, summary }, scope.languages);
  }
  await invalidateEdition(tx, { organisationId, editionId }, "page");
  await recordAct(tx, {
    cause: causedBy(scope),
    act,
    objectKind: "theme",
    objectId: id,
    organisationId,
    editionId,
    values: after ? changedFields(was ?? {}, after) : [],
  });
}
