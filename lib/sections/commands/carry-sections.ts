import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/new-id";
import type { SectionKind } from "@/prisma/generated/enums";
import { asContent, withoutPeople } from "../rules/content";

/**
 * The sections of an edition's page in another one, as they are written now, without the people they name; none is published there.
 * @param left kinds that stay behind
 * @returns the new records by the ids of those they are made after
 */
export async function carrySections(
  tx: Transaction,
  { organisationId, editionId }: EditionIds,
  to: EditionIds,
  left: readonly SectionKind[] = [],
): Promise<Map<string, string>> {
  const sections = await tx.pageSection.findMany({
    where: { organisationId, editionId, kind: { notIn: [...left] } },
  });
  const carried = new Map(sections.map(({ id }) => [id, newId()]));
  await tx.pageSection.createMany({
    data: sections.map(({ id, kind, content, shown, order }) => ({
      ...{ organisationId: to.organisationId, editionId: to.editionId, id: carried.get(id) ?? newId() },
      ...{ kind, shown, order, content: withoutPeople(kind, asContent(content)) },
    })),
  });
  return carried;
}
