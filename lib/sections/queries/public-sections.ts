import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";
import { asPublished, type ToldSection, tellSection } from "../rules/content";

async function readEditionSections(locale: string, school: string, edition: string): Promise<ToldSection[]> {
  const head = await findEditionHead(locale, school, edition);
  if (!head) return [];
  const { organisationId, editionId, languages } = head;
  const found = await db().pagePublication.findFirst({
    ...{ where: { organisationId, editionId }, orderBy: { number: "desc" }, select: { sections: true } },
  });
  return asPublished(found?.sections).map((section) => tellSection(section, locale, languages));
}

/** The published sections of an edition's page, for a reader. From the cache. */
export const listEditionSections = cachedRead(
  "edition-sections",
  readEditionSections,
  (_locale, school, edition) => [tags.school(school), tags.edition(school, edition)],
);

async function readSchoolSections(locale: string, slug: string): Promise<ToldSection[]> {
  const found = await db().school.findFirst({
    where: { aliases: { some: { slug } }, deletedAt: null, organisation: { deletedAt: null } },
    select: {
      organisation: { select: { languages: true } },
      publications: { orderBy: { number: "desc" }, take: 1, select: { sections: true } },
    },
  });
  if (!found) return [];
  const { languages } = found.organisation;
  return asPublished(found.publications[0]?.sections).map((section) =>
    tellSection(section, locale, languages),
  );
}

/** The same of a school's page. From the cache. */
export const listSchoolSections = cachedRead("school-sections", readSchoolSections, (_locale, school) => [
  tags.school(school),
]);
