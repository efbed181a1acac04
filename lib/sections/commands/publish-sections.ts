import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordAct } from "@/lib/audit/commands/record";
import { recordChange } from "@/lib/edits/commands/record-edit";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";
import type { Prisma } from "@/prisma/generated/client";
import { asContent, asPublished, type PublishedSection, textsOf } from "../rules/content";
import { MOST } from "../rules/kinds";
import { isSameSections } from "../rules/publication";
import { sectionKind, withBlanks } from "./edit-section";
import { invalidateOwner, lockOwner, ownerOf, type SectionOwner, type SectionScope } from "./owner";

/** Shows readers the sections as they are written now. What is public already is not published again. */
export async function publishSections(scope: SectionScope): Promise<Result<{ number: number }, never>> {
  return transaction(async (tx) => {
    const owner = ownerOf(scope);
    await lockOwner(tx, owner);
    return done({ number: await publish(tx, scope, owner, "publish-sections") });
  });
}

/**
 * Makes the page what it was in an earlier publication: its sections are written as they were then, in their order, and
 * published as a new one. What has been written since stays, hidden, behind them.
 * @throws AppError("not-found") for a publication that is not there
 */
export async function restoreSections(
  scope: SectionScope,
  { number }: { number: number },
): Promise<Result<{ number: number }, never>> {
  return transaction(async (tx) => {
    const owner = ownerOf(scope);
    await lockOwner(tx, owner);
    const found = await tx.pagePublication.findFirst({ where: { ...owner, number } });
    if (!found) throw new AppError("not-found");
    const sections = asPublished(found.sections);
    const now = await tx.pageSection.findMany({
      ...{ where: owner, orderBy: [{ order: "asc" }, { id: "asc" }] },
    });
    const restored = new Set(sections.map(({ id }) => id));
    for (const [order, section] of sections.entries()) await bringBack(tx, scope, owner, section, order);
    for (const [at, { id, shown }] of now.filter((row) => !restored.has(row.id)).entries())
      await tx.pageSection.updateMany({
        where: { ...owner, id },
        data: { order: sections.length + at, ...(shown ? { shown: false, version: { increment: 1 } } : {}) },
      });
    return done({ number: await publish(tx, scope, owner, "restore-sections", number) });
  });
}

async function bringBack(
  tx: Transaction,
  scope: SectionScope,
  owner: SectionOwner,
  { id, kind, content }: PublishedSection,
  order: number,
): Promise<void> {
  const { organisationId, editionId } = owner;
  const before = await tx.pageSection.findFirst({ where: { ...owner, id } });
  if (before) {
    await tx.pageSection.updateMany({
      where: { ...owner, id },
      data: { kind, content, order, shown: true, version: { increment: 1 } },
    });
    // What was written since and never published is in the history alone.
    const written = asContent(before.content);
    if (!isDeepStrictEqual(written, content))
      await recordChange(
        tx,
        scope,
        sectionKind(scope, written, content),
        { ...written, version: before.version },
        {
          ...{ act: "edit-section", id, after: withBlanks(written, content) },
        },
      );
  } else await tx.pageSection.create({ data: { ...owner, id, kind, content, order } });
  if (!editionId) return;
  const record = { organisationId, editionId, objectKind: "section", objectId: id };
  await forgetTranslations(tx, record);
  await trackTranslations(tx, record, null, textsOf(content), scope.languages);
}

/** @returns the number of the publication that readers see now */
async function publish(
  tx: Transaction,
  scope: SectionScope,
  owner: SectionOwner,
  act: "publish-sections" | "restore-sections",
  from?: number,
): Promise<number> {
  const { organisationId, editionId, schoolId } = owner;
  const rows = await tx.pageSection.findMany({
    ...{ where: { ...owner, shown: true }, orderBy: [{ order: "asc" }, { id: "asc" }] },
    select: { id: true, kind: true, content: true },
  });
  const sections = rows.map(({ id, kind, content }) => ({ id, kind, content: asContent(content) }));
  const last = await tx.pagePublication.findFirst({ where: owner, orderBy: { number: "desc" } });
  if (isSameSections(sections, asPublished(last?.sections))) return last?.number ?? 0;
  const number = (last?.number ?? 0) + 1;
  await tx.pagePublication.create({
    data: { ...owner, number, sections: sections as unknown as Prisma.InputJsonValue },
  });
  await tx.pagePublication.deleteMany({ where: { ...owner, number: { lte: number - MOST.publications } } });
  await invalidateOwner(tx, owner);
  await recordAct(tx, {
    ...{ cause: scope.actor, act, organisationId, editionId },
    ...{ objectKind: editionId ? "edition" : "school", objectId: editionId ?? schoolId ?? "" },
    values: [
      { field: "number", after: number },
      ...(from === undefined ? [] : [{ field: "from", after: from }]),
    ],
  });
  return number;
}

/** With an edition its sections are published, where nobody did yet. */
export async function publishFirstSections(tx: Transaction, scope: SectionScope): Promise<void> {
  const owner = ownerOf(scope);
  if ((await tx.pagePublication.count({ where: owner })) === 0)
    await publish(tx, scope, owner, "publish-sections");
}
