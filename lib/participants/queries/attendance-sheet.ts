import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { findPeople, listPeople } from "@/lib/audiences/queries/people-set";
import type { PeopleSet } from "@/lib/audiences/schema/people-set";
import { VENUES_IN_ORDER } from "@/lib/editions/rules/venues";
import { isoDate } from "@/lib/platform/dates/zones";
import { type Reader, reading } from "@/lib/platform/db/client";

/**
 * The days of an edition and everybody who holds a place, by name: what an attendance sheet needs, nothing sensitive.
 * @param set of them those who are in it; null: of one that could not be read, nobody
 */
export async function getAttendanceSheet(scope: EditionScope<"print-attendance">, set?: PeopleSet | null) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const found = set === undefined ? null : new Set(await listIds(db, scope, set));
    const [edition, people] = await Promise.all([
      db.edition.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: editionId } },
        select: {
          title: true,
          city: true,
          venues: {
            where: { deletedAt: null },
            orderBy: [...VENUES_IN_ORDER],
            select: { id: true, name: true, city: true },
          },
          school: { select: { title: true } },
          days: { orderBy: { date: "asc" }, select: { date: true, label: true } },
        },
      }),
      db.registration.findMany({
        where: { organisationId, editionId, state: "confirmed", erasedAt: null },
        orderBy: [{ fullName: "asc" }, { id: "asc" }],
        select: { id: true, fullName: true, affiliation: true, country: true, mode: true },
      }),
    ]);
    return {
      title: edition.title,
      school: edition.school.title,
      city: edition.city,
      venues: edition.venues,
      days: edition.days.map((day) => ({ date: isoDate(day.date), label: day.label })),
      people: people.filter(({ id, mode }) => mode !== "online" && (!found || found.has(id))),
    };
  });
}

async function listIds(db: Reader, scope: EditionScope, set: PeopleSet | null): Promise<string[]> {
  return listPeople(db, await findPeople(db, scope, set), { column: "fullName", direction: "asc" });
}
