import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { SPEAKERS_IN_ORDER } from "../rules/list-order";

/** Speakers by their ids, or by their people, with the address a message would go to, null when none is known, and their language. */
export async function listConcerned(
  reader: Reader,
  edition: { organisationId: string; editionId: string },
  which: readonly string[] | { people: readonly string[] },
) {
  const { organisationId, editionId } = edition;
  const speakers = await reader.speaker.findMany({
    where: {
      organisationId,
      editionId,
      ...("people" in which ? { personId: { in: [...which.people] } } : { id: { in: [...which] } }),
    },
    orderBy: SPEAKERS_IN_ORDER,
    select: {
      id: true,
      personId: true,
      fullName: true,
      email: true,
      person: { select: { language: true, emails: { take: 1, select: { email: true } } } },
    },
  });
  return speakers.map(({ person, email, ...speaker }) => ({
    ...speaker,
    language: person.language,
    recipient: email ?? person.emails[0]?.email ?? null,
  }));
}
