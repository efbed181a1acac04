import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";

/** As many as somebody looks through; an import can remove a thousand. */
const MOST_DELETED = 200;

/** Sessions that were deleted, the last one first: what each would bring back, and whether the public still sees it. */
export async function listDeletedSessions(scope: EditionScope<"view-drafts">) {
  return reading((db) => readDeleted(db, scope));
}

async function readDeleted(db: Reader, { organisationId, editionId }: EditionScope) {
  const rows = await db.session.findMany({
    where: { organisationId, editionId, deletedAt: { not: null } },
    orderBy: [{ deletedAt: "desc" }, { number: "asc" }],
    take: MOST_DELETED,
    select: {
      id: true,
      number: true,
      version: true,
      title: true,
      deletedAt: true,
      slots: { orderBy: { startsAt: "asc" }, select: { startsAt: true } },
      _count: { select: { people: true } },
    },
  });
  return rows.map(({ _count, deletedAt, slots, ...row }) => ({
    ...row,
    deletedAt: deletedAt ?? new Date(0),
    times: slots.map((slot) => slot.startsAt),
    people: _count.people,
  }));
}

export type DeletedSession = Awaited<ReturnType<typeof listDeletedSessions>>[number];
