import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import type { ImportScope } from "../access";

/**
 * A mark of the draft that an import compares itself with: another one as soon as a record comes, goes or gets a new
 * version. One statement, so that a transaction can make sure of a plan that was made before it began.
 */
export async function readDraftMark(
  reader: Reader,
  { organisationId, editionId }: Pick<ImportScope, "organisationId" | "editionId">,
): Promise<string> {
  const [row] = await reader.$queryRaw<Array<{ mark: string }>>`
    SELECT md5(concat_ws('|',
      (SELECT concat(time_zone, languages::text) FROM edition
        WHERE organisation_id = ${organisationId}::uuid AND id = ${editionId}::uuid),
      (SELECT string_agg(date::text, ',' ORDER BY date) FROM edition_day
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      (SELECT string_agg(concat(id, version), ',' ORDER BY id) FROM room
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      (SELECT string_agg(concat(id, version), ',' ORDER BY id) FROM theme
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      (SELECT string_agg(concat(id, version, full_name), ',' ORDER BY id) FROM speaker
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      (SELECT string_agg(concat(id, version, deleted_at), ',' ORDER BY id) FROM session
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid),
      (SELECT string_agg(concat(id, version), ',' ORDER BY id) FROM slot
        WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid)
    )) AS mark`;
  return row?.mark ?? "";
}
