import type { Metadata } from "next";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { SpeakerView } from "@/components/programme/speaker-view";
import { editionMetadata } from "@/components/schools/public-metadata";
import { listOtherAppearances } from "@/lib/agenda/queries/other-appearances";
import { listPublicSpeakers } from "@/lib/agenda/queries/public-programme";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string; speaker: string }> };

async function find({ params }: Props) {
  const { locale, school, edition, speaker } = await params;
  const found = await listPublicSpeakers(locale, school, edition);
  const number = /^\d{1,9}(?=-|$)/.exec(speaker)?.[0];
  const person = found?.speakers.find((candidate) => candidate.number === Number(number));
  return { locale, head: found?.head, person };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, head, person } = await find(props);
  return head && person
    ? editionMetadata(locale, head, `/speakers/${person.address}`, person.fullName, person.headline?.text)
    : {};
}

export default async function SpeakerPage(props: Props) {
  const { locale, head, person } = await find(props);
  if (!head || !person) return <NotThere locale={locale} />;
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}`;
  const elsewhere = await listOtherAppearances(locale, head.organisationId, person.id);
  return (
    <PublicPage locale={locale} path={`${path}/speakers/${person.address}`} edition={head}>
      <SpeakerView
        person={person}
        timeZone={head.timeZone}
        elsewhere={elsewhere}
        base={`/${locale}${path}`}
        locale={locale}
      />
    </PublicPage>
  );
}
