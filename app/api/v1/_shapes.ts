import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";

/** An edition in a list of the API. */
function editionShape(edition: PublicEdition) {
  const { slug, number, phase, city, country, mode, languages, timeZone, firstDate, lastDate } = edition;
  const title = edition.title.text;
  return { slug, number, title, phase, city, country, mode, languages, timeZone, firstDate, lastDate };
}

/** A school of the API. */
export function schoolShape(school: PublicSchool) {
  return {
    slug: school.slug,
    kind: school.kind,
    title: school.title.text,
    summary: school.summary?.text ?? null,
    organisation: school.organisationName,
    example: school.example,
    editions: school.editions.map(editionShape),
  };
}
