import type { APIRequestContext } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeRoom } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { SITE } from "../authorization/send";
import { expect, test } from "../fixtures";

const EXAMPLES = ["common-table-school", "international-school-social-cooperatives"];
const MARKS = ["noopener", "noreferrer", "nofollow", "ugc"];
/** Where our own words lead to elsewhere: programs that take a calendar. */
const CALENDARS = ["calendar.google.com", "outlook.live.com", "outlook.office.com"];

/** The links of a page: those that leave the site, with their marks, and the pages it names within. */
async function linksOf(request: APIRequestContext, path: string) {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  const away: Array<{ where: string; href: string; host: string; rel: string[] }> = [];
  const within: string[] = [];
  if (!answer.headers()["content-type"]?.startsWith("text/html")) return { away, within };
  const html = await answer.text();
  // Nothing is asked of anybody else before somebody leaves.
  const loaded = html.matchAll(
    /<(?:script|img|iframe|video|audio|source|form|link(?! rel="(?:canonical|alternate)"))\s[^>]*?\b(?:src|srcset|href|action)="((?:https?:)?\/\/[^"]*)"/g,
  );
  for (const [, address = ""] of loaded) expect(new URL(address, SITE).host, path).toBe(new URL(SITE).host);
  for (const [, tag = ""] of html.matchAll(/<a\s([^>]*)>/g)) {
    const href = /\bhref="([^"]*)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const { protocol, host, pathname } = new URL(href, `${SITE}${path}`);
    const rel = /\brel="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? [];
    // The map of the phone itself: no site is asked, and nobody typed this address.
    if (protocol === "geo:") continue;
    // A calendar program's own scheme; the address is ours.
    if (host === new URL(SITE).host) within.push(protocol === "webcal:" ? path : pathname);
    else away.push({ where: path, href, host, rel });
  }
  return { away, within };
}

type Away = Awaited<ReturnType<typeof linksOf>>["away"];

function unmarked(links: Away): string[] {
  const needed = (host: string) => (CALENDARS.includes(host) ? MARKS.slice(0, 2) : MARKS);
  return links
    .filter(({ host, rel }) => needed(host).some((mark) => !rel.includes(mark)))
    .map(({ where, href }) => `${where}: ${href}`);
}

test("every link of the example that leads elsewhere is marked as somebody's", async ({ request }) => {
  const left = ["/en", ...EXAMPLES.map((slug) => `/en/schools/${slug}`)];
  const seen = new Set(left);
  const links: Away = [];
  for (let page = left.pop(); page; page = left.pop()) {
    const { away, within } = await linksOf(request, page);
    links.push(...away);
    for (const next of within) {
      if (seen.has(next) || !EXAMPLES.some((slug) => next.startsWith(`/en/schools/${slug}/`))) continue;
      seen.add(next);
      left.push(next);
    }
  }
  expect(seen.size).toBeGreaterThan(50);
  expect([...seen].some((page) => page.endsWith("/lite"))).toBe(true);
  expect(unmarked(links)).toEqual([]);
  const hosts = new Set(links.map(({ host }) => host));
  for (const host of ["federation.example.org", ...CALENDARS]) expect(hosts).toContain(host);
});

test("an address that somebody typed is marked wherever it is shown", async ({ request }) => {
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
    `/en/practices/${school.slug}/1-practice`,
    own,
    `/en/schools/${past.school.slug}/${past.edition.slug}`,
  ])
    links.push(...(await linksOf(request, page)).away);
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
