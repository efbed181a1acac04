import type { APIRequestContext } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { makeSession } from "@/prisma/factories/programme";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { expect, findExampleEdition, test } from "../fixtures";

const MILAN = "/schools/international-school-social-cooperatives/milan-2015";

async function readPage(request: APIRequestContext, path: string) {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  const html = await answer.text();
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  const meta = (name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? null;
  const alternates = [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/g)];
  return {
    html,
    data: scripts.map(([, json = ""]) => JSON.parse(json) as Record<string, unknown>),
    meta,
    canonical: /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1],
    alternates: new Map(alternates.map(([, language, href]) => [language, href])),
  };
}

test("a search engine understands an edition, a session, a school and a recap", async ({ page, request }) => {
  const edition = await findExampleEdition(page);
  const open = await readPage(request, `/en${edition}`);
  expect(open.data[0]).toMatchObject({ "@type": "EducationEvent", offers: { "@type": "Offer" } });
  expect(open.data[0]?.performer).toContainEqual(expect.objectContaining({ "@type": "Person" }));
  const session = await readPage(request, `/en${edition}/sessions/1`);
  expect(session.data[0]).toMatchObject({
    "@type": "EducationEvent",
    superEvent: { "@type": "EducationEvent" },
  });
  const school = await readPage(request, "/en/schools/common-table-school");
  expect(school.data[0]).toMatchObject({ "@type": "Course" });
  const recap = await readPage(request, `/it${MILAN}`);
  expect(recap.data.map((one) => one["@type"])).toEqual(["EducationEvent", "NewsArticle"]);
  expect(recap.data[1]).toMatchObject({ inLanguage: "it", datePublished: expect.stringMatching(/^20/) });
});

test("a practice is a page of its own, which its school, its edition and its sessions lead to, and back", async ({
  page,
  request,
}) => {
  const edition = `/en${await findExampleEdition(page)}`;
  await page.goto(`${edition}/practices`);
  const first = page.getByRole("main").getByRole("heading", { level: 2 }).first();
  const title = (await first.textContent()) ?? "";
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const practice = new URL(page.url()).pathname;
  const { data, alternates, canonical } = await readPage(request, practice);
  expect(data[0]).toMatchObject({ "@type": "Article", headline: title });
  expect(new URL(canonical ?? "").pathname).toBe(practice);
  expect(alternates.size).toBeGreaterThan(4);
  await page.getByRole("main").locator(`a[href^="${edition}/sessions/"]`).first().click();
  await expect(page.getByRole("main").locator(`a[href="${practice}"]`)).toBeVisible();
  await page.goto("/en/practices");
  const form = page.getByRole("form", { name: "Find practices" });
  await form.getByLabel("Country").selectOption("IT");
  await form.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\/en\/practices\/find\?.*country=IT/);
  await expect(page.getByRole("status")).toHaveText(/practices? found/);
});

test("a shared link has a picture with its size and words", async ({ page, request }) => {
  const { meta } = await readPage(request, `/de${MILAN}`);
  expect([meta("og:image:width"), meta("og:image:height")]).toEqual(["1200", "630"]);
  expect(meta("og:image:alt")).toMatch(/^Mailand/);
  const edition = await findExampleEdition(page);
  const shared = [
    MILAN,
    edition,
    `${edition}/sessions/1`,
    `${edition}/speakers`,
    "/schools/common-table-school",
    "",
  ];
  const pictures = new Set<string>();
  for (const path of shared) {
    const picture = new URL((await readPage(request, `/de${path}`)).meta("og:image") ?? "");
    pictures.add(picture.pathname);
    const image = await (await request.get(picture.pathname + picture.search.replaceAll("amp;", ""))).body();
    expect([image.readUInt32BE(16), image.readUInt32BE(20)], path).toEqual([1200, 630]);
    expect(image.length).toBeLessThan(40_000);
  }
  // The people of an edition share its card.
  expect(pictures.size).toBe(5);
  expect(meta("og:locale")).toBe("de_DE");
  for (const icon of ["/icon.svg", "/apple-touch-icon.png", "/favicon.ico"])
    expect((await request.get(icon)).status(), icon).toBe(200);
});

