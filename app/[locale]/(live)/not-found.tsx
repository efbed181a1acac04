import { locale } from "next/root-params";
import { NotThere } from "@/components/layout/public-page";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";

/** What isn't there, or isn't yours: the same page. */
export default async function NotFound() {
  const language = await locale();
  return <NotThere locale={language && isLocale(language) ? language : DEFAULT_LOCALE} />;
}
