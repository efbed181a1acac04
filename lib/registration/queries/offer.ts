import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { isUuid } from "@/lib/platform/uuid";

interface EditionIds {
  organisationId: string;
  editionId: string;
}

/**
 * A category by its slug or its id, and the terms of an edition by their keys, as they stand now. A slug that is the id
 * of another category names neither: the caller has to say which is meant.
 */
export async function findOffer(reader: Reader, edition: EditionIds, given: string) {
  const { organisationId, editionId } = edition;
  const named = given.toLowerCase();
  const categories = await reader.category.findMany({
    where: {
      organisationId,
      editionId,
      OR: [{ slug: given }, ...(isUuid(named) ? [{ id: named }] : [])],
      public: true,
      closedAt: null,
    },
    select: { id: true },
  });
  const terms = await reader.term.findMany({
    where: { organisationId, OR: [{ editionId }, { editionId: null }] },
    select: {
      key: true,
      kind: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
    },
  });
  return {
    categoryId: categories.length === 1 ? (categories[0]?.id ?? null) : null,
    isAmbiguous: categories.length > 1,
    terms: terms.flatMap(({ key, kind, versions: [version] }) =>
      version ? [{ key, kind, versionId: version.id }] : [],
    ),
  };
}
