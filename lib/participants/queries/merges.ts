import "server-only";
import { databaseClock, type Reader } from "@/lib/platform/db/client";
import type { JoinedRecords } from "../schema/filter";

/** The records that were joined with this person's, the newest first; the newest alone can be parted, and only for a day. */
export async function listMerges(
  db: Reader,
  organisationId: string,
  personId: string,
): Promise<JoinedRecords[]> {
  const rows = await db.personMerge.findMany({
    where: { organisationId, keptId: personId, partedAt: null },
    orderBy: { mergedAt: "desc" },
    take: 5,
    select: { id: true, mergedAt: true, finalAt: true, moved: true },
  });
  if (rows.length === 0) return [];
  const now = await databaseClock(db);
  return rows.map(({ id, mergedAt, finalAt, moved }, index) => ({
    id,
    at: mergedAt.toISOString(),
    until: index === 0 && moved !== null && finalAt > now ? finalAt.toISOString() : null,
  }));
}
