import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";

/** The practices that an edition shows, for a file, by number, with the numbers of the sessions that present them. */
export async function listPracticesForExport(scope: EditionScope<"export-lists">) {
  const { organisationId, editionId, schoolId } = scope;
  return reading((db) =>
    db.practice.findMany({
      where: { organisationId, schoolId, deletedAt: null, editions: { some: { editionId } } },
      orderBy: { number: "asc" },
      select: {
        number: true,
        title: true,
        affiliation: true,
        country: true,
        contact: true,
        url: true,
        licence: true,
        theme: { select: { title: true } },
        sessions: {
          where: { session: { editionId, deletedAt: null } },
          select: { session: { select: { number: true } } },
        },
      },
    }),
  );
}
