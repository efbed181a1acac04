import { locale } from "next/root-params";
import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { ButtonLink } from "@/components/ui/button";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";

/**
 * A desk that is not open to its reader: a role that ended, an edition that was deleted, or nothing that ever was. The
 * same words for all, so that nobody learns from them what exists; whoever left a team finds out why and the way on.
 */
export default async function DeskNotOpen() {
  const [wanted, t] = await Promise.all([locale(), getTranslations("desk.not-open")]);
  const language = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  return (
    <PublicPage locale={language} path="">
      <title>{t("title")}</title>
      <meta name="page-status" content="404" />
      <meta name="robots" content="noindex" />
      <main id="main" className="wrap narrow part">
        <h1>{t("title")}</h1>
        <p className="lead above-4">{t("text")}</p>
        <ul className="above-4">
          <li>{t("role")}</li>
          <li>{t("deleted")}</li>
          <li>{t("address")}</li>
        </ul>
        <p className="above-4">{t("ask")}</p>
        <p className="above-5">
          <ButtonLink href={`/${language}/organise`}>{t("button")}</ButtonLink>
        </p>
      </main>
    </PublicPage>
  );
}
