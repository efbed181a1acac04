import type { Metadata } from "next";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { practiceJsonLd } from "@/components/practices/practice-json-ld";
import { PracticeView } from "@/components/practices/practice-view";
import { JsonLd } from "@/components/schools/json-ld";
import { pageMetadata } from "@/components/schools/public-metadata";
import { listPresentingSessions } from "@/lib/agenda/queries/presenting-sessions";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";
import { plainMarkdown } from "@/lib/platform/markdown/plain";
import { findPractice, listSchoolPractices } from "@/lib/practices/queries/public-practices";
import { relatedPractices } from "@/lib/practices/rules/filter";

export const revalidate = 3600;
export const generateStaticParams = () => [];

const MOST_RELATED = 3;

type Props = { params: Promise<{ locale: Locale; school: string; practice: string }> };

/** The number at the front of the address decides; the words may be old. */
async function find({ params }: Props) {
  const { locale, school, practice: address } = await params;
  const number = /^\d{1,9}(?=-|$)/.exec(address)?.[0];
  return { locale, practice: number ? await findPractice(locale, school, Number(number)) : null };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, practice } = await find(props);
  if (!practice) return {};
  const { title, summary, school, addresses } = practice;
  const name = [title.text, school.title?.text].filter(Boolean).join(" · ");
  const text = plainMarkdown(summary?.text ?? "");
  return pageMetadata(locale, practice.address, name, text, !school.example, addresses);
}

export default async function PracticePage(props: Props) {
  const { locale, practice } = await find(props);
  if (!practice) return <NotThere locale={locale} />;
  const [sessions, all] = await Promise.all([
    listPresentingSessions(locale, practice.school.slug, practice),
    listSchoolPractices(locale, practice.school.slug),
  ]);
  return (
    <PublicPage locale={locale} path={practice.address}>
      <JsonLd data={practiceJsonLd(practice, locale, settings().publicUrl)} />
      <PracticeView
        practice={practice}
        sessions={sessions.map(({ id, edition, address, title, startsAt, timeZone }) => ({
          ...{ id, title },
          href: `/${locale}/schools/${practice.school.slug}/${edition}/sessions/${address}`,
          when: startsAt ? formatDayAndTime(new Date(startsAt), timeZone, locale) : "",
        }))}
        others={relatedPractices(practice, all, MOST_RELATED)}
        locale={locale}
      />
    </PublicPage>
  );
}
