import { DEFAULT_LOCALE, isLocale, type Locale } from "../i18n/locales";

/** The language a feed is asked for by `?lang=`; anything else is English. */
export function feedLanguage(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get("lang") ?? "";
  return isLocale(asked) ? asked : DEFAULT_LOCALE;
}
