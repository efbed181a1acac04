import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { readDraftMark } from "@/lib/programme/queries/draft-mark";

/**
 * A mark of all that a release is planned from: another one when the draft changes, an acceptance comes or goes, another
 * release was made, or somebody in the programme has another language or address. Two statements.
 */
export async function readReleaseMark(
  reader: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<string> {
  const draft = await readDraftMark(reader, { organisationId, editionId });
  const [row] = await reader.$queryRaw<Array<{ mark: string }>>`
    WITH here AS (
      SELECT DISTINCT person_id FROM speaker
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    )
    SELECT concat_ws('|',
      'release', (SELECT max(number) FROM release
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'accepted', (SELECT sum(hashtextextended(concat(id, xmin), 0)) FROM accepted_overlap
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'person', (SELECT sum(hashtextextended(concat(person.id, person.xmin), 0))
        FROM here JOIN person ON person.id = here.person_id
        WHERE person.organisation_id = ${organisationId}::uuid),
      'address', (SELECT sum(hashtextextended(concat(address.person_id, email_key, address.xmin), 0))
        FROM here JOIN person_email AS address ON address.person_id = here.person_id
        WHERE address.organisation_id = ${organisationId}::uuid)
    ) AS mark`;
  return `${draft}|${row?.mark ?? ""}`;
}
