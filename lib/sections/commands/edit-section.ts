import "server-only";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import type { FormRecord } from "@/lib/platform/form-fields";
import { done, type Result, refused } from "@/lib/platform/result";
import { asContent, contentOf, swapped, textsOf } from "../rules/content";
import { kindOf, MOST } from "../rules/kinds";
import type { NewSection, SectionArrangement, SectionEdit } from "../schema";
import { templateOf } from "../templates";
import { invalidateOwner, lockOwner, ownerOf, type SectionScope } from "./owner";

/** A section as it is compared and told about: its fields beside each other. */
type Row = Record<string, unknown> & { version: number };

/** Nothing public changes before it is published. A school's texts wait for no translator: its page lists none. */
export const sectionKind = (scope: SectionScope, ...contents: readonly unknown[]) =>
  recordKind<Row, SectionScope>({
    objectKind: "section",
    texts: "editionId" in scope ? contents.flatMap((content) => Object.keys(textsOf(content))) : [],
    fields: ({ version: _version, shown: _shown, ...content }) => content as FormRecord,
    outdates: null,
  });

/** Adds a section at the end, with the usual words for its kind in the page's languages. */
export async function addSection(
  scope: SectionScope,
  { kind: offered, key }: NewSection,
): Promise<Result<{ id: string }, "too-many">> {
  const owner = ownerOf(scope);
  const form: TwinForm = {
    ...{ act: "add-section", input: { kind: offered, key } },
    find: (tx, made) => tx.pageSection.findFirst({ where: { ...owner, id: String(made.id) } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockOwner(tx, owner);
      const { _max, _count } = await tx.pageSection.aggregate({
        ...{ where: owner, _max: { order: true }, _count: true },
      });
      if (_count >= MOST.sections) return refused("too-many", { most: MOST.sections });
      const content = templateOf(offered, scope.languages);
      const { id } = await tx.pageSection.create({
        data: { ...owner, kind: kindOf(offered), content, order: (_max.order ?? -1) + 1 },
        select: { id: true },
      });
      await recordChange(tx, scope, sectionKind(scope, content), null, {
        ...{ act: "add-section", id, after: content },
      });
      return done({ id });
    }),
  );
}

/** Saves what a section says, in every language. Readers see it once the page's sections are published. */
export async function saveSection(
  scope: SectionScope,
  input: SectionEdit,
): Promise<Result<unknown, "conflict">> {
  const owner = ownerOf(scope);
  const { id, version, kind } = input;
  const content = contentOf(kind, input);
  return transaction(async (tx) => {
    const before = await tx.pageSection.findFirst({ where: { ...owner, id, kind } });
    if (!before) throw new AppError("not-found");
    return writeSection(tx, scope, { id, version }, before.content, {
      ...{ act: "edit-section", content, data: { content } },
    });
  });
}

interface Written {
  act: "edit-section" | "show-section" | "hide-section" | "restore-sections";
  content: Record<string, unknown>;
  data: { content?: Record<string, string | Record<string, string>>; shown?: boolean; order?: number };
}

/** One edit of a section's row, with its texts to translate and its history. */
export async function writeSection(
  tx: Transaction,
  scope: SectionScope,
  { id, version }: { id: string; version: number },
  before: unknown,
  { act, content, data }: Written,
): Promise<Result<unknown, "conflict">> {
  const owner = ownerOf(scope);
  const after = {
    ...withBlanks(before, content),
    ...(data.shown === undefined ? {} : { shown: data.shown }),
  };
  return recordEdit(tx, scope, sectionKind(scope, before, content), {
    ...{ act, id, version, after },
    read: () => readRow(tx, { ...owner, id }),
    write: () =>
      tx.pageSection.updateMany({
        where: { ...owner, id, version },
        data: { ...data, version: { increment: 1 } },
      }),
  });
}

/** What a section says now, with what is blank now: an empty text, or nothing. */
export function withBlanks(before: unknown, content: Record<string, unknown>): Record<string, unknown> {
  const texts = textsOf(before);
  const blank = Object.keys(asContent(before)).map((field) => [field, field in texts ? {} : ""]);
  return { ...Object.fromEntries(blank), ...content };
}

async function readRow(tx: Transaction, where: { organisationId: string; id: string }): Promise<Row | null> {
  const row = await tx.pageSection.findFirst({ where });
  return row && { ...asContent(row.content), shown: row.shown, version: row.version };
}

/** Moves a section one place, shows it, hides it, or takes it away for good, with its pictures: those readers see no longer, either. */
export async function arrangeSection(
  scope: SectionScope,
  { id, version, act }: SectionArrangement,
): Promise<Result<unknown, "conflict">> {
  const owner = ownerOf(scope);
  const arranged = await transaction(async (tx): Promise<Result<unknown, "conflict">> => {
    await lockOwner(tx, owner);
    const before = await tx.pageSection.findFirst({ where: { ...owner, id } });
    if (!before) throw new AppError("not-found");
    const content = asContent(before.content);
    if (act === "up" || act === "down") {
      await moveSection(tx, scope, id, act);
      return done(undefined);
    }
    if (act === "remove")
      return recordEdit(tx, scope, sectionKind(scope, content), {
        ...{ act: "remove-section", id, version, after: "removed" },
        read: () => readRow(tx, { ...owner, id }),
        write: () => tx.pageSection.deleteMany({ where: { ...owner, id, version } }),
        // A kept page would lead to pictures that are gone.
        also: async () => before.kind === "picture" && invalidateOwner(tx, owner),
      });
    return writeSection(tx, scope, { id, version }, content, {
      ...{ act: `${act}-section`, content, data: { shown: act === "show" } },
    });
  });
  if (act === "remove" && arranged.ok) await dropBytesSoon();
  return arranged;
}

async function moveSection(tx: Transaction, scope: SectionScope, id: string, to: "up" | "down") {
  const owner = ownerOf(scope);
  const rows = await tx.pageSection.findMany({
    ...{ where: owner, orderBy: [{ order: "asc" }, { id: "asc" }], select: { id: true } },
  });
  const before = rows.map((row) => row.id);
  const after = swapped(before, id, to);
  for (const [order, one] of after.entries())
    await tx.pageSection.updateMany({ where: { ...owner, id: one, order: { not: order } }, data: { order } });
  if (after.join() !== before.join())
    await recordChange(tx, scope, sectionKind(scope), null, { act: "move-section", id, after: "as-it-was" });
}
