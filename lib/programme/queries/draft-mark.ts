import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";

/**
 * A mark of a draft: another one as soon as a record comes, goes or is written anew, by whomever and whether or not it has a
 * version. Rows are known by the transaction that wrote them (xmin). One statement, so that a transaction can make sure of
 * a plan that was made before it began.
 */
export async function readDraftMark(
  reader: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<string> {
  const [row] = await reader.$queryRaw<Array<{ mark: string }>>`
    WITH here AS (
      SELECT id, xmin FROM session
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    )
    SELECT md5(concat_ws('|',
      (SELECT concat(time_zone, languages::text) FROM edition
        WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid),
      (SELECT string_agg(date::text, ',' ORDER BY date) FROM edition_day
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'room', (SELECT sum(hashtextextended(concat(id, xmin), 0)) FROM room
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'theme', (SELECT sum(hashtextextended(concat(id, xmin), 0)) FROM theme
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'speaker', (SELECT sum(hashtextextended(concat(id, xmin), 0)) FROM speaker
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'session', (SELECT sum(hashtextextended(concat(id, xmin), 0)) FROM here),
      'slot', (SELECT sum(hashtextextended(concat(id, xmin), 0)) FROM slot
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      'person', (SELECT sum(hashtextextended(concat(here.id, speaker_id, role, person.xmin), 0))
        FROM here JOIN session_person AS person ON person.session_id = here.id
        WHERE person.organisation_id = ${organisationId}::uuid),
      'reply', (SELECT sum(hashtextextended(concat(here.id, speaker_id, reply.xmin), 0))
        FROM here JOIN session_reply AS reply ON reply.session_id = here.id
        WHERE reply.organisation_id = ${organisationId}::uuid),
      'heard', (SELECT sum(hashtextextended(concat(heard.id, heard.xmin), 0))
        FROM here JOIN interpretation AS heard ON heard.session_id = here.id
        WHERE heard.organisation_id = ${organisationId}::uuid)
    )) AS mark`;
  return row?.mark ?? "";
}

/** The same for a board that is open: while nothing changed, this is all that is asked. */
export async function getDraftMark(scope: EditionScope<"view-drafts">): Promise<string> {
  return reading((db) => readDraftMark(db, scope));
}
