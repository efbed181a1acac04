import { locale } from "next/root-params";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { BeginAnew } from "@/components/registration/begin-anew";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";

/** The link of a draft that opens nothing: too old, moved to another address, erased, cut or made up; one page for all. */
export default async function DraftOpensNothing() {
  const [wanted, t] = await Promise.all([locale(), getTranslations("registration.draftGone")]);
  const language = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  return (
    <PublicPage locale={language} path="">
      <title>{t("title")}</title>
      <main id="main" className="wrap narrow">
        <h1 className="ask-h1">{t("title")}</h1>
        <p className="lead">{t("text")}</p>
        <p>{t("moved")}</p>
        <p className="row above-5">
          <BeginAnew text={t("begin")} />
          <a href={`/${language}/lost-link`}>{t("lost")}</a>
        </p>
      </main>
    </PublicPage>
  );
}
