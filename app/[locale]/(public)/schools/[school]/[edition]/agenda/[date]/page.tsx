import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere } from "@/components/layout/public-page";
import { Agenda } from "@/components/programme/agenda";
import { editionMetadata } from "@/components/schools/public-metadata";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { isIsoDate } from "@/lib/platform/dates/zones";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string; date: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition, date } = await params;
  const [t, programme] = await Promise.all([
    getTranslations("public.agenda"),
    findProgramme(locale, school, edition),
  ]);
  if (!programme || !isIsoDate(date)) return {};
  return editionMetadata(
    locale,
    programme.head,
    `/agenda/${date}`,
    `${t("title")}, ${nameIsoDay(date, locale)}`,
  );
}

export default async function AgendaDayPage({ params }: Props) {
  const { locale, school, edition, date } = await params;
  const programme = await findProgramme(locale, school, edition);
  if (!programme?.head.days.some((day) => day.date === date)) return <NotThere locale={locale} />;
  return <Agenda programme={programme} date={date} locale={locale} />;
}
