import type { Metadata } from "next";
import { editionCard, type SharedCard } from "@/lib/agenda/rules/cards";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { settings } from "@/lib/platform/env";
import { isLocale, LOCALES, type Locale, MANNERS } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { cutText } from "@/lib/platform/markdown/plain";

/** A page's address in each language it is truly written in; the first is for readers of any other. */
export type Versions = Partial<Record<Locale, string>>;

/** Longer ones are cut by everybody who shows them. */
const DESCRIPTION_LENGTH = 300;
/** public/social.png, drawn from our own mark; cards have its size. */
const PICTURE = { path: "/social.png", width: 1200, height: 630 };
const territorial = (language: Locale) => `${language}_${MANNERS[language].territory}`;

/** The same address in each of these languages. */
export function versionsOf(path: string, languages: readonly string[] = LOCALES): Versions {
  return Object.fromEntries(languages.filter(isLocale).map((language) => [language, path]));
}

/**
 * Canonical address and the truly translated versions. Where the content falls back to another language, only menus
 * are translated: the canonical page is then the one in the content's own language. `index` false keeps examples out of
 * search engines. Where an address is shared, its card is shown, or our mark where it has none.
 */
export function pageMetadata(
  locale: Locale,
  path: string,
  heading: string,
  description: string | undefined,
  index: boolean,
  versions: Versions = versionsOf(path),
  shared: SharedCard | null = null,
): Metadata {
  // Soft hyphens let a long word break on a phone; tabs and search engines show them as signs.
  const title = heading.replaceAll("\u00ad", "");
  const { publicUrl } = settings();
  const addresses = Object.entries(versions).map(
    ([language, own]) => [language, `${publicUrl}/${language}${own}`] as const,
  );
  const [first] = addresses;
  const known = new Map<string, string>(addresses);
  const canonical = known.get(locale) ?? first?.[1] ?? `${publicUrl}/${locale}${path}`;
  const said = description
    ? { description: cutText(description.replace(/\s+/g, " "), DESCRIPTION_LENGTH) }
    : {};
  const images = [
    {
      url: `${publicUrl}${shared?.path ?? PICTURE.path}`,
      width: PICTURE.width,
      height: PICTURE.height,
      type: "image/png",
      alt: shared?.alt ?? translator(locale, "site")("picture"),
    },
  ];
  return {
    title,
    ...said,
    alternates: {
      canonical,
      languages: { ...Object.fromEntries(addresses), ...(first ? { "x-default": first[1] } : {}) },
    },
    openGraph: {
      title,
      url: canonical,
      siteName: "Convivio",
      locale: isLocale(locale) ? territorial(locale) : undefined,
      alternateLocale: LOCALES.filter((language) => language !== locale && known.has(language)).map(
        territorial,
      ),
      type: "website",
      images,
      ...said,
    },
    twitter: { card: "summary_large_image", title, images, ...said },
    robots: { index, follow: index },
  };
}

/** What a phone asks for that puts a school on its home screen. */
export const manifestOf = (locale: Locale, schoolSlug: string) =>
  `/schools/${schoolSlug}/app.webmanifest?lang=${locale}`;

/** The metadata of any page below an edition; a page with texts of its own says in which languages those are. */
export function editionMetadata(
  locale: Locale,
  head: EditionHead,
  below: string,
  name: string | null,
  description?: string,
  versions?: Versions,
  shared: SharedCard = editionCard(head, locale),
): Metadata {
  const title = [name, head.title.text, head.schoolTitle.text].filter(Boolean).join(" · ");
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}${below}`;
  const written = versions ?? versionsOf(path, head.titleLanguages);
  return {
    ...pageMetadata(locale, path, title, description, !head.example, written, shared),
    manifest: manifestOf(locale, head.schoolSlug),
  };
}
