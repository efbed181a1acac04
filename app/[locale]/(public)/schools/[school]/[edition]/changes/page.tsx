import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { ChangeLogView } from "@/components/releases/change-log-view";
import { editionMetadata } from "@/components/schools/public-metadata";
import { findChangeLog } from "@/lib/agenda/queries/change-log";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition } = await params;
  const [t, log] = await Promise.all([
    getTranslations("public.changes"),
    findChangeLog(locale, school, edition),
  ]);
  if (!log) return {};
  const { schoolSlug, editionSlug } = log.head;
  const metadata = editionMetadata(locale, log.head, "/changes", t("title"));
  const feed = `${settings().publicUrl}/schools/${schoolSlug}/${editionSlug}/releases.atom?lang=${locale}`;
  const types = { "application/atom+xml": feed };
  return { ...metadata, alternates: { ...metadata.alternates, types } };
}

export default async function ChangesPage({ params }: Props) {
  const { locale, school, edition } = await params;
  const log = await findChangeLog(locale, school, edition);
  if (!log) return <NotThere locale={locale} />;
  const { head } = log;
  return (
    <PublicPage
      locale={locale}
      path={`/schools/${head.schoolSlug}/${head.editionSlug}/changes`}
      edition={head}
    >
      <ChangeLogView log={log} locale={locale} />
    </PublicPage>
  );
}
