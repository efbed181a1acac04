import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Band } from "@/components/layout/band";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import styles from "@/components/schools/edition-cards.module.css";
import { pageMetadata } from "@/components/schools/public-metadata";
import { EditionSections } from "@/components/schools/school-sections";
import { isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { listPublicSchools } from "@/lib/schools/queries/public-schools";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("public.home");
  return pageMetadata((await params).locale, "", t("title"), t("say"), true);
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) return <NotThere locale="en" />;
  const [t, schools] = await Promise.all([getTranslations("public.home"), listPublicSchools(locale)]);
  return (
    <PublicPage locale={locale} path="" ownBand>
      <main id="main">
        <Band className={styles.hero}>
          <div className="wrap">
            <h1>{t("title")}</h1>
            <p className="lead">{t("say")}</p>
          </div>
        </Band>
        <EditionSections schools={schools} locale={locale} named />
      </main>
    </PublicPage>
  );
}
