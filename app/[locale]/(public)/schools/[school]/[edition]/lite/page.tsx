import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { SessionList } from "@/components/programme/session-list";
import { editionMetadata } from "@/components/schools/public-metadata";
import type { Locale } from "@/lib/platform/i18n/locales";
import { findProgramme } from "@/lib/programme/queries/public-programme";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition } = await params;
  const [t, programme] = await Promise.all([
    getTranslations("public.agenda"),
    findProgramme(locale, school, edition),
  ]);
  return programme ? editionMetadata(locale, programme.head, "/lite", t("all")) : {};
}

export default async function LitePage({ params }: Props) {
  const { locale, school, edition } = await params;
  const programme = await findProgramme(locale, school, edition);
  if (!programme) return <NotThere locale={locale} />;
  const t = await getTranslations("public.agenda");
  const path = `/schools/${programme.head.schoolSlug}/${programme.head.editionSlug}`;
  return (
    <PublicPage locale={locale} path={`${path}/lite`} edition={programme.head}>
      <main id="main" className="wrap part">
        <h1>{t("title")}</h1>
        <p className="muted">{t("zone", { city: programme.head.city })}</p>
        {programme.slots.length === 0 && <p className="lead above-4">{t("empty")}</p>}
        <SessionList
          programme={programme}
          slots={programme.slots}
          base={`/${locale}${path}`}
          locale={locale}
        />
      </main>
    </PublicPage>
  );
}
