import { xmlText } from "@/lib/platform/xml-text";

/** One page in each language it is written in, in order: the first is for readers of any other. Full addresses. */
export type SitemapPage = ReadonlyArray<{ language: string; address: string }>;

/** What one file may list (sitemaps.org); a larger one is refused as a whole. */
export const SITEMAP_LIMITS = { addresses: 50_000, bytes: 50 * 1024 * 1024 } as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** A sitemap: every version of every page, each naming all its versions (Google's form of hreflang). */
export function writeSitemap(pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap((versions) => {
    const links =
      versions.length < 2
        ? ""
        : [...versions, { language: "x-default", address: versions[0]?.address ?? "" }]
            .map(
              ({ language, address }) =>
                `<xhtml:link rel="alternate" hreflang="${xmlText(language)}" href="${xmlText(address)}"/>`,
            )
            .join("");
    return versions.map(({ address }) => `<url><loc>${xmlText(address)}</loc>${links}</url>`);
  });
  return [HEAD, `<urlset ${NAMESPACES}>`, ...urls, "</urlset>", ""].join("\n");
}

/** The list of sitemaps. */
export function writeSitemapIndex(addresses: readonly string[]): string {
  const parts = addresses.map((address) => `<sitemap><loc>${xmlText(address)}</loc></sitemap>`);
  return [
    HEAD,
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...parts,
    "</sitemapindex>",
    "",
  ].join("\n");
}
