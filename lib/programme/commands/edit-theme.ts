import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { isUniqueViolation, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { themeFields } from "../rules/fields";
import type { NewTheme, ThemeEdit, ThemeRemoval } from "../schema/themes-and-rooms";

type Scope = EditionScope<"edit-themes">;

const THEME = recordKind({
  objectKind: "theme",
  texts: ["title", "summary"],
  fields: themeFields,
  // Lines are drawn beside the edition wherever it is listed, and practices name their theme.
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "listing"),
});

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
      await recordChange(tx, scope, THEME, null, { act: "create-theme", id, after: content });
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
    return await transaction((tx) =>
      recordEdit(tx, scope, THEME, {
        ...{ act: "edit-theme", id, version, after },
        read: () => tx.theme.findFirst({ where }),
        write: () =>
          tx.theme.updateMany({
            where: { ...where, version },
            data: { ...after, version: { increment: 1 } },
          }),
      }),
    );
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
    return recordEdit(tx, scope, THEME, {
      ...{ act: "remove-theme", id, version, after: "removed" },
      read: () => tx.theme.findFirst({ where }),
      write: () => tx.theme.deleteMany({ where: { ...where, version } }),
    });
  });
}