test("versions of a session name each other by the same addresses", async ({ page, request }) => {
  const edition = await findExampleEdition(page);
  const english = await readPage(request, `/en${edition}/sessions/1`);
  expect(english.alternates.size).toBeGreaterThan(2);
  for (const [language, href] of english.alternates) {
    if (language === "x-default") continue;
    const other = await readPage(request, new URL(href ?? "").pathname);
    expect(other.canonical).toBe(href);
    expect([...other.alternates].sort()).toEqual([...english.alternates].sort());
  }
});

test("robots find the list of pages, and no example in it", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
  expect(robots).toContain("Disallow: /*/r/");
  const index = await request.get("/sitemap.xml");
  expect(index.headers()["content-type"]).toBe("application/xml; charset=utf-8");
  const parts = [...(await index.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
  expect(parts[0]).toMatch(/\?of=site$/);
  expect(parts.join()).not.toContain("common-table-school/");
  const site = await (await request.get("/sitemap.xml?of=site")).text();
  expect(site).toContain('hreflang="x-default"');
  expect(site).not.toContain("common-table-school");
  for (const none of ["none/none", `${MILAN.slice("/schools/".length)}`, "../x", ""])
    expect((await request.get(`/sitemap.xml?of=${none}`)).status(), none).toBe(404);
  const etag = index.headers().etag ?? "";
  const again = await request.get("/sitemap.xml", { headers: { "if-none-match": etag } });
  expect([200, 304]).toContain(again.status());
});

test("a published school is found within seconds, in the languages it is written in; a draft is not", async ({
  request,
}) => {
  const { school, edition } = await makeOpenEdition({
    languages: ["it", "en", "pl"],
    title: { it: "Prima edizione", en: "First edition", pl: "Pierwsza" },
  });
  const draft = await makeEdition(school, { publishedAt: null });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const sessions = [
    await makeSession(edition, { title: { it: "Zuppa", en: "Soup" } }),
    await makeSession(edition, { title: { it: "Pane" } }),
  ];
  const release = await db().release.create({ data: { ...ids, number: 1, name: "1.0" } });
  for (const session of sessions) {
    await db().releasedSession.create({
      data: { organisationId: ids.organisationId, releaseId: release.id, sessionId: session.id },
    });
  }
  await db().cacheTag.create({ data: { tag: "schools" } });
  const part = `${school.slug}/${edition.slug}`;
  await expect(async () => {
    const index = await (await request.get("/sitemap.xml")).text();
    expect(index).toContain(`/sitemap.xml?of=${part}</loc>`);
    expect(index).not.toContain(`${school.slug}/${draft.slug}<`);
  }).toPass();
  const text = await (await request.get(`/sitemap.xml?of=${part}`)).text();
  const base = `/schools/${part}`;
  const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = ""]) => new URL(address).pathname,
  );
  expect(found).toEqual(
    expect.arrayContaining([
      `/it${base}`,
      `/en${base}`,
      `/it${base}/sessions/1-zuppa`,
      `/en${base}/sessions/1-soup`,
      `/it${base}/sessions/2-pane`,
    ]),
  );
  expect(found.join(" ")).not.toMatch(/\/pl\/|\/de\/|\/en\S*2-pane/);
  for (const path of found) {
    const read = await readPage(request, path);
    expect(new URL(read.canonical ?? "").pathname).toBe(path);
  }
  const speakers = await (await request.get(`/sitemap.xml?of=${part}/speakers`)).text();
  expect(speakers).toContain(`/it${base}/speakers</loc>`);
  expect((await request.get(`/sitemap.xml?of=${school.slug}/${draft.slug}`)).status()).toBe(404);
  const german = await readPage(request, `/de${base}`);
  expect(new URL(german.canonical ?? "").pathname).toBe(`/it${base}`);
  expect([...german.alternates.keys()]).toEqual(["it", "en", "x-default"]);
});
