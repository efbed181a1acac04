import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { ForWhom } from "@/components/schools/for-whom";
import { HomeHero } from "@/components/schools/home-hero";
import { pageMetadata } from "@/components/schools/public-metadata";
import { EditionSections } from "@/components/schools/school-sections";
import { ButtonLink } from "@/components/ui/button";
import { listPublicSchools } from "@/lib/editions/queries/public-schools";
import { isTaking } from "@/lib/editions/rules/phases";
import { isLocale, type Locale } from "@/lib/platform/i18n/locales";

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
  const isOpen = schools.some(({ editions }) => editions.some(({ phase }) => isTaking(phase)));
  return (
    <PublicPage locale={locale} path="" ownBand>
      <main id="main">
        <HomeHero
          title={t("title")}
          say={t("say")}
          onward={isOpen ? { href: "#upcoming", text: t("onward") } : null}
        />
        {schools.length > 0 ? (
          <EditionSections schools={schools} locale={locale} named />
        ) : (
          <div className="wrap part">
            <p className="lead">{t("empty")}</p>
            <p className="above-4">
              <ButtonLink href={`/${locale}/organise`}>{t("organise")}</ButtonLink>
            </p>
          </div>
        )}
        <ForWhom locale={locale} />
      </main>
    </PublicPage>
  );
}
