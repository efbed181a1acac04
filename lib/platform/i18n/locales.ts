/** The languages of the interface, in the order they are offered. */
export const LOCALES = ["en", "fr", "it", "es", "de"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/** Each language's own name for itself. */
export const LOCALE_NAMES: Record<Locale, string> = {
  en: "English",
  fr: "Français",
  it: "Italiano",
  es: "Español",
  de: "Deutsch",
};

/** Whether a text is the tag of an interface language. */
export function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.includes(text as Locale);
}

/**
 * The interface language for an Accept-Language header (RFC 9110 §12.5.4): highest quality first, region ignored.
 */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.trim().toLowerCase().split("-")[0], quality: quality ? Number(quality) : 1 };
    })
    .filter((entry) => entry.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const entry of wanted) if (isLocale(entry.language)) return entry.language;
  return DEFAULT_LOCALE;
}
