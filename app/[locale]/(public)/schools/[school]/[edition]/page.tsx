import type { Metadata } from "next";
import { NotThere } from "@/components/layout/public-page";
import { EditionView } from "@/components/schools/edition-view";
import { editionMetadata } from "@/components/schools/public-metadata";
import { listPublicMaterials } from "@/lib/agenda/queries/public-materials";
import { findProgramme, listPublicSpeakers } from "@/lib/agenda/queries/public-programme";
import { findEditionPage } from "@/lib/editions/queries/public-edition";
import { findPublicSchool } from "@/lib/editions/queries/public-schools";
import { nextEdition } from "@/lib/editions/rules/phases";
import type { Locale } from "@/lib/platform/i18n/locales";
import { listEditionPractices } from "@/lib/practices/queries/public-practices";
import { listEditionSections } from "@/lib/sections/queries/public-sections";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition } = await params;
  const content = await findEditionPage(locale, school, edition);
  return content ? editionMetadata(locale, content.head, "", null, content.summary?.text) : {};
}

export default async function EditionPage({ params }: Props) {
  const { locale, school, edition } = await params;
  const content = await findEditionPage(locale, school, edition);
  if (!content) return <NotThere locale={locale} />;
  const [people, practices, programme, sections, whole, materials] = await Promise.all([
    listPublicSpeakers(locale, school, edition),
    listEditionPractices(locale, school, edition),
    findProgramme(locale, school, edition),
    listEditionSections(locale, school, edition),
    findPublicSchool(locale, school),
    listPublicMaterials(locale, school, edition),
  ]);
  const next = whole && nextEdition(whole.editions);
  return (
    <EditionView
      locale={locale}
      content={content}
      people={people}
      practices={practices}
      programme={programme}
      sections={sections}
      materials={materials.filter(({ sessionId }) => sessionId === null)}
      next={next ? { school: whole, edition: next } : null}
    />
  );
}
