import "server-only";
import { tags, touchTags } from "@/lib/platform/cache/tags";
import type { Transaction } from "@/lib/platform/db/client";

/**
 * Announces, in the command's own transaction, that the public pages of an edition are out of date, under every address
 * its school has had. "page": what stands below the edition's address. "listing": also the school's page and the lists
 * of schools (title, dates, place, phase or state changed).
 */
export async function announceEdition(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  scope: "page" | "listing",
): Promise<void> {
  const found = await tx.edition.findUnique({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.editionId } },
    select: { slug: true, school: { select: { aliases: { select: { slug: true } } } } },
  });
  if (!found) return;
  const addresses = found.school.aliases.map((alias) => alias.slug);
  await touchTags(tx, [
    ...addresses.map((address) => tags.edition(address, found.slug)),
    ...(scope === "listing" ? [tags.schools, ...addresses.map(tags.school)] : []),
  ]);
}

/**
 * Announces that a school's page, the pages of all its editions and the lists of schools are out of date.
 */
export async function announceSchool(
  tx: Transaction,
  school: { organisationId: string; schoolId: string },
): Promise<void> {
  const found = await tx.school.findUnique({
    where: { organisationId_id: { organisationId: school.organisationId, id: school.schoolId } },
    select: { aliases: { select: { slug: true } }, editions: { select: { slug: true } } },
  });
  if (!found) return;
  const addresses = found.aliases.map((alias) => alias.slug);
  await touchTags(tx, [
    tags.schools,
    ...addresses.map(tags.school),
    ...addresses.flatMap((address) => found.editions.map((edition) => tags.edition(address, edition.slug))),
  ]);
}
