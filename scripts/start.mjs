/**
 * `npm start`: prepares what is missing, starts the embedded database when no DATABASE_URL is set, applies migrations,
 * serves, and stops everything in order. `--dev` serves with hot reload; `--example` makes the example schools too;
 * `--build-only` makes client and build, and ends.
 */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { loadSettingsFile, prepareBuild, prepareClient, prepareData } from "./start/prepare.mjs";
import {
  forkUntilReady,
  isPortFree,
  listenAddress,
  ownAddress,
  root,
  run,
  stop,
  typescript,
} from "./start/processes.mjs";

const OPTIONS = ["--dev", "--example", "--build-only"];
const unknown = process.argv.slice(2).find((word) => !OPTIONS.includes(word));
if (unknown) {
  console.error(`There is no option "${unknown}". There are: ${OPTIONS.join(", ")}.`);
  process.exit(2);
}

loadSettingsFile();
const development = process.argv.includes("--dev");
const embedded = !process.env.DATABASE_URL;
const example = embedded || process.argv.includes("--example");
const port = process.env.PORT || "3000";
const say = (line) => console.log(line);

const env = {
  ...process.env,
  PORT: port,
  CONVIVIO_DATA: resolve(root, process.env.CONVIVIO_DATA || ".data"),
  PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
  TSX_TSCONFIG_PATH: "tsconfig.scripts.json",
  NEXT_TELEMETRY_DISABLED: "1",
};
env.NEXTAUTH_URL = env.PUBLIC_URL;
// What is no address is said by the check of the settings, below.
const host = URL.canParse(env.PUBLIC_URL) ? listenAddress(env.PUBLIC_URL, env.HOST) : "127.0.0.1";

let database;
let web;
let leaving = false;

async function leave(code) {
  if (leaving) return;
  leaving = true;
  await stop(web);
  await stop(database, { message: "stop" });
  process.exit(code);
}
// New web processes one after the other: the site stays up meanwhile.
process.on("SIGUSR2", () => web?.kill("SIGUSR2"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void leave(0));

const CRASH_WINDOW_MS = 60_000;
// TEST_MOST_CRASHES: a test that kills the process again and again is no crash loop.
const MOST_CRASHES = Number(process.env.TEST_MOST_CRASHES ?? 5);
const AGAIN_MS = 500;
const crashes = { "web server": [], "embedded database": [] };

/** A child that was killed or crashed is started again; one that keeps ending would only hide its reason. */
function startAgain(what, code, start) {
  if (leaving) return;
  crashes[what].push(Date.now());
  const recent = crashes[what].filter((at) => Date.now() - at < CRASH_WINDOW_MS);
  if (recent.length >= MOST_CRASHES) {
    console.error(`The ${what} ended ${recent.length} times within a minute (last code ${code}). Giving up.`);
    void leave(1);
  } else {
    console.error(`The ${what} ended (code ${code}). Starting it again.`);
    setTimeout(start, AGAIN_MS);
  }
}

function serve() {
  if (leaving) return;
  // CONVIVIO_WEB_COMMAND (JSON) lets the tests of this supervisor serve something lighter than the whole site.
  const own = [join(root, "server/web.mjs"), "--port", port, ...(host ? ["--host", host] : [])];
  if (development) own.push("--dev");
  const command = process.env.CONVIVIO_WEB_COMMAND ? JSON.parse(process.env.CONVIVIO_WEB_COMMAND) : own;
  const preload = join(root, "scripts/start/leave-with-parent.mjs");
  web = spawn(process.execPath, ["--import", preload, ...command], {
    cwd: root,
    env: { ...env, NODE_ENV: development ? "development" : "production" },
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  web.on("exit", (code, signal) => startAgain("web server", code ?? signal, serve));
}

async function isReady() {
  for (let attempt = 0; attempt < 600 && !leaving; attempt += 1) {
    try {
      const answer = await fetch(`http://${ownAddress(host)}:${port}/api/healthz`);
      if (answer.ok) return true;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function startDatabase() {
  database = await forkUntilReady(join(root, "scripts/embedded-database.ts"), {
    env,
    exitMessage: "The embedded database did not start.",
  });
  database.on("exit", (code, signal) => startAgain("embedded database", code ?? signal, restartDatabase));
}

/** Meanwhile the web server answers from its cache, and 503 for the rest. */
async function restartDatabase() {
  if (leaving) return;
  await startDatabase().catch(async (error) => {
    console.error(error.message);
    await leave(1);
  });
}

try {
  await prepareClient();
  if (process.argv.includes("--build-only")) {
    await prepareBuild(say);
    process.exit(0);
  }
  prepareData(env.CONVIVIO_DATA);
  if (embedded) await startDatabase();
  if (!(await isPortFree(port, host))) {
    console.error(
      `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${Number(port) + 1} npm start`,
    );
    await leave(1);
  }
  const prepare = [...typescript, "scripts/prepare-database.ts", ...(example ? ["--example"] : [])];
  await run(process.execPath, prepare, { env });
  if (!development && !process.env.CONVIVIO_WEB_COMMAND) await prepareBuild(say);
  // What the web server writes is people's data (mails, files); what was built may be for other accounts, too.
  process.umask(0o077);
  serve();
  // Made while the web server comes up, and shown once it answers.
  const printing = [...typescript, "scripts/print-sign-in-links.ts"];
  const links = example ? run(process.execPath, printing, { env, quiet: true }) : Promise.resolve("");
  // Judged where they are waited for.
  links.catch(() => undefined);
  const ready = await isReady();
  if (!ready && !leaving)
    console.error("The web server does not answer yet. Its messages above may say why; it is left running.");
  if (ready && !leaving) {
    say(`\nConvivio is at ${env.PUBLIC_URL}`);
    if (example) process.stdout.write(await links);
    if (embedded)
      say(
        `Data is in ${env.CONVIVIO_DATA} (embedded database; for a busy site or several machines set DATABASE_URL).`,
      );
    say("Stop with Ctrl-C.");
  }
} catch (error) {
  if (!leaving) {
    if (!error.exitCode) console.error(error.message);
    await leave(error.exitCode ?? 1);
  }
}
