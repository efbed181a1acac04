import "server-only";
import { settings } from "@/lib/platform/env";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { presentLanguages } from "@/lib/platform/i18n/localised";
import { practiceAddress } from "@/lib/practices/rules/addresses";
import { type EditionPages, findEditionPages, listIndexed } from "../queries/sitemap";
import { personAddress, sessionAddress } from "../rules/addresses";
import { type SitemapPage, writeSitemap, writeSitemapIndex } from "../rules/write-sitemap";

const SITE_PAGES = ["", "/practices", "/accessibility", "/privacy", "/legal"];
const PART = /^([a-z0-9-]{1,80})\/([a-z0-9-]{1,80})(\/speakers)?$/;

/**
 * The list of sitemaps, or one of them: "site", "{school}/{edition}", "{school}/{edition}/speakers". Two an edition, so
 * that none outgrows its limits however large the conference is. Null for any other name. From the cache.
 */
export async function sitemap(part: string | null): Promise<string | null> {
  const { publicUrl } = settings();
  if (part === null) {
    const { editions } = await listIndexed();
    const names = editions.flatMap(({ school, edition }) => [
      `${school}/${edition}`,
      `${school}/${edition}/speakers`,
    ]);
    return writeSitemapIndex(["site", ...names].map((name) => `${publicUrl}/sitemap.xml?of=${name}`));
  }
  if (part === "site") return writeSitemap(await sitePages());
  const [, school, edition, speakers] = PART.exec(part) ?? [];
  const pages = school && edition ? await findEditionPages(school, edition) : null;
  if (!pages) return null;
  const base = `/schools/${school}/${edition}`;
  return writeSitemap(speakers ? speakerPages(pages, base) : editionPages(pages, base));
}

async function sitePages(): Promise<SitemapPage[]> {
  const { schools, practices } = await listIndexed();
  return [
    ...SITE_PAGES.map((path) => samePath(path, LOCALES)),
    ...schools.map(({ slug, languages }) => samePath(`/schools/${slug}`, languages)),
    ...practices.map(({ school, number, title, languages }) =>
      inLanguages(languages, (tag) => practiceAddress(school, number, title[tag] ?? "")),
    ),
  ];
}

function editionPages(pages: EditionPages, base: string): SitemapPage[] {
  const { languages, days, sessions, practices } = pages;
  return [
    samePath(base, languages),
    ...(days.length > 0 ? ["/agenda", "/changes", ...days.map((date) => `/agenda/${date}`)] : [])
      .concat(practices ? ["/practices"] : [])
      .map((below) => samePath(`${base}${below}`, languages)),
    ...sessions.map(({ number, title }) =>
      inLanguages(
        presentLanguages(title, languages),
        (tag) => `${base}/sessions/${sessionAddress(number, title[tag] ?? "")}`,
      ),
    ),
  ];
}

function speakerPages({ languages, speakers }: EditionPages, base: string): SitemapPage[] {
  return [
    samePath(`${base}/speakers`, languages),
    ...speakers.map((speaker) => samePath(`${base}/speakers/${personAddress(speaker)}`, languages)),
  ];
}

const samePath = (path: string, languages: readonly string[]) => inLanguages(languages, () => path);

/** Content in none of our languages is found under the first. */
function inLanguages(languages: readonly string[], pathIn: (language: string) => string): SitemapPage {
  const ours = languages.filter((language) => LOCALES.some((locale) => locale === language));
  return (ours.length > 0 ? ours : [LOCALES[0]]).map((language) => ({
    language,
    address: `${settings().publicUrl}/${language}${pathIn(language)}`,
  }));
}
