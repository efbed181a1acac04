import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { rememberColumns } from "@/lib/schedules/rules/session-columns";
import type { TableColumn } from "@/lib/schedules/schema/session-table";
import type { ImportScope } from "../access";
import { SESSIONS_KEY } from "../queries/remembered-columns";

/** How the columns of a table were mapped, for the next one. What is kept of tables of people stays. */
export async function rememberSessionColumns(
  tx: Transaction,
  { organisationId, editionId }: ImportScope,
  columns: readonly TableColumn[],
): Promise<void> {
  const kept = JSON.stringify({ [SESSIONS_KEY]: rememberColumns(columns) });
  await tx.$executeRaw`
    INSERT INTO intake_mapping (organisation_id, edition_id, columns)
    VALUES (${organisationId}::uuid, ${editionId}::uuid, ${kept}::jsonb)
    ON CONFLICT (organisation_id, edition_id) DO UPDATE SET columns = intake_mapping.columns || EXCLUDED.columns`;
}
