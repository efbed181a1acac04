/**
 * `npm run bench`: the registration rush, kills in its middle, public pages, a large programme, growth, commits,
 * measured on the production build of this working tree, on loopback, with a data folder of its own that is taken away
 * afterwards. Client and build are made first where they are missing or old. Exit code 1 when anything that must hold did not.
 */
import { parseArgs } from "node:util";
import { prepareBuild, prepareClient } from "./start/prepare.mjs";

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
  await prepareClient();
  await prepareBuild(console.log);
  // Only now: it loads the database client, which may just have been made.
  const { runParts } = await import("./bench/run-parts");
  const faults = await runParts(choice);
  for (const fault of faults) console.error(`WRONG: ${fault}`);
  console.log(faults.length === 0 ? "Everything held." : `${faults.length} things did not hold.`);
  return faults.length === 0 ? 0 : 1;
}

process.exit(await main());
