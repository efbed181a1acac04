import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { forgetTranslations, type TranslatedRecord, trackTranslations } from "./track-translations";

/** Under which the history of a deleted record keeps what was waiting for a newer translation. */
export const OUTDATED_TEXTS = "outdated-texts";

/** Nobody translates what is deleted. @returns its outdated texts ("title fr"), for the history */
export async function parkTranslations(
  tx: Transaction,
  { organisationId, objectKind, objectId }: Omit<TranslatedRecord, "editionId">,
): Promise<string[]> {
  const record = { organisationId, objectKind, objectId };
  const rows = await tx.translation.findMany({
    where: { ...record, state: "outdated" },
    orderBy: [{ field: "asc" }, { language: "asc" }],
    select: { field: true, language: true },
  });
  await forgetTranslations(tx, record);
  return rows.map(({ field, language }) => `${field} ${language}`);
}

/** What waits for the translator once a record is back: what is missing, and what was outdated when it was deleted. */
export async function unparkTranslations(
  tx: Transaction,
  record: TranslatedRecord,
  texts: Record<string, unknown>,
  languages: readonly string[],
): Promise<void> {
  const { organisationId, objectKind, objectId } = record;
  await trackTranslations(tx, record, null, texts, languages);
  const deleted = await tx.auditEntry.findFirst({
    where: { organisationId, objectId, act: { in: [`delete-${objectKind}`, `retire-${objectKind}`] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { values: { where: { field: OUTDATED_TEXTS }, select: { before: true } } },
  });
  const outdated = deleted?.values[0]?.before;
  if (!Array.isArray(outdated)) return;
  await tx.translation.createMany({
    data: outdated.map((text) => {
      const [field = "", language = ""] = String(text).split(" ");
      return { ...record, field, language, state: "outdated" as const };
    }),
    skipDuplicates: true,
  });
}
