import "server-only";
import { type Choice, tellApart } from "@/lib/platform/choices";
import type { Reader } from "@/lib/platform/db/client";
import { SPEAKERS_IN_ORDER } from "../rules/list-order";

interface EditionIds {
  organisationId: string;
  editionId: string;
}

/** The people of an edition as its forms let one choose them, by name. */
export async function readSpeakerChoices(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
): Promise<Choice[]> {
  const speakers = await reader.speaker.findMany({
    where: { organisationId, editionId },
    orderBy: SPEAKERS_IN_ORDER,
    select: { id: true, number: true, fullName: true, affiliation: true },
  });
  return tellApart(
    speakers.map(({ id, number, fullName, affiliation }) => ({
      id,
      number,
      name: fullName,
      more: affiliation,
    })),
  );
}
