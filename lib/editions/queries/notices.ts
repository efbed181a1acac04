import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, reading } from "@/lib/platform/db/client";

/** What stands on the pages of an edition now, the newest first, and the clock it was read by. */
export async function listNotices({ organisationId, editionId }: EditionScope<"view-drafts">) {
  return reading(async (db) => {
    const now = await databaseClock(db);
    const notices = await db.editionNotice.findMany({
      where: { organisationId, editionId, takenDownAt: null, until: { gt: now } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, text: true, until: true, createdAt: true },
    });
    return { notices, now };
  });
}
