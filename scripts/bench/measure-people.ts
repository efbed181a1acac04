import { cookieOf } from "@/e2e/authorization/world";
import { makeMember } from "@/prisma/factories/people";
import { type DeskPage, measurePage, over, PAGE_HEAD, pageRow } from "./desk-page";
import { makePeople } from "./growth-people";
import type { Outcome } from "./measure-rush";
import { TELLING_HEAD, type Telling, tellEverybody, tellingRow } from "./people-work";
import type { Site } from "./site";
import { table } from "./table";

const PEOPLE = [1_000, 10_000, 50_000];

/** What a page may cost the web server with the most people, in ms of its processor; and how heavy the overview may be. */
const MOST_MS = 60;
const MOST_BYTES = 40_000;
/** How long a transaction may hold up others, in ms: half of the limit, for a busy machine. */
const MOST_TRANSACTION_MS = 8_000;

/**
 * What the desk's pages about people cost while an edition grows. @param quick the smallest size only, which is judged by
 * nothing
 */
export async function measurePeople(
  site: Site,
  quick: boolean,
  say: (line: string) => void,
): Promise<Outcome> {
  const faults: string[] = [];
  const pages: string[][] = [];
  const work: string[][] = [];
  for (const people of quick ? PEOPLE.slice(0, 1) : PEOPLE) {
    say(`  an edition of ${people} people`);
    const { pages: measured, told } = await growPeople(site, people);
    work.push(...told.map((one) => tellingRow(people, one)));
    faults.push(...told.flatMap(({ name, longest }) => over(name, longest, MOST_TRANSACTION_MS)));
    pages.push(...measured.map(([name, page]) => pageRow(`${name}, ${people} people`, page)));
    if (people === PEOPLE.at(-1)) faults.push(...measured.flatMap(([name, page]) => judgePage(name, page)));
  }
  return { text: [table(PAGE_HEAD, pages), "", table(TELLING_HEAD, work)].join("\n"), faults };
}

/** The desk's pages about people, by what they are called, and what it takes to tell them all something. */
async function growPeople(
  site: Site,
  people: number,
): Promise<{ pages: Array<[string, DeskPage]>; told: Telling[] }> {
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
  const measured: Array<[string, DeskPage]> = [];
  for (const [name, path] of Object.entries(addresses))
    measured.push([name, await measurePage(site, `${desk}/${path}`, cookie)]);
  return { pages: measured, told: await tellEverybody(edition) };
}

function judgePage(name: string, page: DeskPage): string[] {
  const heavy = name === "overview" && page.packed > MOST_BYTES;
  return [
    ...over(name, page.web, MOST_MS),
    ...(heavy ? [`${name}: ${page.packed} bytes gz, not at most ${MOST_BYTES}`] : []),
  ];
}
