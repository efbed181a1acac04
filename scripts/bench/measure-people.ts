import { cookieOf } from "@/e2e/authorization/world";
import { makeMember } from "@/prisma/factories/people";
import { type DeskPage, measurePage, over, PAGE_HEAD, pageRow } from "./desk-page";
import { makePeople } from "./growth-people";
import type { Outcome } from "./measure-rush";
import type { Site } from "./site";
import { table } from "./table";

const PEOPLE = [1_000, 10_000, 50_000];

/** What a page may cost the web server with the most people, in ms of its processor; and how heavy the overview may be. */
const MOST_MS = 60;
const MOST_BYTES = 40_000;

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
  for (const people of quick ? PEOPLE.slice(0, 1) : PEOPLE) {
    say(`  an edition of ${people} people`);
    const measured = await growPeople(site, people);
    pages.push(...measured.map(([name, page]) => pageRow(`${name}, ${people} people`, page)));
    if (people === PEOPLE.at(-1)) faults.push(...measured.flatMap(([name, page]) => judgePage(name, page)));
  }
  return { text: table(PAGE_HEAD, pages), faults };
}

/** The desk's pages about people, by what they are called. */
async function growPeople(site: Site, people: number): Promise<Array<[string, DeskPage]>> {
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
  return measured;
}

function judgePage(name: string, page: DeskPage): string[] {
  const heavy = name === "overview" && page.packed > MOST_BYTES;
  return [
    ...over(name, page.web, MOST_MS),
    ...(heavy ? [`${name}: ${page.packed} bytes gz, not at most ${MOST_BYTES}`] : []),
  ];
}
