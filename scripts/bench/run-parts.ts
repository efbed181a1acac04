import { type ChildProcess, spawn } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { measureCommits } from "./measure-commits";
import { measureErasure } from "./measure-erasure";
import { measureExports } from "./measure-exports";
import { measureImports } from "./measure-imports";
import { measureOptions } from "./measure-options";
import { measurePages } from "./measure-pages";
import { measurePeople } from "./measure-people";
import { measurePhone } from "./measure-phone";
import { measureProgramme } from "./measure-programme";
import { measureRegistrations } from "./measure-registrations";
import { measureKills, measureRush, type Outcome } from "./measure-rush";
import { measureSessions } from "./measure-sessions";
import { measureSets } from "./measure-sets";
import { measureTotals } from "./measure-totals";
import { makeSite } from "./site";

const COMMIT_ROUNDS = 3;
const PROGRAMME_ROUNDS = 3;
const REGISTRATION_ROUNDS = 3;
const PHONE_ROUNDS = 5;

/** What is measured, how often, and on what. */
export interface BenchChoice {
  rounds: number;
  kills: number;
  seconds: number;
  only: readonly string[];
  processes: number;
  busy: boolean;
  quick: boolean;
}

/** Makes a site, measures the parts that are asked for, and takes it away again. @returns what did not hold */
export async function runParts(choice: BenchChoice): Promise<string[]> {
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
