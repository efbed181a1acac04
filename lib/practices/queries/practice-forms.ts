import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { practiceFields } from "../rules/fields";

/** The practices of an edition as their forms are filled, and those of the school that could be shown here too. */
export async function getPracticeForms(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId, schoolId } = scope;
  return reading(async (db) => {
    const [rows, themes, sessions] = await Promise.all([
      db.practice.findMany({
        where: { organisationId, schoolId },
        orderBy: { number: "asc" },
        include: {
          editions: { where: { editionId }, select: { editionId: true } },
          sessions: {
            where: { session: { editionId, deletedAt: null } },
            orderBy: { session: { number: "asc" } },
            select: { sessionId: true },
          },
        },
      }),
      db.theme.findMany({
        where: { organisationId, editionId },
        orderBy: { number: "asc" },
        select: { id: true, number: true, title: true },
      }),
      readSessionTitles(db, scope),
    ]);
    const practices = rows.map((row) => ({
      id: row.id,
      deletedAt: row.deletedAt,
      version: row.version,
      title: row.title,
      here: row.editions.length > 0,
      presented: row.sessions.map((link) => link.sessionId),
      values: flatFields(practiceFields(row)),
    }));
    const kept = practices.filter((practice) => !practice.deletedAt);
    return {
      practices: kept.filter((practice) => practice.here),
      elsewhere: kept.filter((practice) => !practice.here),
      deleted: practices.flatMap(({ deletedAt, ...practice }) =>
        deletedAt ? [{ ...practice, deletedAt }] : [],
      ),
      themes,
      sessions,
    };
  });
}

/** Number and title of an edition's sessions, in order: what a practice's form lets one choose. */
export function readSessionTitles(reader: Reader, { organisationId, editionId }: EditionScope) {
  return reader.session.findMany({
    where: { organisationId, editionId, deletedAt: null },
    orderBy: { number: "asc" },
    select: { id: true, number: true, title: true },
  });
}
