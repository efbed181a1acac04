import "server-only";
import { reading } from "@/lib/platform/db/client";
import type { RememberedColumns } from "@/lib/schedules/schema/session-table";
import type { ImportScope } from "../access";

/** Beside the headings of tables of people, none of which has a colon when it is folded. */
export const SESSIONS_KEY = "sessions:";

/** How the columns of the last table of sessions were mapped in this edition. */
export async function readRememberedColumns({
  organisationId,
  editionId,
}: ImportScope): Promise<RememberedColumns> {
  const row = await reading((reader) =>
    reader.intakeMapping.findUnique({
      where: { organisationId_editionId: { organisationId, editionId } },
      select: { columns: true },
    }),
  );
  const kept = (row?.columns as Record<string, unknown> | undefined)?.[SESSIONS_KEY];
  return (kept ?? {}) as RememberedColumns;
}
