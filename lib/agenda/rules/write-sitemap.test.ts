import { expect, test } from "vitest";
import { SITEMAP_LIMITS, type SitemapPage, writeSitemap, writeSitemapIndex } from "./write-sitemap";

const LANGUAGES = ["en", "fr", "it", "es", "de"];
const page = (path: string, languages = LANGUAGES): SitemapPage =>
  languages.map((language) => ({ language, address: `https://school.example/${language}${path}` }));

test("a page stands in it once a language, each naming all, and a first one for everybody else", () => {
  const text = writeSitemap([page("/schools/s/e", ["it", "en"])]);
  const links =
    '<xhtml:link rel="alternate" hreflang="it" href="https://school.example/it/schools/s/e"/>' +
    '<xhtml:link rel="alternate" hreflang="en" href="https://school.example/en/schools/s/e"/>' +
    '<xhtml:link rel="alternate" hreflang="x-default" href="https://school.example/it/schools/s/e"/>';
  expect(text.split("\n").slice(2, 4)).toEqual([
    `<url><loc>https://school.example/it/schools/s/e</loc>${links}</url>`,
    `<url><loc>https://school.example/en/schools/s/e</loc>${links}</url>`,
  ]);
});

test("a page in one language names no versions", () => {
  expect(writeSitemap([page("/x", ["fr"])])).not.toContain("xhtml:link");
});

test("the index escapes what an address may hold", () => {
  expect(writeSitemapIndex(["https://school.example/sitemap.xml?of=a&b"])).toContain("?of=a&#38;b</loc>");
});

test("five thousand sessions in five languages, the most a file may bring, stay within the limits", () => {
  const pages = Array.from({ length: 5_000 }, (_, index) =>
    page(`/schools/common-table-school/trieste-2027/sessions/${index}-${"a-rather-long-title-".repeat(4)}`),
  );
  const text = writeSitemap(pages);
  expect(text.split("<loc>").length - 1).toBe(25_000);
  expect(text.split("<loc>").length - 1).toBeLessThan(SITEMAP_LIMITS.addresses);
  expect(Buffer.byteLength(text)).toBeLessThan(SITEMAP_LIMITS.bytes);
});
