import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import type { AskedField } from "../rules/answers";

interface EditionIds {
  organisationId: string;
  editionId: string;
}

/**
 * What an edition asks now, by key; nothing when nothing is required and nothing was answered, which is one query.
 */
export async function findQuestions(
  reader: Reader,
  edition: EditionIds,
  answered: boolean,
): Promise<Array<AskedField & { key: string }>> {
  const { organisationId, editionId } = edition;
  const asked = { organisationId, editionId, retiredAt: null };
  if (!answered && (await reader.fieldVersion.count({ where: { required: true, field: asked } })) === 0)
    return [];
  const fields = await reader.field.findMany({
    where: asked,
    orderBy: { order: "asc" },
    select: { key: true, kind: true, versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  return fields.flatMap(({ key, kind, versions: [version] }) =>
    version
      ? [
          {
            key,
            kind,
            versionId: version.id,
            options: version.options as Array<{ value: string }>,
            required: version.required,
            sensitive: version.sensitive,
            consentId: version.termVersionId,
          },
        ]
      : [],
  );
}
