import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { type Reader, reading } from "@/lib/platform/db/client";
import type { Undoable } from "../schema/filter";

/** As many as are decided about at once. */
const MOST = 200;

/** Whose last decision can still be undone, by the database's clock: the one that ends first stands first. */
export async function listUndoable(
  db: Reader,
  scope: EditionScope<"view-registrations">,
): Promise<Undoable[]> {
  if (!may(scope, "decide-registration")) return [];
  const rows = await db.$queryRaw<Array<Omit<Undoable, "until"> & { until: Date }>>`
    SELECT id, full_name AS "fullName", state::text AS state, undo_until AS until,
      ceil(extract(epoch FROM undo_until - clock_timestamp()))::int AS seconds
    FROM registration
    WHERE organisation_id = ${scope.organisationId}::uuid AND edition_id = ${scope.editionId}::uuid
      AND undo_state IS NOT NULL AND undo_until > clock_timestamp() AND erased_at IS NULL
    ORDER BY undo_until, id LIMIT ${MOST}::int`;
  return rows.map(({ until, ...row }) => ({ ...row, until: until.toISOString() }));
}

/** The same for a page that reads nothing else of them. */
export const findUndoable = (scope: EditionScope<"view-registrations">): Promise<Undoable[]> =>
  reading((db) => listUndoable(db, scope));
