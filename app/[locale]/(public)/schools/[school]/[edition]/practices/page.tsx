import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { PracticeList } from "@/components/practices/practice-list";
import { editionMetadata } from "@/components/schools/public-metadata";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { isSettled } from "@/lib/editions/rules/phases";
import type { Locale } from "@/lib/platform/i18n/locales";
import { listEditionPractices } from "@/lib/practices/queries/public-practices";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition } = await params;
  const [t, head] = await Promise.all([
    getTranslations("public.practice"),
    findEditionHead(locale, school, edition),
  ]);
  return head ? editionMetadata(locale, head, "/practices", t("title")) : {};
}

export default async function EditionPracticesPage({ params }: Props) {
  const { locale, school, edition } = await params;
  const head = await findEditionHead(locale, school, edition);
  if (!head) return <NotThere locale={locale} />;
  const [t, practices] = await Promise.all([
    getTranslations("public.practice"),
    listEditionPractices(locale, school, edition),
  ]);
  return (
    <PublicPage
      locale={locale}
      path={`/schools/${head.schoolSlug}/${head.editionSlug}/practices`}
      edition={head}
    >
      <main id="main" className="wrap part">
        <h1>{t("title")}</h1>
        <div className="above-6">
          {practices.length > 0 ? (
            <PracticeList practices={practices} locale={locale} heading="h2" />
          ) : (
            <p className="lead">{t(isSettled(head.phase) ? "emptyOver" : "empty")}</p>
          )}
        </div>
      </main>
    </PublicPage>
  );
}
