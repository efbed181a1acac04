import "server-only";
import { VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import type { SharedValues } from "@/lib/outbox/rules/subject-at-desk";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/prisma/generated/client";

const SHARED = {
  ...{ id: true, languages: true, title: true, mode: true, city: true },
  venues: {
    where: { deletedAt: null },
    orderBy: [...VENUES_IN_ORDER],
    select: { name: true, address: true, city: true },
  },
  school: { select: { title: true } },
  days: { orderBy: { date: "asc" }, take: 1, select: { date: true } },
} satisfies Prisma.EditionSelect;

/** What placeholders say that is the same for everybody of an edition. */
export async function readSharedValues(
  db: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<SharedValues> {
  const shared = (await readEachShared(db, organisationId, [editionId])).get(editionId);
  if (!shared) throw new AppError("not-found");
  return shared;
}

/** The same of several editions, by their ids. */
export async function readEachShared(db: Reader, organisationId: string, editions: readonly string[]) {
  const rows = await db.edition.findMany({
    where: { organisationId, id: { in: [...editions] } },
    select: SHARED,
  });
  return new Map<string, SharedValues>(
    rows.map(({ id, days: [first], ...edition }) => [
      id,
      { ...edition, firstDay: first ? isoDate(first.date) : null },
    ]),
  );
}
