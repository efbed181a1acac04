import "server-only";
import { type Picture, readPictures } from "@/lib/files/queries/pictures";
import { isEditionFull } from "@/lib/places/queries/count-places";
import { cachedRead } from "@/lib/platform/cache/tags";
import { daysSpan } from "@/lib/platform/dates/days-span";
import { databaseClock, db } from "@/lib/platform/db/client";
import { localise, presentLanguages } from "@/lib/platform/i18n/localised";
import { compareNames, compareNumberedNames } from "@/lib/platform/i18n/name-order";
import { tags } from "@/lib/public-pages/rules";
import type { FilePlace } from "@/prisma/generated/enums";
import { editionDates } from "../rules/edition-dates";
import { editionPhase, PHASE_COLUMNS } from "../rules/phases";

const EDITION_FIELDS = {
  ...PHASE_COLUMNS,
  organisationId: true,
  id: true,
  slug: true,
  number: true,
  title: true,
  tagline: true,
  summary: true,
  city: true,
  country: true,
  mode: true,
  languages: true,
  themes: { orderBy: { number: "asc" }, select: { colour: true } },
} as const;

const VISIBLE = { publishedAt: { not: null }, deletedAt: null } as const;

function findSchools(where: { slug?: string }) {
  return db().school.findMany({
    where: { ...where, deletedAt: null, organisation: { deletedAt: null }, editions: { some: VISIBLE } },
    select: {
      slug: true,
      kind: true,
      recurring: true,
      title: true,
      summary: true,
      description: true,
      organisation: { select: { name: true, colour: true, example: true, languages: true } },
      editions: { where: VISIBLE, orderBy: { year: "desc" }, select: EDITION_FIELDS },
    },
  });
}

async function inLanguage(
  locale: string,
  school: Awaited<ReturnType<typeof findSchools>>[number],
  now: Date,
) {
  const editions = await Promise.all(
    school.editions.map(async (edition) => {
      const fallback = [...edition.languages, ...school.organisation.languages];
      const full = await isEditionFull(db(), edition.organisationId, edition.id);
      const span = daysSpan(edition.days, edition.timeZone);
      const dates = editionDates(edition.days);
      return {
        slug: edition.slug,
        number: edition.number,
        title: localise(edition.title, locale, fallback) ?? { text: edition.slug, lang: null },
        summary: localise(edition.tagline, locale, fallback) ?? localise(edition.summary, locale, fallback),
        city: edition.city,
        country: edition.country,
        mode: edition.mode,
        languages: edition.languages,
        timeZone: edition.timeZone,
        phase: editionPhase({ ...edition, full }, now),
        firstDate: dates?.first ?? null,
        lastDate: dates?.last ?? null,
        dayCount: edition.days.length,
        startsAt: span?.start.toISOString() ?? null,
        /** Not over yet by its days; also said of what is cancelled. */
        isAhead: span === null || now < span.end,
        colours: [...new Set(edition.themes.map((theme) => theme.colour))],
      };
    }),
  );
  const fallback = [...(school.editions[0]?.languages ?? []), ...school.organisation.languages];
  return {
    slug: school.slug,
    kind: school.kind,
    recurring: school.recurring,
    title: localise(school.title, locale, fallback) ?? { text: school.slug, lang: null },
    titleLanguages: presentLanguages(school.title, fallback),
    summary: localise(school.summary, locale, fallback),
    description: localise(school.description, locale, fallback),
    organisationName: school.organisation.name,
    colour: school.organisation.colour,
    example: school.organisation.example,
    editions,
  };
}

async function readSchools(locale: string) {
  const [schools, now] = await Promise.all([findSchools({}), databaseClock(db())]);
  const readable = await Promise.all(schools.map((school) => inLanguage(locale, school, now)));
  return readable.sort(
    (one, other) =>
      compareNumberedNames(one.title.text, other.title.text) || compareNames(one.slug, other.slug),
  );
}

async function readSchool(locale: string, slug: string) {
  const alias = await db().schoolAlias.findUnique({
    where: { slug },
    select: { organisationId: true, schoolId: true, school: { select: { slug: true } } },
  });
  if (!alias) return null;
  const [school] = await findSchools({ slug: alias.school.slug });
  if (!school) return null;
  const { organisationId, schoolId } = alias;
  const [whole, pictures] = await Promise.all([
    inLanguage(locale, school, await databaseClock(db())),
    readPictures(
      db(),
      { organisationId, OR: [{ schoolId }, { place: "organisation_mark" }] },
      { locale, fallback: school.organisation.languages },
    ),
  ]);
  const standing = (wanted: FilePlace) => pictures.find(({ place }) => place === wanted);
  return { ...whole, wide: standing("school_wide"), mark: standing("organisation_mark") };
}

async function readNotices(locale: string) {
  const rows = await db().organisation.findMany({
    where: { deletedAt: null, schools: { some: { deletedAt: null, editions: { some: VISIBLE } } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, legalNotice: true, languages: true },
  });
  return rows.flatMap((row) => {
    const text = localise(row.legalNotice, locale, row.languages);
    return text ? [{ id: row.id, name: row.name, text }] : [];
  });
}

/** The legal notices of the organisations that have something published. From the cache. */
export const listLegalNotices = cachedRead("legal-notices", readNotices, () => [tags.schools]);

/** Schools with at least one published edition, by title. From the cache. */
export const listPublicSchools = cachedRead("public-schools", readSchools, () => [tags.schools]);

/** One school by any address it has had; compare `slug` to redirect. From the cache. */
export const findPublicSchool = cachedRead("public-school", readSchool, (_locale, slug) => [
  tags.school(slug),
]);

/** What stands on a school's own page only. */
export interface SchoolPictures {
  wide?: Picture | undefined;
  mark?: Picture | undefined;
}
export type PublicSchool = Awaited<ReturnType<typeof readSchools>>[number];
export type PublicEdition = PublicSchool["editions"][number];
