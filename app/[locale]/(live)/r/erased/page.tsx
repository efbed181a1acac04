import { getTranslations } from "next-intl/server";
import { PublicPage } from "@/components/layout/public-page";
import { ForgetDevice } from "@/components/stars/forget-device";
import type { Locale } from "@/lib/platform/i18n/locales";

export default async function ErasedPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const [{ locale }, t] = await Promise.all([params, getTranslations("registration.erase")]);
  return (
    <PublicPage locale={locale} path="/r/erased">
      <title>{t("done")}</title>
      <main id="main" className="wrap narrow">
        <h1 className="ask-h1">{t("done")}</h1>
        <p className="lead">{t("doneText")}</p>
        <p className="above-4">{t("backup")}</p>
        <ForgetDevice />
      </main>
    </PublicPage>
  );
}
