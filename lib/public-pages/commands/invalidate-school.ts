import "server-only";
import { invalidateTags } from "@/lib/platform/cache/tags";
import type { Transaction } from "@/lib/platform/db/client";
import { tags } from "../rules";

/**
 * Says, in the command's own transaction, that a school's page, the pages of all its editions and the lists of schools are out of date.
 */
export async function invalidateSchool(
  tx: Transaction,
  school: { organisationId: string; schoolId: string },
): Promise<void> {
  const found = await tx.school.findUnique({
    where: { organisationId_id: { organisationId: school.organisationId, id: school.schoolId } },
    select: { aliases: { select: { slug: true } }, editions: { select: { slug: true } } },
  });
  if (!found) return;
  const addresses = found.aliases.map((alias) => alias.slug);
  await invalidateTags(tx, [
    tags.schools,
    tags.people(school.organisationId),
    ...addresses.map(tags.school),
    ...addresses.flatMap((address) => found.editions.map((edition) => tags.edition(address, edition.slug))),
  ]);
}
