import "server-only";
import type { Rights } from "@/lib/access/policy";
import { isReadable } from "@/lib/access/queries";
import type { Reader } from "@/lib/platform/db/client";

/**
 * The questions of an edition whose answers somebody may not read one by one: those to any wording that anybody answered. It is
 * asked of the question and not of one person, so that it does not tell who has answered.
 */
export async function listUnreadable(
  reader: Reader,
  scope: Rights & { organisationId: string; editionId: string },
): Promise<Set<string>> {
  const rows = await reader.$queryRaw<Array<{ id: string }>>`
    SELECT DISTINCT field.id FROM field
    JOIN field_version AS version ON version.organisation_id = field.organisation_id AND version.field_id = field.id
    WHERE field.organisation_id = ${scope.organisationId}::uuid AND field.edition_id = ${scope.editionId}::uuid
      AND NOT ${isReadable(scope, "version", "field")}
      AND (NOT ${isReadable(scope, "field", "field")} OR EXISTS (
        SELECT FROM answer WHERE answer.organisation_id = version.organisation_id AND answer.field_version_id = version.id))`;
  return new Set(rows.map(({ id }) => id));
}

/** Whether a question has answers to a wording that was not everybody's at the desk. */
export async function wasAnsweredForFewer(
  reader: Reader,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<boolean> {
  const one = await reader.answer.findFirst({
    where: { organisationId, fieldVersion: { fieldId: id, readers: { not: "desk" } } },
    select: { registrationId: true },
  });
  return one !== null;
}
