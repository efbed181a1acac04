import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { EditionIds } from "@/lib/access/schema";
import { type Reader, reading } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import type { Undoable, UndoableNow } from "../schema/filter";

/** As many as are named, and decided about at once. */
const MOST = 200;

/** The registrations of an edition whose last decision can still be undone, by the database's clock. */
export const undoableOf = ({ organisationId, editionId }: EditionIds) => Prisma.sql`
  registration WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${editionId}::uuid
    AND undo_state IS NOT NULL AND undo_until > clock_timestamp() AND erased_at IS NULL`;

/** Whose last decision can still be undone: the one that ends first stands first. */
export async function listUndoable(
  db: Reader,
  scope: EditionScope<"view-registrations">,
): Promise<UndoableNow> {
  if (!may(scope, "decide-registration")) return { people: [], more: null };
  const rows = await db.$queryRaw<
    Array<Omit<Undoable, "until"> & { until: Date; count: number; asOf: Date }>
  >`
    SELECT id, full_name AS "fullName", state::text AS state, undo_until AS until,
      ceil(extract(epoch FROM undo_until - clock_timestamp()))::int AS seconds,
      count(*) OVER ()::int AS count, statement_timestamp() AS "asOf"
    FROM ${undoableOf(scope)} ORDER BY undo_until, id LIMIT ${MOST}::int`;
  const people = rows.map(({ until, count: _count, asOf: _asOf, ...row }) => ({
    ...row,
    until: until.toISOString(),
  }));
  const [first] = rows;
  const more = first && first.count > MOST ? { count: first.count, asOf: first.asOf.toISOString() } : null;
  return { people, more };
}

/** The same for a page that reads nothing else of them. */
export const findUndoable = (scope: EditionScope<"view-registrations">): Promise<UndoableNow> =>
  reading((db) => listUndoable(db, scope));
