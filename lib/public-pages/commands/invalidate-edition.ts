import "server-only";
import { invalidateTags } from "@/lib/platform/cache/tags";
import type { Transaction } from "@/lib/platform/db/client";
import { tags } from "../rules";

/**
 * Says, in the command's own transaction, that the public pages of an edition are out of date, under every address
 * its school has had. "page": what stands below the edition's address. "listing": also the school's page and the lists
 * of schools (title, dates, place, phase or state changed).
 */
export async function invalidateEdition(
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
  await invalidateTags(tx, [
    ...addresses.map((address) => tags.edition(address, found.slug)),
    ...(scope === "listing" ? [tags.schools, ...addresses.map(tags.school)] : []),
  ]);
}
