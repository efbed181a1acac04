import type { APIRequestContext } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";

const MARKS = ["noopener", "noreferrer", "nofollow", "ugc"];
/** Where our own words lead to elsewhere: programs that take a calendar. */
const CALENDARS = ["calendar.google.com", "outlook.live.com", "outlook.office.com"];

/** Every link of a page that leaves the site: its address and its marks. */
async function linksAway(request: APIRequestContext, path: string, site: string) {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  return [...(await answer.text()).matchAll(/<a\s([^>]*)>/g)].flatMap(([, tag = ""]) => {
    const href = /\bhref="([^"]*)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const away = new URL(href, site);
    const rel = /\brel="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? [];
    return away.host === new URL(site).host ? [] : [{ href, rel, host: away.host, where: path }];
  });
}

type Away = Awaited<ReturnType<typeof linksAway>>;

function unmarked(links: Away): string[] {
  const needed = (host: string) => (CALENDARS.includes(host) ? MARKS.slice(0, 2) : MARKS);
  return links
    .filter(({ host, rel }) => needed(host).some((mark) => !rel.includes(mark)))
    .map(({ where, href }) => `${where}: ${href}`);
}

test("every link of the example that leads elsewhere is marked as somebody's", async ({
  request,
  baseURL = "",
}) => {
  const list = await (await request.get("/sitemap.xml")).text();
  const maps = [...list.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, map = ""]) => map.replace("&amp;", "&"));
  const pages = new Set<string>();
  for (const map of maps)
    for (const [, page = ""] of (await (await request.get(map)).text()).matchAll(/<loc>([^<]+)<\/loc>/g))
      if (/^\/en(\/|$)/.test(new URL(page).pathname) && /common-table|international-school|en$/.test(page))
        pages.add(new URL(page).pathname);
  expect(pages.size).toBeGreaterThan(40);
  const links: Away = [];
  for (const page of pages) {
    links.push(...(await linksAway(request, page, baseURL)));
    if (page.endsWith("/agenda"))
      links.push(...(await linksAway(request, page.replace(/agenda$/, "lite"), baseURL)));
  }
  expect(unmarked(links)).toEqual([]);
  const hosts = new Set(links.map(({ host }) => host));
  for (const host of ["federation.example.org", ...CALENDARS]) expect(hosts).toContain(host);
});

test("an address that somebody typed is marked wherever it is shown", async ({ request, baseURL = "" }) => {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const text = {
    en: "See [more](https://text.example/) and https://bare.example/ or <mailto:a@mail.example>.",
  };
  const { school, edition } = await makeOpenEdition({
    dates: [yesterday, tomorrow],
    mode: "either",
    description: text,
  });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await db().host.create({ data: { ...ids, name: "Host", url: "https://host.example/", order: 0 } });
  const practice = await db().practice.create({
    data: {
      organisationId: ids.organisationId,
      schoolId: school.id,
      number: 1,
      title: { en: "Practice" },
      summary: text,
      contact: "someone@contact.example",
    },
  });
  await db().practiceEdition.create({ data: { ...ids, practiceId: practice.id } });
  await makeRoom(edition, { kind: "online", joinLink: "https://join.example/" });
  const registration = await makeRegistration(edition, await makeCategory(edition), { mode: "online" });
  const past = await makeOpenEdition({ dates: ["2020-05-06"] });
  const pastIds = { organisationId: past.edition.organisationId, editionId: past.edition.id };
  await db().recap.create({
    data: {
      ...pastIds,
      title: { en: "Recap" },
      article: text,
      videoUrl: "https://film.example/",
      publishedAt: new Date(),
    },
  });
  await db().recapDocument.create({
    data: { ...pastIds, title: { en: "Paper" }, url: "https://paper.example/", languages: ["en"], order: 0 },
  });
  const own = `/en/r/${linkToken("private-link", registration.id, registration.linkVersion)}`;
  const place = `/en/schools/${school.slug}/${edition.slug}`;
  const links: Away = [];
  for (const page of [
    place,
    `${place}/practices`,
    own,
    `/en/schools/${past.school.slug}/${past.edition.slug}`,
  ])
    links.push(...(await linksAway(request, page, baseURL)));
  expect(unmarked(links)).toEqual([]);
  const shown = new Set(links.map(({ href }) => href).filter((href) => href.includes(".example")));
  expect([...shown].sort()).toEqual([
    "https://bare.example/",
    "https://film.example/",
    "https://host.example/",
    "https://join.example/",
    "https://paper.example/",
    "https://text.example/",
    "mailto:a@mail.example",
    "mailto:someone@contact.example",
  ]);
});
