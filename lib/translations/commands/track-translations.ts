import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { translationGaps } from "../rules";

export interface TranslatedRecord {
  organisationId: string;
  /** Null for records above an edition: the school's own texts. */
  editionId: string | null;
  /** e.g. "edition", "session", "speaker"; the desk turns it into a link. */
  objectKind: string;
  objectId: string;
}

/**
 * Keeps the Translation rows of one record in step with an edit, in the command's own transaction: what is missing or
 * outdated in which language. Give all localised fields of the record that the edit touches, before and after.
 */
export async function trackTranslations(
  tx: Transaction,
  record: TranslatedRecord,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
  languages: readonly string[],
): Promise<void> {
  const { organisationId, editionId, objectKind, objectId } = record;
  const where = { organisationId, objectKind, objectId, field: { in: Object.keys(after) } };
  const earlier = before
    ? await tx.translation.findMany({ where, select: { field: true, language: true, state: true } })
    : [];
  const gaps = translationGaps(before, after, languages, earlier);
  // Who saves a text has looked at it.
  if (before) await tx.carriedText.deleteMany({ where });
  if (earlier.length > 0) await tx.translation.deleteMany({ where });
  if (gaps.length > 0) {
    await tx.translation.createMany({
      data: gaps.map((gap) => ({ organisationId, editionId, objectKind, objectId, ...gap })),
    });
  }
}

/** Forgets what was waiting for translation, or for a look, in records that are gone. */
export async function forgetTranslations(
  tx: Transaction,
  record: { organisationId: string; objectKind: string; objectId: string },
): Promise<void> {
  const { organisationId, objectKind, objectId } = record;
  await tx.translation.deleteMany({ where: { organisationId, objectKind, objectId } });
  await tx.carriedText.deleteMany({ where: { organisationId, objectKind, objectId } });
}
