import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { databaseClock, isUniqueViolation, type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import { type RecapRow, recapFields } from "../rules/recap-fields";
import type { RecapEdit } from "../schema/recap";

/** Saves an edition's recap with its figures and documents. Version 0 makes it. */
export async function editRecap(
  scope: EditionScope<"edit-recap">,
  input: RecapEdit,
): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const edition = { organisationId, editionId };
  try {
    return await transaction(async (tx) => {
      const now = await databaseClock(tx);
      const before = await readRecap(tx, edition);
      const { title, article, videoUrl, videoCaption } = input;
      const publishedAt = input.published ? (before?.publishedAt ?? now) : null;
      const content = { title, article, videoUrl, videoCaption, publishedAt };
      if (!before && input.version === 0) await tx.recap.create({ data: { ...edition, ...content } });
      else {
        const edited = await editVersion({
          version: input.version,
          read: () => readRecap(tx, edition),
          write: () =>
            tx.recap.updateMany({
              where: { ...edition, version: input.version },
              data: { ...content, version: { increment: 1 } },
            }),
          fields: recapFields,
        });
        if (!edited.ok) return edited;
      }
      await saveRows(tx, edition, input);
      await trackTranslations(
        tx,
        { ...edition, objectKind: "recap", objectId: editionId },
        before ? { ...before } : null,
        { title, article, videoCaption },
        scope.languages,
      );
      await invalidateEdition(tx, edition, "listing");
      await recordAct(tx, {
        cause: scope.actor,
        act: "edit-recap",
        objectKind: "edition",
        objectId: editionId,
        ...edition,
        values: changedFields(before ? { ...before } : {}, content),
      });
      return done(null);
    });
  } catch (error) {
    // Two wrote the first recap at once: the second one reads and tries again.
    if (isUniqueViolation(error)) return refused("conflict", { version: 1 });
    throw error;
  }
}

async function readRecap(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
): Promise<RecapRow | null> {
  const recap = await tx.recap.findFirst({
    where: edition,
    include: { documents: { orderBy: { order: "asc" } } },
  });
  if (!recap) return null;
  const figures = await tx.figure.findMany({ where: edition, orderBy: { order: "asc" } });
  return { ...recap, figures };
}

async function saveRows(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  input: RecapEdit,
): Promise<void> {
  await tx.figure.deleteMany({ where: edition });
  await tx.recapDocument.deleteMany({ where: edition });
  await tx.figure.createMany({
    data: input.figures.map((figure, order) => ({ ...edition, order, ...figure })),
  });
  await tx.recapDocument.createMany({
    data: input.documents.map((document, order) => ({ ...edition, order, ...document })),
  });
}
