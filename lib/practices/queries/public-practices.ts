import "server-only";
import { readPictures } from "@/lib/files/queries/pictures";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { compareNames, compareNumberedNames } from "@/lib/platform/i18n/name-order";
import { tags } from "@/lib/public-pages/rules";

const FIELDS = {
  id: true,
  number: true,
  title: true,
  summary: true,
  change: true,
  affiliation: true,
  country: true,
  contact: true,
  url: true,
  licence: true,
  theme: { select: { number: true, colour: true } },
  school: { select: { slug: true, title: true, organisation: { select: { languages: true } } } },
  editions: {
    where: { edition: { publishedAt: { not: null }, deletedAt: null } },
    orderBy: { edition: { year: "desc" } },
    select: { edition: { select: { slug: true, title: true, languages: true } } },
  },
} as const;

const PUBLISHED = { publishedAt: { not: null }, deletedAt: null } as const;

type Placed = { number: number; school: { slug: string; title: { text: string } | null } };
function bySchool({ school: one, ...first }: Placed, { school: other, ...second }: Placed): number {
  return (
    compareNumberedNames(one.title?.text ?? one.slug, other.title?.text ?? other.slug) ||
    compareNames(one.slug, other.slug) ||
    first.number - second.number
  );
}

async function find(locale: string, where: { school?: string; edition?: string }) {
  const rows = await db().practice.findMany({
    where: {
      deletedAt: null,
      school: {
        deletedAt: null,
        organisation: { deletedAt: null },
        ...(where.school ? { aliases: { some: { slug: where.school } } } : {}),
      },
      editions: { some: { edition: { ...PUBLISHED, ...(where.edition ? { slug: where.edition } : {}) } } },
    },
    orderBy: [{ schoolId: "asc" }, { number: "asc" }],
    select: FIELDS,
  });
  const pictures = await readPictures(
    db(),
    { place: "practice_picture", practiceId: { in: rows.map(({ id }) => id) } },
    { locale, fallback: [] },
  );
  const pictureOf = new Map(pictures.map((picture) => [picture.practiceId, picture]));
  return rows.map((row) => {
    const fallback = [...(row.editions[0]?.edition.languages ?? []), ...row.school.organisation.languages];
    const text = (value: unknown) => localise(value, locale, fallback);
    return {
      id: row.id,
      number: row.number,
      title: text(row.title) ?? { text: String(row.number), lang: null },
      summary: text(row.summary),
      change: text(row.change),
      affiliation: row.affiliation,
      country: row.country,
      contact: row.contact,
      url: row.url,
      licence: row.licence,
      picture: pictureOf.get(row.id) ?? null,
      theme: row.theme,
      school: { slug: row.school.slug, title: text(row.school.title) },
      editions: row.editions.map(({ edition }) => ({
        slug: edition.slug,
        title: localise(edition.title, locale, edition.languages),
      })),
    };
  });
}

/** The practices of all schools, by the titles of the schools, then by number. From the cache. */
export const listAllPractices = cachedRead(
  "all-practices",
  async (locale: string) => (await find(locale, {})).sort(bySchool),
  () => [tags.schools],
);

/** The practices of a school. From the cache. */
export const listSchoolPractices = cachedRead(
  "school-practices",
  (locale: string, school: string) => find(locale, { school }),
  (_locale, school) => [tags.school(school)],
);

/** The practices shown at an edition. From the cache. */
export const listEditionPractices = cachedRead(
  "edition-practices",
  (locale: string, school: string, edition: string) => find(locale, { school, edition }),
  (_locale, school, edition) => [tags.school(school), tags.edition(school, edition)],
);
export type PublicPractice = Awaited<ReturnType<typeof find>>[number];
