import { expect, test, vi } from "vitest";
import { pageMetadata, versionsOf } from "./public-metadata";

const base = "https://school.example";
vi.stubEnv("PUBLIC_URL", base);
vi.stubEnv("APP_SECRET", "only for this test, and long enough for it");
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
const of = (locale: "fr" | "de", languages?: string[]) =>
  pageMetadata(locale, "/schools/s/e", "Title", "What it is", true, versionsOf("/schools/s/e", languages));

test("a page names the languages it is written in, itself too, and a first one for everybody else", () => {
  expect(of("fr", ["fr", "it"]).alternates).toEqual({
    canonical: `${base}/fr/schools/s/e`,
    languages: {
      fr: `${base}/fr/schools/s/e`,
      it: `${base}/it/schools/s/e`,
      "x-default": `${base}/fr/schools/s/e`,
    },
  });
});

test("where only the menus are translated, the canonical page is the one in the content's language", () => {
  const { alternates, openGraph } = of("de", ["fr", "it"]);
  expect(alternates?.canonical).toBe(`${base}/fr/schools/s/e`);
  expect(Object.keys(alternates?.languages ?? {})).toEqual(["fr", "it", "x-default"]);
  expect(openGraph).toMatchObject({ locale: "de_DE", alternateLocale: ["fr_FR", "it_IT"] });
});

test("content in none of our languages has no versions to name", () => {
  expect(of("de", ["pl"]).alternates).toEqual({ canonical: `${base}/de/schools/s/e`, languages: {} });
});

test("a session has another address in every language", () => {
  const versions = { it: "/schools/s/e/sessions/1-zuppa", en: "/schools/s/e/sessions/1-soup" };
  const { alternates } = pageMetadata(
    "en",
    "/schools/s/e/sessions/1-soup",
    "Soup",
    undefined,
    true,
    versions,
  );
  expect(alternates).toEqual({
    canonical: `${base}/en/schools/s/e/sessions/1-soup`,
    languages: {
      it: `${base}/it/schools/s/e/sessions/1-zuppa`,
      en: `${base}/en/schools/s/e/sessions/1-soup`,
      "x-default": `${base}/it/schools/s/e/sessions/1-zuppa`,
    },
  });
});

test("the picture has its size and words in the reader's language", () => {
  const { openGraph } = of("fr");
  const [picture] = [openGraph?.images].flat() as Array<Record<string, unknown>>;
  expect(picture).toMatchObject({ url: `${base}/social.png`, width: 1200, height: 630 });
  expect(picture?.alt).toMatch(/lignes/);
});

test("a title in a tab has no soft hyphens, wherever the heading may break", () => {
  const { title, openGraph } = pageMetadata("de", "", "Genossenschafts\u00adbewegung", undefined, true);
  expect(title).toBe("Genossenschaftsbewegung");
  expect(openGraph?.title).toBe("Genossenschaftsbewegung");
});
