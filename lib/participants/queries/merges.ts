import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { MovedRows } from "@/lib/people/rules/moved-rows";
import { databaseClock, type Reader } from "@/lib/platform/db/client";
import { HOLDS_PLACE, isOf } from "@/prisma/enums/states";
import type { JoinedRecords } from "../schema/filter";
import { findAbove } from "./above";

/** The records that were joined with this person's, the newest first; the newest alone can be parted, and only for a day. */
export async function listMerges(
  db: Reader,
  scope: EditionScope<"view-registrations">,
  personId: string,
): Promise<JoinedRecords[]> {
  const { organisationId } = scope;
  const rows = await db.personMerge.findMany({
    where: { organisationId, keptId: personId, partedAt: null },
    orderBy: { mergedAt: "desc" },
    take: 5,
    select: { id: true, mergedAt: true, finalAt: true, moved: true },
  });
  if (rows.length === 0) return [];
  const now = await databaseClock(db);
  const listed = rows.map(async ({ id, mergedAt, finalAt, moved }, index) => {
    const parts = index === 0 && moved !== null && finalAt > now;
    return {
      id,
      at: mergedAt.toISOString(),
      until: parts ? finalAt.toISOString() : null,
      above: parts ? await findAboveParted(db, scope, moved as unknown as MovedRows) : null,
    };
  });
  return Promise.all(listed);
}

/** Of whoever had a place here before they were joined. */
async function findAboveParted(db: Reader, scope: EditionScope<"view-registrations">, { ended }: MovedRows) {
  const one = ended.find(({ editionId, state }) => editionId === scope.editionId && isOf(HOLDS_PLACE, state));
  if (!one) return null;
  const row = await db.registration.findFirst({
    where: { organisationId: scope.organisationId, id: one.id, mergedIntoId: { not: null } },
    select: { state: true, categoryId: true, verdict: true },
  });
  return row && findAbove(db, scope, row);
}
