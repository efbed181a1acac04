import { peakMemory } from "./database-process";
import { measurePage, over, PAGE_HEAD, pageRow } from "./desk-page";
import { growProgramme, type Work } from "./growth-work";
import { measureMiss } from "./measure-pages";
import type { Outcome } from "./measure-rush";
import type { Site } from "./site";
import { figure, table } from "./table";

const SESSIONS = [250, 1_000, 5_000];

/** What the largest size may take: ms of the clock for work, ms of the web server's processor for a page. */
const MOST = { import: 30_000, transaction: 8_000, release: 6_000, programme: 300 } as const;

const WORK_HEAD = [
  "work",
  "s",
  "own CPU s",
  "database CPU s",
  "in one transaction s",
  "readyz s",
  "kept page s",
];
const PUBLIC_PAGES = (day: string) => ({ edition: "", agenda: `/agenda/${day}`, speakers: "/speakers" });

/**
 * What organisers wait for while a programme grows: an import, its next version, a release, the programme's page, the form
 * of a session; and how long everybody else waits for an answer meanwhile, and the first reader afterwards.
 * @param quick the smallest size only, which is judged by nothing
 */
export async function measureSessions(
  site: Site,
  quick: boolean,
  say: (line: string) => void,
): Promise<Outcome> {
  const faults: string[] = [];
  const work: string[][] = [];
  const pages: string[][] = [];
  const misses: string[][] = [];
  for (const sessions of quick ? SESSIONS.slice(0, 1) : SESSIONS) {
    say(`  a programme of ${sessions} sessions`);
    const grown = await growProgramme(site, sessions);
    work.push(...grown.work.map((one) => workRow(sessions, one)));
    const page = await measurePage(site, grown.programme, grown.cookie);
    const form = await measurePage(site, grown.session, grown.cookie);
    pages.push(
      pageRow(`programme of ${sessions} sessions`, page),
      pageRow(`form of one session, ${sessions} people`, form),
    );
    for (const [name, path] of Object.entries(PUBLIC_PAGES(grown.day))) {
      const url = `${site.url}/en/schools/${grown.address}${path}`;
      misses.push([`${name}, ${sessions} sessions`, figure(await measureMiss(url, grown.edition))]);
    }
    if (sessions === SESSIONS.at(-1))
      faults.push(...grown.work.flatMap(judgeWork), ...over("programme", page.web, MOST.programme));
  }
  const text = [
    table(WORK_HEAD, work),
    "",
    table(PAGE_HEAD, pages),
    "",
    table(["first reader after a change", "ms"], misses),
    "",
    table(["most memory", "MB"], memoryRows(site)),
  ].join("\n");
  return { text, faults };
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

const seconds = (ms: number | null) => (ms === null ? "–" : figure(ms / 1_000, 2));

function workRow(sessions: number, { name, clock, own, database, longest, ready, kept }: Work) {
  return [`${name}, ${sessions} sessions`, ...[clock, own, database, longest, ready, kept].map(seconds)];
}

function memoryRows(site: Site): Array<[string, string]> {
  const processes = { "web server": site.web(), "embedded database": site.database() };
  return Object.entries(processes).flatMap(([name, child]): Array<[string, string]> => {
    const most = child ? peakMemory(child.pid) : null;
    return most === null ? [] : [[name, figure(most)]];
  });
}
