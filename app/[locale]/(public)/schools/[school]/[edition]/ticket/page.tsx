import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotThere, PublicPage } from "@/components/layout/public-page";
import { OfflinePart } from "@/components/offline/offline-part";
import { KeptTickets } from "@/components/registration/kept-tickets";
import { LivePart } from "@/components/ui/live-part";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import type { Locale } from "@/lib/platform/i18n/locales";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: Locale; school: string; edition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "public.offline" });
  return { title: t("ticket"), robots: { index: false } };
}

/** The tickets that somebody keeps on their device: the page is the same for everybody, and knows nobody. */
export default async function TicketRoute({ params }: Props) {
  const { locale, school, edition } = await params;
  const head = await findEditionHead(locale, school, edition);
  if (!head) return <NotThere locale={locale} />;
  const t = await getTranslations("public.offline");
  const base = `/${locale}/schools/${head.schoolSlug}/${head.editionSlug}`;
  const mine = await getTranslations("registration.mine");
  return (
    <PublicPage
      locale={locale}
      path={`/schools/${head.schoolSlug}/${head.editionSlug}/ticket`}
      edition={head}
    >
      <main id="main" className="wrap narrow part">
        <h1>{t("ticket")}</h1>
        <LivePart
          name="KeptTickets"
          part={KeptTickets}
          given={{
            edition: head.editionId,
            words: {
              ticket: mine("ticket"),
              qr: mine("qr"),
              forget: t("forget"),
              forgotten: t("forgotten"),
              none: t("none"),
            },
          }}
        />
        <OfflinePart head={head} base={base} />
        <p className="above-5">
          <a className="sign" href={`/${locale}/me`}>
            {t("to")}
          </a>
        </p>
      </main>
    </PublicPage>
  );
}
