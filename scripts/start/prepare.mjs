/** What a first start makes: folder, secret, database client, build. Each step is skipped when nothing changed. */
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { buildLiveModules } from "./live-modules.mjs";
import { root, run } from "./processes.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "prisma/schema",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
  "scripts/start/live-modules.mjs",
];
const NODE = process.execPath;
const NEXT = join(root, "node_modules/next/dist/bin/next");
const PRISMA = join(root, "node_modules/prisma/build/index.js");

/** Reads `.env` beside package.json into the environment, when there is one; what is set already wins. */
export function loadSettingsFile() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Makes the data folder, which only its owner may enter, and, once, the installation's secret. People's addresses are in
 * there: an older version left its files readable to every account of the machine.
 * @throws when the folder belongs to another account (root, who may enter anywhere, is let through).
 */
export function prepareData(folder, { account = process.getuid?.(), warn = console.warn } = {}) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Windows has no modes and no numbers of accounts.
  if (account !== undefined) keepToOwner(folder, account, warn);
  const secret = join(folder, "secret");
  if (!process.env.APP_SECRET && !existsSync(secret)) {
    writeFileSync(secret, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600 });
  }
}

function keepToOwner(folder, account, warn) {
  const { uid } = statSync(folder);
  if (account !== 0 && uid !== account) {
    throw new Error(
      `The data folder ${folder} belongs to another account (number ${uid}). Run this as that account, or set CONVIVIO_DATA to a folder of your own.`,
    );
  }
  try {
    chmodSync(folder, 0o700);
  } catch {
    // A file system that keeps no modes may refuse; what counts is asked next.
  }
  if ((statSync(folder).mode & 0o077) !== 0) {
    warn(
      `Other accounts of this machine can read ${folder}: its file system keeps no permissions. Put the data on one that does (CONVIVIO_DATA).`,
    );
  }
}

/** Generates the database client when the schema changed. */
export async function prepareClient() {
  const marker = join(root, "prisma/generated/.made-from");
  const print = fingerprint(["prisma/schema", "package-lock.json"], true);
  if (readMarker(marker) === print) return;
  await run(NODE, [PRISMA, "generate"], { quiet: true });
  writeFileSync(marker, print);
}

/** Builds the site when a source changed since the last build. */
export async function prepareBuild(say) {
  const marker = join(root, ".next/made-from");
  const print = fingerprint(SOURCES, true);
  if (existsSync(join(root, ".next/BUILD_ID")) && readMarker(marker) === print) return;
  say("Building the site. The first time this takes about a minute.");
  await run(NODE, [NEXT, "build"], {
    quiet: true,
    // What Next draws while it builds is shown to nobody.
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", DOCUMENTS: "0" },
  });
  await buildLiveModules();
  writeFileSync(marker, print);
}

function readMarker(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** A hash over the content of files and folders, tests left out. */
export function fingerprint(places) {
  const hash = createHash("sha256");
  const visit = (place) => {
    const path = join(root, place);
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== "generated") visit(join(place, name));
    } else if (!/\.test\.tsx?$/.test(place)) {
      hash.update(place).update("\0").update(readFileSync(path));
    }
  };
  for (const place of places) visit(place);
  return hash.digest("hex");
}
