import "server-only";
import { invalidateTags } from "@/lib/platform/cache/tags";
import type { Transaction } from "@/lib/platform/db/client";
import { tags } from "../rules";

/**
 * Says, in the command's own transaction, that the public pages of an edition are out of date, under every address
 * its school has had. "page": what stands below the edition's address. "people": also the pages of who was in several
 * editions, which name its sessions. "listing": also the school's page, its practices and the lists of schools (title, dates,
 * place, lines, phase or state changed).
 */
export async function invalidateEdition(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  scope: "page" | "people" | "listing",
): Promise<void> {
  const addresses = await tx.$queryRaw<Array<{ school: string; edition: string }>>`
    SELECT alias.slug AS school, edition.slug AS edition
    FROM edition JOIN school_alias AS alias
      ON alias.organisation_id = edition.organisation_id AND alias.school_id = edition.school_id
    WHERE edition.organisation_id = ${edition.organisationId}::uuid AND edition.id = ${edition.editionId}::uuid`;
  if (addresses.length === 0) return;
  await invalidateTags(tx, [
    ...addresses.map((address) => tags.edition(address.school, address.edition)),
    ...(scope === "page" ? [] : [tags.people(edition.organisationId)]),
    ...(scope === "listing" ? [tags.schools, ...addresses.map(({ school }) => tags.school(school))] : []),
  ]);
}
