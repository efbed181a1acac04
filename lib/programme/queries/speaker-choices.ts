import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { type Choice, tellApart } from "@/lib/platform/choices";
import type { Reader } from "@/lib/platform/db/client";

type SpeakerRow = [id: string, number: number, name: string, affiliation: string];

/** The people of an edition as its forms let one choose them, by name. They come as one value: there may be thousands. */
export async function readSpeakerChoices(
  reader: Reader,
  { organisationId, editionId }: EditionIds,
): Promise<Choice[]> {
  const [row] = await reader.$queryRaw<Array<{ speakers: SpeakerRow[] | null }>>`
    SELECT json_agg(json_build_array(id, number, full_name, affiliation) ORDER BY sort_key, full_name, number) AS speakers
    FROM speaker WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
      AND person_id NOT IN (SELECT id FROM person
        WHERE organisation_id = ${organisationId}::uuid AND merged_into_id IS NOT NULL)`;
  return tellApart((row?.speakers ?? []).map(([id, number, name, more]) => ({ id, number, name, more })));
}
