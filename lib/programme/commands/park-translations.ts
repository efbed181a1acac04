import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { forgetTranslations, trackTranslations } from "@/lib/schools/commands/track-translations";
import type { EditionScope } from "@/lib/team/access";

/** Under which the history of a deleted session keeps what was waiting for a newer translation. */
export const OUTDATED_TEXTS = "outdated-texts";

/** Nobody translates a deleted session. @returns its outdated texts ("title fr"), for the history */
export async function parkTranslations(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
): Promise<string[]> {
  const record = { organisationId, objectKind: "session", objectId: sessionId };
  const rows = await tx.translation.findMany({
    where: { ...record, state: "outdated" },
    orderBy: [{ field: "asc" }, { language: "asc" }],
    select: { field: true, language: true },
  });
  await forgetTranslations(tx, record);
  return rows.map(({ field, language }) => `${field} ${language}`);
}

/** What waits for the translator once a session is back: what is missing, and what was outdated when it was deleted. */
export async function unparkTranslations(
  tx: Transaction,
  { organisationId, editionId, languages }: EditionScope<"edit-programme">,
  session: { id: string; title: unknown; subtitle: unknown; abstract: unknown },
): Promise<void> {
  const { id: objectId, title, subtitle, abstract } = session;
  const record = { organisationId, editionId, objectKind: "session", objectId };
  await trackTranslations(tx, record, null, { title, subtitle, abstract }, languages);
  const deleted = await tx.auditEntry.findFirst({
    where: { organisationId, objectId, act: "delete-session" },
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
