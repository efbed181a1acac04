import type { Metadata } from "next";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { sessionJsonLd } from "@/components/programme/session-json-ld";
import { sessionMetadata } from "@/components/programme/session-metadata";
import { SessionPage } from "@/components/programme/session-page";
import { JsonLd } from "@/components/schools/json-ld";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { findSessionAddresses } from "@/lib/agenda/queries/session-addresses";
import { listSessionPictures } from "@/lib/agenda/queries/session-pictures";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string; session: string }> };

/** The number at the front of the address decides; the words may be old. */
async function find({ params }: Props) {
  const { locale, school, edition, session: address } = await params;
  const programme = await findProgramme(locale, school, edition);
  const number = /^\d{1,9}(?=-|$)/.exec(address)?.[0];
  return {
    locale,
    programme,
    session: programme?.sessions.find((candidate) => candidate.number === Number(number)),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, programme, session } = await find(props);
  if (!programme || !session) return {};
  const { head } = programme;
  const addresses = await findSessionAddresses(head.schoolSlug, head.editionSlug, session.number);
  return sessionMetadata(locale, programme, session, addresses);
}

export default async function SessionRoute(props: Props) {
  const { locale, programme, session } = await find(props);
  if (!programme || !session) return <NotThere locale={locale} />;
  const { schoolSlug, editionSlug } = programme.head;
  const path = `/schools/${schoolSlug}/${editionSlug}`;
  const base = `/${locale}${path}`;
  const pictures = await listSessionPictures(locale, schoolSlug, editionSlug);
  const events = sessionJsonLd(programme, session, { publicUrl: settings().publicUrl, base });
  return (
    <PublicPage locale={locale} path={`${path}/sessions/${session.address}`} edition={programme.head}>
      {events.map((event) => (
        <JsonLd key={JSON.stringify(event)} data={event} />
      ))}
      <SessionPage programme={programme} session={session} base={base} locale={locale} pictures={pictures} />
    </PublicPage>
  );
}
