import "server-only";
import { speakerAddress } from "@/lib/outbox/rules";
import type { Reader } from "@/lib/platform/db/client";
import { SPEAKERS_IN_ORDER } from "@/lib/programme/rules/list-order";

/** Speakers by their ids, with the address a message would go to, null when none is known, and their language. */
export async function listConcerned(
  reader: Reader,
  edition: { organisationId: string; editionId: string },
  ids: readonly string[],
) {
  const { organisationId, editionId } = edition;
  const speakers = await reader.speaker.findMany({
    where: { organisationId, editionId, id: { in: [...ids] } },
    orderBy: SPEAKERS_IN_ORDER,
    select: {
      id: true,
      personId: true,
      fullName: true,
      unconfirmed: true,
      email: true,
      person: { select: { language: true, emails: { take: 1, select: { email: true } } } },
    },
  });
  return speakers.map(({ person, email, unconfirmed, ...speaker }) => ({
    ...speaker,
    language: person.language,
    recipient: speakerAddress({ unconfirmed, email, person }),
  }));
}
