import type { Metadata } from "next";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { sessionJsonLd } from "@/components/programme/session-json-ld";
import { SessionPage } from "@/components/programme/session-page";
import { JsonLd } from "@/components/schools/json-ld";
import { sessionMetadata } from "@/components/schools/session-metadata";
import { findSessionAddresses } from "@/lib/agenda/queries/session-addresses";
import { findSessionPage } from "@/lib/agenda/queries/session-page";
import { sessionCard } from "@/lib/agenda/rules/cards";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string; session: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, school, edition, session: address } = await params;
  const content = await findSessionPage(locale, school, edition, address);
  if (!content) return {};
  const { session, programme } = content;
  const { head } = programme;
  const addresses = await findSessionAddresses(head.schoolSlug, head.editionSlug, session.number);
  return sessionMetadata(locale, programme, session, addresses);
}

export default async function SessionRoute({ params }: Props) {
  const { locale, school, edition, session: address } = await params;
  const content = await findSessionPage(locale, school, edition, address);
  if (!content) return <NotThere locale={locale} />;
  const { programme, session } = content;
  const path = `/schools/${programme.head.schoolSlug}/${programme.head.editionSlug}`;
  const base = `/${locale}${path}`;
  const { path: card } = sessionCard(programme, session, locale);
  const events = sessionJsonLd(programme, session, { publicUrl: settings().publicUrl, base, card });
  return (
    <PublicPage locale={locale} path={`${path}/sessions/${session.address}`} edition={programme.head}>
      {events.map((event) => (
        <JsonLd key={JSON.stringify(event)} data={event} />
      ))}
      <SessionPage content={content} base={base} locale={locale} />
    </PublicPage>
  );
}
