import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import type { Localised } from "@/lib/platform/i18n/localised";
import { type TranslationGap, translationGaps } from "@/lib/translations/rules";
import type { ImportScope } from "../access";

/** Localised fields of one record after the import, and before it where it was there. */
export interface TrackedTexts {
  id: string;
  texts: Record<string, Localised>;
  before?: Record<string, Localised>;
}

/** What waits for a translator among many new records: as trackTranslations, in few statements. */
export async function trackNewTexts(
  tx: Transaction,
  scope: ImportScope,
  objectKind: string,
  records: readonly TrackedTexts[],
): Promise<void> {
  await writeGaps(
    tx,
    scope,
    objectKind,
    records.flatMap(({ id, texts }) =>
      translationGaps(null, texts, scope.languages).map((gap) => ({ id, ...gap })),
    ),
  );
}

/** The same for records that were there. */
export async function trackChangedTexts(
  tx: Transaction,
  scope: ImportScope,
  objectKind: string,
  records: readonly TrackedTexts[],
): Promise<void> {
  if (records.length === 0) return;
  const { organisationId } = scope;
  const where = { organisationId, objectKind, objectId: { in: records.map((record) => record.id) } };
  const rows = await tx.translation.findMany({
    where,
    select: { objectId: true, field: true, language: true, state: true },
  });
  const earlier = new Map<string, TranslationGap[]>();
  for (const { objectId, ...gap } of rows) earlier.set(objectId, [...(earlier.get(objectId) ?? []), gap]);
  const gaps = records.flatMap(({ id, texts, before }) => {
    const known = earlier.get(id) ?? [];
    const kept = known.filter((gap) => !(gap.field in texts));
    return [...kept, ...translationGaps(before ?? null, texts, scope.languages, known)].map((gap) => ({
      id,
      ...gap,
    }));
  });
  await tx.translation.deleteMany({ where });
  // What the file says, somebody looked at.
  await tx.carriedText.deleteMany({ where });
  await writeGaps(tx, scope, objectKind, gaps);
}

async function writeGaps(
  tx: Transaction,
  { organisationId, editionId }: ImportScope,
  objectKind: string,
  gaps: ReadonlyArray<TranslationGap & { id: string }>,
): Promise<void> {
  await insertMany(
    tx,
    "translation",
    {
      organisation_id: "uuid",
      edition_id: "uuid",
      object_kind: "text",
      object_id: "uuid",
      field: "text",
      language: "text",
      state: '"TranslationState"',
    },
    gaps.map(({ id, field, language, state }) => ({
      organisation_id: organisationId,
      edition_id: editionId,
      object_kind: objectKind,
      object_id: id,
      field,
      language,
      state,
    })),
  );
}
