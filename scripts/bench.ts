/**
 * `npm run bench`: the registration rush, kills in its middle, public pages, a large programme, growth, commits,
 * measured on the production build of this working tree, on loopback, with a data folder of its own that is taken away
 * afterwards. Exit code 1 when anything that must hold did not.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureCommits } from "./bench/measure-commits";
import { measureErasure } from "./bench/measure-erasure";
import { measureExports } from "./bench/measure-exports";
import { measureImports } from "./bench/measure-imports";
import { measureOptions } from "./bench/measure-options";
import { measurePages } from "./bench/measure-pages";
import { measurePeople } from "./bench/measure-people";
import { measurePhone } from "./bench/measure-phone";
import { measureProgramme } from "./bench/measure-programme";
import { measureRegistrations } from "./bench/measure-registrations";
import { measureKills, measureRush, type Outcome } from "./bench/measure-rush";
import { measureSessions } from "./bench/measure-sessions";
import { measureSets } from "./bench/measure-sets";
import { measureTotals } from "./bench/measure-totals";
import { makeSite } from "./bench/site";

const USAGE = `Usage: npm run bench -- [OPTIONS]

  --rounds N     rushes of 500 people for 100 places (default 20)
  --kills N      kill -9 in the middle of a rush (default 20)
  --seconds N    how long each page is asked for (default 5)
  --only PART    rush, registrations, kills, pages, phone, programme, sessions, people, sets, options, totals,
                  exports, imports, erasure or commits;
                  may be given several times
  --processes N  web processes of the site (default 1; several need PostgreSQL)
  --busy         while a loop on each processor does nothing for nobody
  --quick        three rounds, three kills, two seconds, growth at its beginning
  --help         this text

Measured is the embedded database; with TEST_DATABASE_URL=postgresql://… a throw-away database on that server.
Figures of one machine are compared with the bare server of the same run, never with another day's.`;

const PARTS = [
  "rush",
  "registrations",
  "kills",
  "pages",
  "phone",
  "programme",
  "sessions",
  "people",
  "sets",
  "options",
  "totals",
  "exports",
  "imports",
  "erasure",
  "commits",
] as const;

const COMMIT_ROUNDS = 3;
const PROGRAMME_ROUNDS = 3;
const REGISTRATION_ROUNDS = 3;
const PHONE_ROUNDS = 5;

function read(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string" },
      kills: { type: "string" },
      seconds: { type: "string" },
      only: { type: "string", multiple: true },
      processes: { type: "string" },
      busy: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const number = (word: string | undefined, usual: number, most: number) => {
    const value = word === undefined ? usual : Number(word);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new Error(`"${word}" is not a number from 1 to ${most}.`);
    return value;
  };
  const stray = values.only?.find((part) => !PARTS.includes(part as (typeof PARTS)[number]));
  if (stray) throw new Error(`There is no part "${stray}". There are: ${PARTS.join(", ")}.`);
  const { quick, help, busy } = values;
  return {
    help,
    quick,
    busy,
    processes: number(values.processes, 1, 8),
    rounds: number(values.rounds, quick ? 3 : 20, 200),
    kills: number(values.kills, quick ? 3 : 20, 200),
    seconds: number(values.seconds, quick ? 2 : 5, 60),
    only: values.only ?? [...PARTS],
  };
}

async function bench(choice: ReturnType<typeof read>): Promise<string[]> {
  const engine = process.env.TEST_DATABASE_URL ? "PostgreSQL" : "embedded database";
  const memory = Math.round(totalmem() / 1024 ** 3);
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} processors, ${memory} GB, Node ${process.version}, ${engine}`,
  );
  const { site, remove } = await makeSite({ environment: { WEB_PROCESSES: String(choice.processes) } });
  let loops: ChildProcess[] = [];
  const faults: string[] = [];
  const show = ({ text, faults: found }: Outcome) => {
    console.log(`\n${text}\n`);
    faults.push(...found);
  };
  try {
    if (choice.only.includes("commits")) show(await measureCommits(COMMIT_ROUNDS, console.log));
    if (choice.only.every((part) => part === "commits")) return faults;
    await site.start("--example");
    await site.openRecords();
    if (choice.busy) loops = keepBusy();
    if (choice.only.includes("pages")) show(await measurePages(site, choice.seconds, console.log));
    if (choice.only.includes("phone"))
      show(await measurePhone(site, choice.quick ? 3 : PHONE_ROUNDS, console.log));
    if (choice.only.includes("programme")) show(await measureProgramme(PROGRAMME_ROUNDS, console.log));
    if (choice.only.includes("sessions")) show(await measureSessions(site, choice.quick, console.log));
    if (choice.only.includes("people")) show(await measurePeople(site, choice.quick, console.log));
    if (choice.only.includes("sets")) show(await measureSets(site, choice.quick, console.log));
    if (choice.only.includes("options")) show(await measureOptions(choice.quick, console.log));
    if (choice.only.includes("totals")) show(await measureTotals(choice.quick, console.log));
    if (choice.only.includes("exports")) show(await measureExports(site, choice.quick, console.log));
    if (choice.only.includes("imports")) show(await measureImports(site, choice.quick, console.log));
    if (choice.only.includes("erasure")) show(await measureErasure(choice.quick, console.log));
    if (choice.only.includes("rush")) show(await measureRush(site, choice.rounds, console.log));
    if (choice.only.includes("registrations"))
      show(await measureRegistrations(site, REGISTRATION_ROUNDS, console.log));
    if (choice.only.includes("kills")) show(await measureKills(site, choice.kills, console.log));
  } finally {
    for (const loop of loops) loop.kill();
    await remove();
  }
  return faults;
}

/** A loop for each processor, as another program on the same machine would run. */
const keepBusy = (): ChildProcess[] =>
  cpus().map(() => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));

async function main(): Promise<number> {
  let choice: ReturnType<typeof read>;
  try {
    choice = read(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (choice.help) {
    console.log(USAGE);
    return 0;
  }
  const faults = await bench(choice);
  for (const fault of faults) console.error(`WRONG: ${fault}`);
  console.log(faults.length === 0 ? "Everything held." : `${faults.length} things did not hold.`);
  return faults.length === 0 ? 0 : 1;
}

process.exit(await main());
