import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { SpeakerList } from "@/components/programme/speaker-list";
import { listedSpeakers } from "@/components/programme/speakers-section";
import { editionMetadata } from "@/components/schools/public-metadata";
import { listPublicSpeakers } from "@/lib/agenda/queries/public-programme";
import { isSettled } from "@/lib/editions/rules/phases";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition } = await params;
  const [t, found] = await Promise.all([
    getTranslations("public.people"),
    listPublicSpeakers(locale, school, edition),
  ]);
  return found ? editionMetadata(locale, found.head, "/speakers", t("title")) : {};
}

export default async function SpeakersPage({ params }: Props) {
  const { locale, school, edition } = await params;
  const found = await listPublicSpeakers(locale, school, edition);
  if (!found) return <NotThere locale={locale} />;
  const path = `/schools/${found.head.schoolSlug}/${found.head.editionSlug}`;
  const t = await getTranslations("public.people");
  const people = await listedSpeakers(found.speakers, found.themes, `/${locale}${path}`);
  return (
    <PublicPage locale={locale} path={`${path}/speakers`} edition={found.head}>
      <main id="main" className="wrap part">
        <h1>{t("title")}</h1>
        <div className="above-6">
          {people.length > 0 ? (
            <SpeakerList heading="h2" people={people} locale={locale} />
          ) : (
            <p className="lead">{t(isSettled(found.head.phase) ? "emptyOver" : "empty")}</p>
          )}
        </div>
      </main>
    </PublicPage>
  );
}
