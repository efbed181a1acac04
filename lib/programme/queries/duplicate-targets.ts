import "server-only";
import { amongEditions, type EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";

/** Another edition of the organisation in which somebody may make sessions, and its address as the form carries it. */
export interface DuplicateTarget {
  into: string;
  title: unknown;
  languages: string[];
  school: unknown;
}

/** The editions in which a session may be made once more, those of the same school first, the newest first. */
export async function listDuplicateTargets(scope: EditionScope<"edit-sessions">): Promise<DuplicateTarget[]> {
  const { organisationId, editionId, schoolId } = scope;
  const editions = await reading((db) =>
    db.edition.findMany({
      where: { organisationId, id: { not: editionId }, deletedAt: null, school: { deletedAt: null } },
      orderBy: [{ year: "desc" }, { id: "desc" }],
      select: {
        ...{ id: true, slug: true, title: true, languages: true, schoolId: true },
        school: { select: { slug: true, title: true } },
      },
    }),
  );
  const open = await amongEditions(scope, "edit-sessions", editions);
  const ofSchool = (edition: (typeof open)[number]) => Number(edition.schoolId !== schoolId);
  return open
    .sort((one, other) => ofSchool(one) - ofSchool(other))
    .map(({ slug, title, languages, school }) => ({
      ...{ into: `${school.slug}/${slug}`, title, languages, school: school.title },
    }));
}
