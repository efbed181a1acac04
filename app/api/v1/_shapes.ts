import type * as z from "zod/mini";
import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";
import { type SchoolSchema, toldPhase } from "./_answers";

/** An edition in a list of the API. */
function editionShape(edition: PublicEdition) {
  const { slug, number, city, country, mode, languages, timeZone, firstDate, lastDate } = edition;
  const title = edition.title.text;
  const phase = toldPhase(edition.phase);
  return { slug, number, title, phase, city, country, mode, languages, timeZone, firstDate, lastDate };
}

/** A school of the API. */
export function schoolShape(school: PublicSchool): z.input<typeof SchoolSchema> {
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
