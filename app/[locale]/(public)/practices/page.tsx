import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { FindPractices } from "@/components/practices/find-practices";
import { PracticeList } from "@/components/practices/practice-list";
import { pageMetadata } from "@/components/schools/public-metadata";
import type { Locale } from "@/lib/platform/i18n/locales";
import { listAllPractices } from "@/lib/practices/queries/public-practices";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("public.home");
  return pageMetadata((await params).locale, "/practices", t("practices"), undefined, true);
}

export default async function PracticesPage({ params }: Props) {
  const { locale } = await params;
  const [t, practices] = await Promise.all([getTranslations("public"), listAllPractices(locale)]);
  return (
    <PublicPage locale={locale} path="/practices">
      <main id="main" className="wrap part">
        <h1>{t("home.practices")}</h1>
        <FindPractices practices={practices} locale={locale} />
        <div className="above-6">
          {practices.length > 0 ? (
            <PracticeList practices={practices} locale={locale} heading="h2" />
          ) : (
            <p className="lead">{t("practice.empty")}</p>
          )}
        </div>
      </main>
    </PublicPage>
  );
}
