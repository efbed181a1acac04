import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { mayFilterBy } from "@/lib/audiences/queries/people-reader";
import type { Reader } from "@/lib/platform/db/client";
import type { CellAnswer, RegistrationRow } from "../schema/filter";

/** The rows of a page with what was answered to the questions that have a column, as far as this reader may read them. */
export async function withCells(
  db: Reader,
  scope: EditionScope<"view-registrations">,
  columns: readonly string[],
  rows: RegistrationRow[],
): Promise<RegistrationRow[]> {
  const fields = columns.flatMap((column) => (column.startsWith("answer:") ? [column.slice(7)] : []));
  if (fields.length === 0 || rows.length === 0) return rows;
  const { organisationId, editionId } = scope;
  const answers = await db.answer.findMany({
    where: {
      organisationId,
      registrationId: { in: rows.map(({ id }) => id) },
      fieldVersion: { fieldId: { in: fields }, field: { editionId } },
    },
    // What was answered last counts, where it was asked in several wordings.
    orderBy: { fieldVersion: { number: "asc" } },
    select: {
      registrationId: true,
      value: true,
      wished: true,
      fieldVersion: {
        select: {
          fieldId: true,
          options: true,
          settings: true,
          readers: true,
          field: { select: { kind: true, readers: true } },
        },
      },
    },
  });
  const cells = new Map<string, Record<string, CellAnswer>>(rows.map(({ id }) => [id, {}]));
  for (const { registrationId, value, wished, fieldVersion } of answers) {
    const { fieldId, options, settings, field } = fieldVersion;
    const row = cells.get(registrationId);
    if (row && mayFilterBy(scope, fieldVersion, field))
      row[fieldId] = { kind: field.kind, value, wished, options, settings };
  }
  return rows.map((row) => ({ ...row, cells: cells.get(row.id) ?? {} }));
}
