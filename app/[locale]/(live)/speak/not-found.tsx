import { locale } from "next/root-params";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";

/** A speaker's link that opens nothing: old, cut, ended or made up, which is the same to whoever holds it. */
export default async function SpeakersLinkOpensNothing() {
  const [wanted, t] = await Promise.all([locale(), getTranslations("speak.gone")]);
  const language = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  return (
    <PublicPage locale={language} path="">
      <title>{t("title")}</title>
      <main id="main" className="wrap narrow">
        <h1 className="ask-h1">{t("title")}</h1>
        <p className="lead">{t("text")}</p>
      </main>
    </PublicPage>
  );
}
