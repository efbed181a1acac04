import languages from "../../../messages/languages.json" with { type: "json" };

/** A language of the interface: a folder of `messages/` and a line of `messages/languages.json`, the one list of them. */
export type Locale = keyof typeof languages;

/** What a language has of its own that is no text; the optional ones are habits that no table of Intl knows. */
export interface LanguageManner {
  /** Its own name for itself, as in a menu. */
  name: string;
  /** ISO 3166-1 alpha-2: whose dates and numbers it is written with, and the language's home for other sites. */
  territory: string;
  /** How it writes the first day of a month, where that is no plain number. */
  firstOfMonth?: string;
  /** Names of time zones have no capital within a sentence, though Intl gives them one. */
  smallZoneNames?: boolean;
}

/** The manner of each language. A line without one of its words does not compile. */
export const MANNERS: Record<Locale, LanguageManner> = languages;

/** The languages of the interface, in the order they are offered. */
export const LOCALES = Object.keys(languages) as unknown as readonly [Locale, ...Locale[]];
export const DEFAULT_LOCALE: Locale = "en";

/** Each language's own name for itself. (Pure: what doesn't name it, such as the module of the agenda, goes without it.) */
export const LOCALE_NAMES = /* @__PURE__ */ Object.fromEntries(
  LOCALES.map((locale) => [locale, MANNERS[locale].name]),
) as Record<Locale, string>;

/** The same as the options of a question: a person's language for messages and pages, each in its own words. */
export const LOCALE_OPTIONS = /* @__PURE__ */ LOCALES.map((value) => ({
  value,
  label: LOCALE_NAMES[value],
  lang: value,
}));

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

/** The manner of a language; null for one that is none of the interface's. */
export const manner = (language: string) => (isLocale(language) ? MANNERS[language] : null);

/** A language with its territory, as Intl writes its dates, numbers and names: "en-GB". */
export function regional(language: string): string {
  const territory = manner(language)?.territory;
  return territory ? `${language}-${territory}` : language;
}
