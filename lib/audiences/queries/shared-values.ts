import "server-only";
import { VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import type { SharedValues } from "@/lib/outbox/rules/subject-at-desk";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";

/** What placeholders say that is the same for everybody of an edition. */
export async function readSharedValues(
  db: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<SharedValues> {
  const { days, ...edition } = await db.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: {
      ...{ languages: true, title: true, mode: true, city: true },
      venues: {
        where: { deletedAt: null },
        orderBy: [...VENUES_IN_ORDER],
        select: { name: true, address: true, city: true },
      },
      school: { select: { title: true } },
      days: { orderBy: { date: "asc" }, take: 1, select: { date: true } },
    },
  });
  const [first] = days;
  return { ...edition, firstDay: first ? isoDate(first.date) : null };
}
