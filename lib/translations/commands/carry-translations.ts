import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { readEditionTexts, retrackEdition } from "./retrack-translations";

/**
 * What waits for a translator in an edition that was made after another, and for whoever looks at its texts once: what was
 * outdated there is outdated here, what is missing is found anew, and each text that came along is marked.
 * @param carried the new records by the ids of those they are made after, the edition's own among them
 * @param own texts of the edition that were written for it, and need no look
 */
export async function carryTranslations(
  tx: Transaction,
  from: EditionIds,
  to: EditionIds & { languages: readonly string[] },
  carried: ReadonlyMap<string, string>,
  own: readonly string[],
): Promise<void> {
  const { organisationId, editionId } = to;
  const outdated = await tx.translation.findMany({ where: { ...from, state: "outdated" } });
  await tx.translation.createMany({
    data: outdated.flatMap(({ objectKind, objectId, field, language, state }) => {
      // Written for this edition: nothing of it is outdated.
      if (objectId === from.editionId && own.includes(field)) return [];
      const there = carried.get(objectId);
      return there
        ? [{ organisationId, editionId, objectKind, objectId: there, field, language, state }]
        : [];
    }),
  });
  await retrackEdition(tx, to, to.languages);
  const made = new Set(carried.values());
  const records = await readEditionTexts(tx, organisationId, editionId);
  const marks = records
    .filter(({ objectId }) => made.has(objectId))
    .flatMap(({ objectKind, objectId, texts }) =>
      Object.entries(texts)
        .filter(([, text]) => Object.keys(asLocalised(text)).length > 0)
        .filter(([field]) => objectId !== editionId || !own.includes(field))
        .map(([field]) => ({
          ...{ organisation_id: organisationId, edition_id: editionId },
          ...{ object_kind: objectKind, object_id: objectId, field },
        })),
    );
  await insertMany(tx, "carried_text", COLUMNS, marks);
}

const COLUMNS = {
  organisation_id: "uuid",
  edition_id: "uuid",
  object_kind: "text",
  object_id: "uuid",
  field: "text",
} as const;
