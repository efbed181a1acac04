import "server-only";
import { speakerAddress, speakerLinkVersion } from "@/lib/outbox/rules";
import { reading } from "@/lib/platform/db/client";

/**
 * Whom the private link of a speaker names, with the version of it that is theirs now; the gate compares the rest. Null:
 * nobody was sent one, or it was ended; there is no address it could have gone to; the record was joined with another.
 */
export async function findSpeakerLink(id: string) {
  const row = await reading((db) =>
    db.speaker.findFirst({
      where: {
        ...{ id, askedAt: { not: null }, person: { mergedIntoId: null } },
        edition: { deletedAt: null, school: { deletedAt: null, organisation: { deletedAt: null } } },
      },
      select: {
        ...{ organisationId: true, editionId: true, personId: true, linkVersion: true },
        ...{ email: true, unconfirmed: true },
        person: { select: { emails: { orderBy: { emailKey: "asc" }, take: 1, select: { email: true } } } },
        edition: {
          select: { slug: true, timeZone: true, languages: true, school: { select: { slug: true } } },
        },
      },
    }),
  );
  const address = row && speakerAddress(row);
  if (!address) return null;
  const { organisationId, editionId, personId, linkVersion, edition } = row;
  return {
    version: speakerLinkVersion({ linkVersion, address }),
    ...{ organisationId, editionId, personId, schoolSlug: edition.school.slug, editionSlug: edition.slug },
    ...{ timeZone: edition.timeZone, languages: edition.languages },
  };
}
