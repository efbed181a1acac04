import { gzipSync } from "node:zlib";
import { cookieOf } from "@/e2e/authorization/world";
import { makeMember } from "@/prisma/factories/people";
import { findDatabase, peakMemory, timesOf } from "./database-process";
import { makePeople } from "./growth-people";
import { growProgramme, type Work } from "./growth-work";
import { measureMiss } from "./measure-pages";
import type { Outcome } from "./measure-rush";
import type { Site } from "./site";
import { median } from "./statistics";
import { figure, table } from "./table";

const SESSIONS = [250, 1_000, 5_000];
const PEOPLE = [1_000, 10_000, 50_000];
const ASKED = 20;

/** What the largest size may take: ms of the clock for work, ms of the web server's processor and bytes gz for pages. */
const MOST = {
  import: 30_000,
  transaction: 8_000,
  release: 6_000,
  programme: 300,
  overview: 60,
  overviewBytes: 40_000,
  registrations: 60,
} as const;

interface Page {
  clock: number;
  web: number;
  database: number;
  bytes: number;
  packed: number;
}

/**
 * How an installation grows: what organisers wait for with 250 to 5,000 sessions, and with 1,000 to 50,000 people.
 * @param quick the smallest size of each only, which is judged by nothing
 */
export async function measureGrowth(
  site: Site,
  quick: boolean,
  say: (line: string) => void,
): Promise<Outcome> {
  const faults: string[] = [];
  const work: Array<Array<string | number>> = [];
  const pages: Array<Array<string | number>> = [];
  const misses: Array<Array<string | number>> = [];
  for (const sessions of quick ? SESSIONS.slice(0, 1) : SESSIONS) {
    say(`  a programme of ${sessions} sessions`);
    const grown = await growProgramme(site, sessions);
    work.push(...grown.work.map((one) => workRow(sessions, one)));
    const page = await measurePage(site, grown.programme, grown.cookie);
    pages.push(pageRow(`programme of ${sessions} sessions`, page));
    const names = { edition: "", agenda: `/agenda/${grown.day}`, speakers: "/speakers" };
    for (const [name, path] of Object.entries(names)) {
      const url = `${site.url}/en/schools/${grown.address}${path}`;
      misses.push([`${name}, ${sessions} sessions`, figure(await measureMiss(url, grown.edition))]);
    }
    if (sessions === SESSIONS.at(-1))
      faults.push(...grown.work.flatMap(judgeWork), ...over("programme", page.web, MOST.programme));
  }
  for (const people of quick ? PEOPLE.slice(0, 1) : PEOPLE) {
    say(`  an edition of ${people} people`);
    const measured = await growPeople(site, people);
    pages.push(...measured.map(([name, page]) => pageRow(`${name}, ${people} people`, page)));
    if (people === PEOPLE.at(-1)) faults.push(...measured.flatMap(([name, page]) => judgePage(name, page)));
  }
  const text = [
    table(
      ["work", "s", "own CPU s", "database CPU s", "in one transaction s", "readyz s", "kept page s"],
      work,
    ),
    "",
    table(["page", "ms", "web CPU ms", "database CPU ms", "kB", "kB gz"], pages),
    "",
    table(["first reader after a change", "ms"], misses),
    "",
    table(["most memory", "MB"], memoryRows(site)),
  ].join("\n");
  return { text, faults };
}

/** The desk's pages about people, by what they are called. */
async function growPeople(site: Site, people: number): Promise<Array<[string, Page]>> {
  const { organisation, school, edition } = await makePeople(people);
  const cookie = await cookieOf((await makeMember(organisation)).login);
  const desk = `/en/organise/${school.slug}/${edition.slug}`;
  const last = Math.floor(people / 50);
  const addresses = {
    overview: "overview",
    registrations: "registrations",
    "registrations as JSON": "registrations/list",
    "registrations by name": "registrations/list?sort=name",
    "registrations, last page": `registrations/list?page=${last}`,
    "registrations, a search": "registrations/list?q=esempio%2077",
  };
  const measured: Array<[string, Page]> = [];
  for (const [name, path] of Object.entries(addresses))
    measured.push([name, await measurePage(site, `${desk}/${path}`, cookie)]);
  return measured;
}

/** A page of the desk, asked again and again by one organiser, after two requests that don't count. */
async function measurePage(site: Site, path: string, cookie: string): Promise<Page> {
  const headers = { accept: "text/html", cookie };
  const ask = async () => {
    const answer = await fetch(`${site.url}${path}`, { headers, redirect: "manual" });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  for (let warm = 0; warm < 2; warm += 1) await ask();
  const pid = await findDatabase(site);
  const before = timesOf(site, pid);
  const times: number[] = [];
  let body = Buffer.alloc(0);
  for (let asked = 0; asked < ASKED; asked += 1) {
    const began = performance.now();
    body = await ask();
    times.push(performance.now() - began);
  }
  const after = timesOf(site, pid);
  return {
    clock: median(times),
    web: (after.web - before.web) / ASKED,
    database: (after.database - before.database) / ASKED,
    bytes: body.length,
    packed: gzipSync(body).length,
  };
}

function judgeWork({ name, clock, longest, ready, kept }: Work): string[] {
  const most = name.startsWith("release") ? MOST.release : MOST.import;
  return [
    ...over(name, clock, most),
    ...over(`${name}, in one transaction`, longest ?? 0, MOST.transaction),
    ...over(`${name}, /api/readyz meanwhile`, ready ?? 0, MOST.transaction),
    ...over(`${name}, a kept page meanwhile`, kept ?? 0, MOST.transaction),
    ...(ready === null ? [`${name}: /api/readyz did not answer 200 all the time`] : []),
    ...(kept === null ? [`${name}: a kept page did not answer 200 all the time`] : []),
  ];
}

function judgePage(name: string, page: Page): string[] {
  if (name === "overview")
    return [
      ...over(name, page.web, MOST.overview),
      ...(page.packed > MOST.overviewBytes
        ? [`${name}: ${page.packed} bytes gz, not at most ${MOST.overviewBytes}`]
        : []),
    ];
  return over(name, page.web, MOST.registrations);
}

function over(name: string, ms: number, most: number): string[] {
  return ms > most ? [`${name}: ${figure(ms)} ms, not at most ${most}`] : [];
}

const seconds = (ms: number | null) => (ms === null ? "–" : figure(ms / 1_000, 2));

function workRow(sessions: number, { name, clock, own, database, longest, ready, kept }: Work) {
  return [`${name}, ${sessions} sessions`, ...[clock, own, database, longest, ready, kept].map(seconds)];
}

function pageRow(name: string, { clock, web, database, bytes, packed }: Page) {
  return [
    name,
    figure(clock),
    figure(web, 1),
    figure(database, 1),
    figure(bytes / 1_000),
    figure(packed / 1_000, 1),
  ];
}

function memoryRows(site: Site): Array<[string, string]> {
  const processes = { "web server": site.web(), "embedded database": site.database() };
  return Object.entries(processes).flatMap(([name, child]): Array<[string, string]> => {
    const most = child ? peakMemory(child.pid) : null;
    return most === null ? [] : [[name, figure(most)]];
  });
}
