import { comeAll, judgeRush, makeRush, type Seen } from "./rush";
import { type Site, until } from "./site";
import { median, quantile } from "./statistics";
import { figure, table } from "./table";

const PEOPLE = 500;
const PLACES = 100;
const KILL_PEOPLE = 120;
const KILL_PLACES = 40;

/** What went wrong in all rounds together; nothing may. */
export interface Outcome {
  text: string;
  faults: string[];
}

/** Rounds of 500 people at once for 100 places, all by HTTP. */
export async function measureRush(site: Site, rounds: number, say: (line: string) => void): Promise<Outcome> {
  const faults: string[] = [];
  const took: number[] = [];
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const rush = await makeRush(site.url, PLACES);
    const began = performance.now();
    const seen = await comeAll(rush, PEOPLE);
    const seconds = (performance.now() - began) / 1_000;
    took.push(seconds);
    times.push(...seen.map((answer) => answer.ms));
    const wrong = seen.filter((answer) => answer.status !== 201).length;
    const found = [...(wrong ? [`${wrong} were refused`] : []), ...(await judgeRush(rush, seen, PEOPLE))];
    faults.push(...found.map((fault) => `rush ${round}: ${fault}`));
    say(
      `  rush ${round} of ${rounds}: ${figure(seconds, 1)} s${found.length ? `, ${found.join("; ")}` : ""}`,
    );
  }
  const alone = await measureAlone(site);
  const rows = [
    ["whole rush, median", `${figure(median(took), 1)} s`],
    ["registrations a second, median", figure(PEOPLE / median(took))],
    ["slowest rush", `${figure(Math.max(...took), 1)} s`],
    ["answer in the rush, median", `${figure(median(times) / 1_000, 1)} s`],
    ["answer in the rush, 95 %", `${figure(quantile(times, 0.95) / 1_000, 1)} s`],
    ["one person alone, median", `${figure(alone)} ms`],
  ];
  return { text: table([`${PEOPLE} for ${PLACES}, ${rounds} rounds`, "figure"], rows), faults };
}

async function measureAlone(site: Site): Promise<number> {
  const rush = await makeRush(site.url, PLACES);
  const times: number[] = [];
  for (let number = 0; number < 30; number += 1) times.push((await rush.come(number)).ms);
  return median(times);
}

/**
 * Rounds in which the web server, or the supervisor with all it started, is killed in the middle of a rush; whoever got
 * no answer sends the same again. Every answer seen must be in the database.
 */
export async function measureKills(
  site: Site,
  rounds: number,
  say: (line: string) => void,
): Promise<Outcome> {
  const faults: string[] = [];
  const recovered: number[] = [];
  let acknowledged = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const rush = await makeRush(site.url, KILL_PLACES);
    let answered = 0;
    const coming = Array.from({ length: KILL_PEOPLE }, async (_, number) => {
      const seen = await rush.come(number);
      if (seen.status === 201) answered += 1;
      return seen;
    });
    await until("some answers have arrived", () => answered >= 10 + ((round * 7) % 60), 120_000);
    // Not only the web server: a supervisor gives up on a server that ends five times within a minute.
    const which = round % 2 ? "web" : "supervisor";
    const began = performance.now();
    await killAndWait(site, which);
    recovered.push((performance.now() - began) / 1_000);
    const seen = await Promise.all(coming);
    const lost = seen.filter((answer) => answer.status !== 201);
    acknowledged += seen.length - lost.length;
    const again: Seen[] = await Promise.all(lost.map((answer) => rush.come(answer.number)));
    const found = await judgeRush(rush, [...seen, ...again], KILL_PEOPLE);
    faults.push(...found.map((fault) => `kill ${round}: ${fault}`));
    say(
      `  kill ${round} of ${rounds} (${which}): ${lost.length} without answer, back after ${figure(recovered.at(-1) ?? 0, 1)} s${found.length ? `, ${found.join("; ")}` : ""}`,
    );
  }
  const rows = [
    ["answers seen before a kill", acknowledged],
    ["of them lost or told wrongly", faults.length],
    ["back after, median", `${figure(median(recovered), 1)} s`],
    ["back after, slowest", `${figure(Math.max(...recovered), 1)} s`],
  ];
  return { text: table([`kill -9 in mid-rush, ${rounds} rounds`, "figure"], rows), faults };
}

async function killAndWait(site: Site, which: "web" | "supervisor"): Promise<void> {
  const before = site.web()?.pid;
  site.kill(which);
  if (which === "web") {
    await until(
      "another web server answers",
      async () => site.web()?.pid !== before && (await site.isAlive()),
      60_000,
    );
    return;
  }
  await until("the web server has gone", async () => !(await site.isAlive()));
  await site.start("--example");
  await site.openRecords();
}
