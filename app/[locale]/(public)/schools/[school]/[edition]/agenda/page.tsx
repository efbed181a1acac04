import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere } from "@/components/layout/public-page";
import { Agenda } from "@/components/programme/agenda";
import { editionMetadata } from "@/components/schools/public-metadata";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { programmeDay } from "@/lib/platform/dates/zones";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition } = await params;
  const [t, programme] = await Promise.all([
    getTranslations("public.agenda"),
    findProgramme(locale, school, edition),
  ]);
  return programme ? editionMetadata(locale, programme.head, "/agenda", t("title")) : {};
}

/** The current day while the edition runs, else the first. */
export default async function AgendaPage({ params }: Props) {
  const { locale, school, edition } = await params;
  const programme = await findProgramme(locale, school, edition);
  const days = programme?.head.days ?? [];
  const today = programme ? programmeDay(new Date(), programme.head.timeZone) : "";
  const day = days.find((candidate) => candidate.date === today) ?? days[0];
  if (!programme || !day) return <NotThere locale={locale} />;
  return <Agenda programme={programme} date={day.date} locale={locale} />;
}
