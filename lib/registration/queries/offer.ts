import "server-only";
import { db, type Reader, type Transaction } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { isUuid } from "@/lib/platform/uuid";
import { HOLDS_PLACE } from "@/prisma/states";
import type { AskedField } from "../rules/answers";
import { hasPlace } from "../rules/places";

interface EditionIds {
  organisationId: string;
  editionId: string;
}

/**
 * A category by its slug or its id, and the terms of an edition by their keys, as they stand now. A slug that is the id
 * of another category names neither: the caller has to say which is meant.
 */
export async function findOffer(tx: Transaction, edition: EditionIds, given: string) {
  const { organisationId, editionId } = edition;
  const named = given.toLowerCase();
  const categories = await tx.category.findMany({
    where: {
      organisationId,
      editionId,
      OR: [{ slug: given }, ...(isUuid(named) ? [{ id: named }] : [])],
      public: true,
      closedAt: null,
    },
    select: { id: true },
  });
  const terms = await tx.term.findMany({
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

/** Each quota of an edition with what is taken from it now; nothing is locked, so it is for showing only. */
export function countQuotas(reader: Reader, { organisationId, editionId }: EditionIds) {
  return reader.$queryRaw<Array<{ id: string; root: boolean; capacity: number | null; taken: number }>>`
    SELECT quota.id, quota.root, quota.capacity, count(registration.id)::int AS taken
    FROM quota
    LEFT JOIN category_quota AS link ON link.organisation_id = quota.organisation_id AND link.quota_id = quota.id
    LEFT JOIN registration ON registration.organisation_id = link.organisation_id
      AND registration.category_id = link.category_id AND registration.state IN ${stateList(HOLDS_PLACE)}
    WHERE quota.organisation_id = ${organisationId}::uuid AND quota.edition_id = ${editionId}::uuid
    GROUP BY quota.organisation_id, quota.id`;
}

/**
 * What an edition asks now, by key; nothing when nothing is required and nothing was answered, which is one query.
 */
export async function findQuestions(
  tx: Transaction,
  edition: EditionIds,
  answered: boolean,
): Promise<Array<AskedField & { key: string }>> {
  const { organisationId, editionId } = edition;
  const asked = { organisationId, editionId, retiredAt: null };
  if (!answered && (await tx.fieldVersion.count({ where: { required: true, field: asked } })) === 0)
    return [];
  const fields = await tx.field.findMany({
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

/** Places as programs see them: null is unlimited. */
export async function readPlaces(edition: EditionIds, reader: Reader = db()) {
  const { organisationId, editionId } = edition;
  const [quotas, categories] = await Promise.all([
    countQuotas(reader, edition),
    reader.category.findMany({
      where: { organisationId, editionId, public: true, closedAt: null },
      orderBy: { order: "asc" },
      select: { id: true, slug: true, name: true, cost: true, quotas: { select: { quotaId: true } } },
    }),
  ]);
  const root = quotas.find((quota) => quota.root);
  const counts = new Map(quotas.map((quota) => [quota.id, quota]));
  return {
    capacity: root?.capacity ?? null,
    placesLeft: root && root.capacity !== null ? Math.max(0, root.capacity - root.taken) : null,
    categories: categories.map(({ quotas: links, ...category }) => ({
      ...category,
      full: !hasPlace(
        links.map((link) => link.quotaId),
        counts,
      ),
    })),
  };
}
