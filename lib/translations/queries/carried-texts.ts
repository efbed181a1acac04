import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { labelled } from "./translation-gaps";

/** A record with texts that came along from an earlier edition and that nobody looked at here. */
export interface CarriedRecord {
  objectKind: string;
  objectId: string;
  label: unknown;
  /** Names of fields. */
  fields: string[];
}

/** As many lines as a page of the desk shows. */
const RECORDS_SHOWN = 200;

/** What waits for a look, a line a record, at most 200, and the title of the edition it came from. */
export async function listCarriedTexts(
  scope: EditionScope<"view-drafts">,
): Promise<{ from: unknown; records: CarriedRecord[]; count: number }> {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const [rows, edition] = await Promise.all([
      db.carriedText.findMany({
        where: { organisationId, editionId },
        orderBy: [{ objectKind: "asc" }, { objectId: "asc" }, { field: "asc" }],
      }),
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: { carriedFrom: true },
      }),
    ]);
    const records = new Map<string, { objectKind: string; objectId: string; fields: string[] }>();
    for (const { objectKind, objectId, field } of rows) {
      const record = records.get(objectId) ?? { objectKind, objectId, fields: [] };
      record.fields.push(field);
      records.set(objectId, record);
    }
    const shown = [...records.values()].slice(0, RECORDS_SHOWN);
    return {
      from: edition.carriedFrom,
      records: await labelled(db, organisationId, shown),
      count: records.size,
    };
  });
}

/** How many records have texts that wait for a look. One statement. */
export async function countCarriedRecords({ organisationId, editionId }: EditionScope): Promise<number> {
  const rows = await reading((db) =>
    db.carriedText.findMany({
      where: { organisationId, editionId },
      distinct: ["objectId"],
      select: { objectId: true },
    }),
  );
  return rows.length;
}
