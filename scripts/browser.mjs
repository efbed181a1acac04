/**
 * The browser part of `npm test`: finds or installs a Chromium, starts the production build on a throw-away data folder
 * (or, with TEST_DATABASE_URL, a throw-away database on that server) and runs the journeys. Arguments go to Playwright.
 */
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findBrowser, INSTALL } from "./bench/find-browser.mjs";
import { freePort } from "./bench/free-port.mjs";
import { root, run, stop } from "./start/processes.mjs";

async function onServer(statement) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const browser = await findBrowser();
if (!browser) {
  console.error(`No Chromium, and none could be installed. Install one with: ${INSTALL}`);
  process.exit(1);
}

const port = await freePort();
const folder = mkdtempSync(join(tmpdir(), "convivio-browser-"));
const env = {
  ...process.env,
  PORT: String(port),
  PUBLIC_URL: `http://localhost:${port}`,
  CONVIVIO_DATA: folder,
  ...browser,
  APP_SECRET: "only-for-tests-0123456789abcdef0123456789abcdef",
  TRUSTED_PROXIES: "127.0.0.1 ::1",
  TSX_TSCONFIG_PATH: "tsconfig.scripts.json",
  // What the site writes, for the tests that look for what must not be in it.
  TEST_SITE_LOG: join(folder, "site.log"),
};
const database = `convivio_browser_${process.pid}`;
if (process.env.TEST_DATABASE_URL) {
  await onServer(`CREATE DATABASE ${database}`);
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${database}`;
  env.DATABASE_URL = url.toString();
}

// Before the clock of its start: a slow machine takes minutes for it.
await run(process.execPath, ["scripts/start.mjs", "--build-only"], { env });
const site = spawn(process.execPath, ["scripts/start.mjs", "--example"], {
  cwd: root,
  env,
  stdio: ["ignore", "pipe", "pipe"],
});
let said = "";
site.stdout.on("data", (chunk) => {
  said += chunk;
  appendFileSync(env.TEST_SITE_LOG, chunk);
});
site.stderr.on("data", (chunk) => {
  process.stderr.write(chunk);
  appendFileSync(env.TEST_SITE_LOG, chunk);
});

async function waitForSite() {
  for (let attempt = 0; attempt < 1800; attempt += 1) {
    if (site.exitCode !== null) throw new Error(`The site ended with ${site.exitCode}:\n${said}`);
    if (said.includes("Stop with Ctrl-C")) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The site was not ready within three minutes:\n${said}`);
}

function play() {
  return new Promise((resolve) => {
    const child = spawn(join(root, "node_modules/.bin/playwright"), ["test", ...process.argv.slice(2)], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

let code = 1;
try {
  await waitForSite();
  code = await play();
  if (code !== 0) console.log(said.split("\n").slice(-60).join("\n"));
} catch (error) {
  console.error(error.message);
} finally {
  await stop(site, { patience: 20_000 });
  rmSync(folder, { recursive: true, force: true });
  if (process.env.TEST_DATABASE_URL) await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
}
process.exit(code);
