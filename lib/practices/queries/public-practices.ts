import "server-only";
import { readPictures } from "@/lib/files/queries/pictures";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { asLocalised, type LocalisedText, localise, presentLanguages } from "@/lib/platform/i18n/localised";
import { compareNames, compareNumberedNames } from "@/lib/platform/i18n/name-order";
import { slugify } from "@/lib/platform/text";
import { tags } from "@/lib/public-pages/rules";
import type { LineColour } from "@/prisma/generated/enums";
import { practiceAddress } from "../rules/addresses";

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
  theme: {
    select: {
      number: true,
      colour: true,
      title: true,
      edition: { select: { slug: true, languages: true, publishedAt: true, deletedAt: true } },
    },
  },
  school: {
    select: {
      slug: true,
      title: true,
      organisation: { select: { name: true, example: true, languages: true } },
    },
  },
  editions: {
    where: { edition: { publishedAt: { not: null }, deletedAt: null } },
    orderBy: { edition: { year: "desc" } },
    select: { edition: { select: { slug: true, title: true, languages: true } } },
  },
  sessions: { where: { session: { deletedAt: null } }, select: { sessionId: true } },
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

interface Wanted {
  school?: string;
  edition?: string;
  number?: number;
}

async function find(locale: string, where: Wanted) {
  const rows = await db().practice.findMany({
    where: {
      deletedAt: null,
      ...(where.number === undefined ? {} : { number: where.number }),
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
    const title = text(row.title) ?? { text: String(row.number), lang: null };
    return {
      id: row.id,
      number: row.number,
      address: practiceAddress(row.school.slug, row.number, title.text),
      title,
      /** In each language its title is written in. */
      addresses: addressesOf(row, fallback),
      summary: text(row.summary),
      change: text(row.change),
      affiliation: row.affiliation,
      country: row.country,
      contact: row.contact,
      url: row.url,
      licence: row.licence,
      picture: pictureOf.get(row.id) ?? null,
      theme: themeOf(row.theme, text),
      school: {
        slug: row.school.slug,
        title: text(row.school.title),
        organisationName: row.school.organisation.name,
        example: row.school.organisation.example,
      },
      /** Those that present it, of all its editions; which of them are published says their programme. */
      sessionIds: row.sessions.map(({ sessionId }) => sessionId),
      editions: row.editions.map(({ edition }) => ({
        slug: edition.slug,
        title: localise(edition.title, locale, edition.languages),
      })),
    };
  });
}

function addressesOf(
  row: { number: number; title: unknown; school: { slug: string } },
  fallback: readonly string[],
): Record<string, string> {
  const title = asLocalised(row.title);
  return Object.fromEntries(
    presentLanguages(title, fallback).map((tag) => [
      tag,
      practiceAddress(row.school.slug, row.number, title[tag] ?? ""),
    ]),
  );
}

type ThemeRow = {
  number: number;
  colour: LineColour;
  title: unknown;
  edition: { slug: string; languages: string[]; publishedAt: Date | null; deletedAt: Date | null };
} | null;

/** A theme of an edition that nobody may see yet is not told. */
function themeOf(theme: ThemeRow, text: (value: unknown) => LocalisedText | null) {
  if (!theme?.edition.publishedAt || theme.edition.deletedAt) return null;
  const { number, colour, title, edition } = theme;
  // In the edition's first language, so that an address means the same for every reader.
  const key = slugify(localise(title, "", edition.languages)?.text ?? "") || `${edition.slug}-${number}`;
  return { number, colour, title: text(title) ?? { text: String(number), lang: null }, key };
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

/** One practice by any address its school has had; null when nobody may see it. From the cache. */
export const findPractice = cachedRead(
  "practice",
  async (locale: string, school: string, number: number) =>
    (await find(locale, { school, number })).at(0) ?? null,
  (_locale, school) => [tags.school(school)],
);

/** The practices shown at an edition. From the cache. */
export const listEditionPractices = cachedRead(
  "edition-practices",
  (locale: string, school: string, edition: string) => find(locale, { school, edition }),
  (_locale, school, edition) => [tags.school(school), tags.edition(school, edition)],
);
export type PublicPractice = Awaited<ReturnType<typeof find>>[number];
