/** Finds a Chromium for the journeys and the bench, or installs one. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../start/processes.mjs";

/** The shell first: the same engine without a window, at three quarters of the work. */
const ON_PATH = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
/** How one is put there by hand. */
export const INSTALL = "npx playwright install --with-deps --only-shell chromium";

function onPath() {
  for (const name of ON_PATH) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
    if (found) return { CHROMIUM_PATH: found };
  }
  return null;
}

/** Playwright's own, which it finds by itself. */
async function ofPlaywright() {
  const { chromium } = await import("@playwright/test");
  const started = await chromium.launch({ args: ["--no-sandbox"] }).catch(() => null);
  await started?.close();
  return started ? {} : null;
}

/** What tells Playwright where the browser is, or null where there is none. */
export async function findBrowser() {
  const present = onPath() ?? (await ofPlaywright());
  if (present) return present;
  console.log("No Chromium found. Trying to install one.");
  const playwright = join(root, "node_modules/.bin/playwright");
  spawnSync(playwright, ["install", "--only-shell", "chromium"], { stdio: "inherit", timeout: 300_000 });
  const downloaded = await ofPlaywright();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && spawnSync("sh", ["-c", "command -v apt-get"]).status === 0) {
    const install = (name) => `apt-get install -y -qq ${name}`;
    spawnSync("sh", ["-c", `apt-get update -qq; ${install(ON_PATH[0])} || ${install(ON_PATH[1])}`], {
      stdio: "inherit",
      timeout: 600_000,
    });
  }
  return onPath();
}
