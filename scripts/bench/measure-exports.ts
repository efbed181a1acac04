import Papa from "papaparse";
import { cookieOf } from "@/e2e/authorization/world";
import { makeMember } from "@/prisma/factories/people";
import { all, readWorkbook } from "@/prisma/testing/read-workbook";
import { makePeople } from "./growth-people";
import type { Outcome } from "./measure-rush";
import { mostMemoryOf } from "./memory";
import type { Site } from "./site";
import { figure, table } from "./table";

const PEOPLE = 50_000;
const FEW = 1_000;
/** What a file may take of the web process above what it holds idle, in bytes. */
const MOST_MEMORY = 200e6;

/**
 * What it takes to export all registrations of a large edition, as each kind of file: time, size, and memory of the web
 * process above idle. @param quick few people, judged all the same
 */
export async function measureExports(
  site: Site,
  quick: boolean,
  say: (line: string) => void,
): Promise<Outcome> {
  const people = quick ? FEW : PEOPLE;
  say(`  an edition of ${people} people`);
  const { organisation, school, edition } = await makePeople(people);
  const cookie = await cookieOf((await makeMember(organisation)).login);
  const path = `/en/organise/${school.slug}/${edition.slug}/registrations/export`;
  const faults: string[] = [];
  const lines: string[][] = [];
  // The first answer compiles and connects; it is not what an export costs.
  await take(site, `${path}?state=declined`, cookie);
  for (const format of ["csv", "xlsx"] as const) {
    say(`  as ${format}`);
    const { ms, bytes, memory } = await take(site, `${path}?format=${format}`, cookie);
    const rows = format === "csv" ? rowsOfCsv(bytes) : all(readWorkbook(bytes).sheet, "row").length;
    lines.push([`${people} as ${format}`, figure(ms), figure(bytes.length / 1e6, 1), figure(memory / 1e6)]);
    if (rows !== people + 1) faults.push(`${format}: ${rows} rows for ${people} people and their heading`);
    if (memory > MOST_MEMORY)
      faults.push(`${format}: ${figure(memory / 1e6)} MB above idle, not at most 200`);
  }
  return { text: table(["export", "ms", "MB", "MB above idle"], lines), faults };
}

const rowsOfCsv = (bytes: Buffer) =>
  Papa.parse<string[]>(bytes.toString(), { delimiter: ";", skipEmptyLines: true }).data.length;

/** A file taken whole, and the most memory of the web process above that before. */
async function take(site: Site, path: string, cookie: string) {
  let bytes = Buffer.alloc(0);
  const taken = await mostMemoryOf(site.web()?.pid ?? 0, async () => {
    const answer = await fetch(`${site.url}${path}`, { headers: { cookie }, redirect: "manual" });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    bytes = Buffer.from(await answer.arrayBuffer());
  });
  return { ...taken, bytes };
}
