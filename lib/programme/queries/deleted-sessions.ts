import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { isUuid } from "@/lib/platform/uuid";

/** As many as somebody looks through; an import can remove a thousand. */
const MOST_DELETED = 200;

/** Sessions that were deleted, the last one first: what each would bring back, and whether the public still sees it. */
export async function listDeletedSessions(scope: EditionScope<"view-drafts">) {
  return reading((db) => readDeleted(db, scope));
}

/** One of them by its id, also one that no list shows any more; null: it is not deleted, or not there. */
export async function findDeletedSession(scope: EditionScope<"view-drafts">, id: string) {
  if (!isUuid(id)) return null;
  const [row = null] = await reading((db) => readDeleted(db, scope, id));
  return row;
}

async function readDeleted(db: Reader, { organisationId, editionId }: EditionScope, id?: string) {
  const rows = await db.session.findMany({
    where: { organisationId, editionId, deletedAt: { not: null }, ...(id ? { id } : {}) },
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
