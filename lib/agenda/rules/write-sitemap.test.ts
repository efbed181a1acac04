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

test("both files whole, as a crawler reads them", () => {
  expect(writeSitemap([page("/a", ["it"]), []])).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://school.example/it/a</loc></url>
</urlset>
`,
  );
  expect(writeSitemapIndex(["https://school.example/<'\"&>", "https://school.example/b"])).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://school.example/&lt;&#39;&quot;&amp;&gt;</loc></sitemap>
<sitemap><loc>https://school.example/b</loc></sitemap>
</sitemapindex>
`,
  );
});

test("what one file may list, as sitemaps.org has it", () => {
  expect(SITEMAP_LIMITS).toEqual({ addresses: 50_000, bytes: 52_428_800 });
});

test("the index escapes what an address may hold", () => {
  expect(writeSitemapIndex(["https://school.example/sitemap.xml?of=a&b"])).toContain("?of=a&amp;b</loc>");
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
