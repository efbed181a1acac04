import type { Metadata } from "next";
import { settings } from "@/lib/platform/env";
import { LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import type { EditionHead } from "@/lib/schools/queries/public-edition";

/** Canonical address and the same page in the other languages; `index` false keeps examples out of search engines. */
export function pageMetadata(
  locale: Locale,
  path: string,
  title: string,
  description: string | undefined,
  index: boolean,
): Metadata {
  const { publicUrl } = settings();
  const address = (language: string) => `${publicUrl}/${language}${path}`;
  return {
    title,
    ...(description ? { description: description.slice(0, 300) } : {}),
    alternates: {
      canonical: address(locale),
      languages: {
        ...Object.fromEntries(LOCALES.map((language) => [language, address(language)])),
        "x-default": address("en"),
      },
    },
    openGraph: {
      title,
      url: address(locale),
      siteName: "Convivio",
      locale,
      type: "website",
      ...(description ? { description: description.slice(0, 300) } : {}),
    },
    robots: { index, follow: index },
  };
}

/** The metadata of any page below an edition. */
export function editionMetadata(
  locale: Locale,
  head: EditionHead,
  below: string,
  name: string | null,
  description?: string,
): Metadata {
  const title = [name, head.title.text, head.schoolTitle.text].filter(Boolean).join(" · ");
  return pageMetadata(
    locale,
    `/schools/${head.schoolSlug}/${head.editionSlug}${below}`,
    title,
    description,
    !head.example,
  );
}
