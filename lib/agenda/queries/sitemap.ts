import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { asLocalised, presentLanguages } from "@/lib/platform/i18n/localised";
import { tags } from "@/lib/public-pages/rules";

/** Examples are for looking around, not for being found. */
const INDEXED = {
  publishedAt: { not: null },
  deletedAt: null,
  school: { deletedAt: null, organisation: { deletedAt: null, example: false } },
} as const;

const SCHOOL = { slug: true, title: true, organisation: { select: { languages: true } } } as const;

async function readIndexed() {
  const [editions, practices] = await Promise.all([
    db().edition.findMany({
      where: INDEXED,
      orderBy: [{ schoolId: "asc" }, { year: "asc" }, { slug: "asc" }],
      select: { slug: true, school: { select: SCHOOL } },
    }),
    db().practice.findMany({
      where: { deletedAt: null, editions: { some: { edition: INDEXED } } },
      orderBy: [{ schoolId: "asc" }, { number: "asc" }],
      select: { number: true, title: true, school: { select: SCHOOL } },
    }),
  ]);
  const schools = new Map(editions.map(({ school }) => [school.slug, school]));
  return {
    schools: [...schools.values()].map(({ slug, title, organisation }) => ({
      slug,
      languages: presentLanguages(title, organisation.languages),
    })),
    editions: editions.map((edition) => ({ school: edition.school.slug, edition: edition.slug })),
    practices: practices.map(({ number, title, school }) => ({
      ...{ number, title: asLocalised(title), school: school.slug },
      languages: presentLanguages(title, school.organisation.languages),
    })),
  };
}

/** What search engines may know: published editions that are no examples, their schools and practices. From the cache. */
export const listIndexed = cachedRead("sitemap", readIndexed, () => [tags.schools]);

async function readEditionPages(school: string, edition: string) {
  const head = await findEditionHead("en", school, edition);
  if (!head || head.example || head.schoolSlug !== school) return null;
  const { organisationId, releaseId, titleLanguages: languages } = head;
  const released = releaseId ? { organisationId, releaseId } : null;
  const [sessions, speakers, practices] = await Promise.all([
    released
      ? db().releasedSession.findMany({
          where: released,
          orderBy: { session: { number: "asc" } },
          select: { session: { select: { number: true, title: true } } },
        })
      : [],
    released
      ? db().speaker.findMany({
          where: {
            organisationId,
            editionId: head.editionId,
            released: { some: { ...released, role: { not: "interpreter" } } },
          },
          orderBy: { number: "asc" },
          select: { number: true, fullName: true },
        })
      : [],
    db().practiceEdition.count({
      where: { organisationId, editionId: head.editionId, practice: { deletedAt: null } },
    }),
  ]);
  return {
    languages,
    days: released ? head.days.map((day) => day.date) : [],
    practices: practices > 0,
    sessions: sessions.map(({ session }) => ({ number: session.number, title: asLocalised(session.title) })),
    speakers,
  };
}

/** The pages below a published edition that is no example; null for any other. Days as ISO dates. From the cache. */
export const findEditionPages = cachedRead("sitemap-edition", readEditionPages, (school, edition) => [
  tags.school(school),
  tags.edition(school, edition),
]);
export type EditionPages = NonNullable<Awaited<ReturnType<typeof readEditionPages>>>;
