import { pauseSending, resumeSending } from "@/lib/outbox/commands/pause-sending";
import { db } from "@/lib/platform/db/client";
import { findDatabase, timesOf } from "./database-process";
import type { Outcome } from "./measure-rush";
import { comeAll, judgeRush, makeRush, type Rush, type Seen } from "./rush";
import { type Site, until } from "./site";
import { median } from "./statistics";
import { figure, table } from "./table";

const PEOPLE = 500;
const PLACES = 100;
/** Before anything is measured: what is compiled, kept and connected by then is so in every season. */
const WARM = 150;
const ALONE = 60;

interface Cost {
  what: string;
  people: number;
  seconds: number;
  /** Processor time of each, in ms. */
  web: number;
  database: number;
  /** Of one answer, in ms. */
  answer: number;
}

/** What one registration costs the web server and the database in processor time, alone and in a rush; and a refused one. */
export async function measureRegistrations(
  site: Site,
  rounds: number,
  say: (line: string) => void,
): Promise<Outcome> {
  const faults: string[] = [];
  const databasePid = await findDatabase(site);
  const measure = async (what: string, people: number, status: number, work: () => Promise<Seen[]>) => {
    const before = timesOf(site, databasePid);
    const began = performance.now();
    const seen = await work();
    const seconds = (performance.now() - began) / 1_000;
    const after = timesOf(site, databasePid);
    const others = seen.filter((answer) => answer.status !== status).length;
    if (others > 0) faults.push(`${what}: ${others} of ${people} were answered otherwise than ${status}`);
    const web = (after.web - before.web) / people;
    const database = (after.database - before.database) / people;
    const cost = { what, people, seconds, web, database, answer: median(seen.map(({ ms }) => ms)) };
    say(`  ${what}: ${figure(web, 1)} ms of Node, ${figure(database, 1)} of the database each`);
    return cost;
  };
  await comeAll(await makeRush(site.url, PLACES), WARM);
  const costs: Cost[] = [];
  const measureOne = async (what: string) => {
    const rush = await makeRush(site.url, PLACES);
    costs.push(await measure(what, PEOPLE, 201, () => comeAll(rush, PEOPLE)));
    faults.push(...(await judgeRush(rush, [], PEOPLE)));
  };
  for (let round = 1; round <= rounds; round += 1) {
    // What a registration costs, and not its mail, which leaves when it can.
    await pauseSending();
    await measureOne("rush");
    const quiet = await makeRush(site.url, PLACES);
    costs.push(await measure("one after the other", ALONE, 201, () => oneByOne(quiet, {})));
    costs.push(await measure("refused (422)", ALONE, 422, () => oneByOne(quiet, { consents: [] })));
    await resumeSending(null);
    await measureOne("rush, mails leaving meanwhile");
    await until(
      "the mails have left",
      async () => (await db().outboxMessage.count({ where: { state: "queued" } })) === 0,
      600_000,
    );
  }
  const head = ["", "a second", "ms of Node", "ms of the database", "ms to the answer"];
  const rows = [...new Set(costs.map(({ what }) => what))].map((what) => {
    const own = costs.filter((cost) => cost.what === what);
    const middle = (read: (cost: Cost) => number, digits = 1) => figure(median(own.map(read)), digits);
    return [
      what,
      middle((cost) => cost.people / cost.seconds, 0),
      middle((cost) => cost.web),
      middle((cost) => cost.database),
      middle((cost) => cost.answer),
    ];
  });
  return { text: table(head, rows), faults };
}

async function oneByOne(rush: Rush, more: Record<string, unknown>): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let number = 0; number < ALONE; number += 1)
    seen.push(await rush.come(more.consents ? 1_000 + number : number, more));
  return seen;
}
