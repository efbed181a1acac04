import "server-only";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import type { SharedValues } from "../emails/subject-at-desk";

/** What placeholders say that is the same for everybody of an edition. */
export async function readSharedValues(
  db: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
): Promise<SharedValues> {
  const { days, ...edition } = await db.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: {
      ...{ languages: true, title: true, mode: true, venue: true, address: true, city: true },
      school: { select: { title: true } },
      days: { orderBy: { date: "asc" }, take: 1, select: { date: true } },
    },
  });
  const [first] = days;
  return { ...edition, firstDay: first ? isoDate(first.date) : null };
}
