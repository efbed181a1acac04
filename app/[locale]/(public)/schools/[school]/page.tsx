import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { PracticeSection } from "@/components/practices/practice-section";
import { JsonLd } from "@/components/schools/json-ld";
import { manifestOf, pageMetadata, versionsOf } from "@/components/schools/public-metadata";
import { SchoolEditions } from "@/components/schools/school-editions";
import { SchoolIntro } from "@/components/schools/school-intro";
import { schoolJsonLd } from "@/components/schools/school-json-ld";
import { SectionList } from "@/components/sections/section-list";
import { schoolCard } from "@/lib/agenda/rules/cards";
import { findPublicSchool } from "@/lib/editions/queries/public-schools";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import { listSchoolPractices } from "@/lib/practices/queries/public-practices";
import { listSchoolSections } from "@/lib/sections/queries/public-sections";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school } = await params;
  const found = await findPublicSchool(locale, school);
  if (!found) return {};
  const { slug, title, summary, example, titleLanguages } = found;
  const path = `/schools/${slug}`;
  const versions = versionsOf(path, titleLanguages);
  const card = schoolCard(found, locale);
  return {
    ...pageMetadata(locale, path, title.text, summary?.text, !example, versions, card),
    manifest: manifestOf(locale, slug),
  };
}

export default async function SchoolPage({ params }: Props) {
  const { locale, school: slug } = await params;
  const school = await findPublicSchool(locale, slug);
  if (!school) return <NotThere locale={locale} />;
  const [t, practices, sections] = await Promise.all([
    getTranslations("public"),
    listSchoolPractices(locale, school.slug),
    listSchoolSections(locale, school.slug),
  ]);
  const path = `/schools/${school.slug}`;
  return (
    <PublicPage locale={locale} path={path} ownBand colour={school.colour}>
      <JsonLd data={schoolJsonLd(school, { publicUrl: settings().publicUrl, base: `/${locale}${path}` })} />
      <main id="main">
        <SchoolIntro school={school} />
        <SchoolEditions school={school} practices={practices.length} locale={locale} />
        <SectionList sections={sections} locale={locale} />
        <PracticeSection title={t("schoolPage.practices")} practices={practices} locale={locale} />
      </main>
    </PublicPage>
  );
}
