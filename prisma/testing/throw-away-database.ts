import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Client } from "pg";
import { applyMigrations, readMigrations } from "@/lib/platform/db/migrate";

export interface ThrowAwayDatabase {
  url: string;
  stop: () => Promise<void>;
}

/** Brings a database to the schema of the working tree. */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await applyMigrations(
    { query: (sql, parameters) => client.query(sql, parameters), execute: (sql) => client.query(sql) },
    await readMigrations(join(process.cwd(), "prisma/migrations")),
  );
  await client.end();
}

/** A data folder that a throw-away database may have. */
export const throwAwayFolder = () => mkdtempSync(join(tmpdir(), "convivio-test-"));

/** What an empty database depends on: the engine, how it is made, and the schema of the working tree. */
async function stateOfTree(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of [
    "package-lock.json",
    "lib/platform/db/embedded-engine.ts",
    "lib/platform/db/extensions.ts",
    "lib/platform/db/flushing-files.ts",
  ])
    hash.update(readFileSync(join(process.cwd(), file)));
  for (const { name, checksum } of await readMigrations(join(process.cwd(), "prisma/migrations")))
    hash.update(`${name} ${checksum}`);
  return hash.digest("hex").slice(0, 16);
}

/**
 * An empty database with today's schema, made once by the product's own code for each state of the tree: the engine takes
 * seconds to make one, and every test that wants its own would wait for the same.
 */
async function emptyDatabase(): Promise<string> {
  const kept = join(process.cwd(), "node_modules/.cache/convivio-tests", await stateOfTree());
  if (existsSync(kept)) return kept;
  const made = throwAwayFolder();
  const database = await serveEmbedded(made);
  await migrate(database.url);
  await database.end();
  mkdirSync(dirname(kept), { recursive: true });
  const beside = mkdtempSync(`${kept}.`);
  cpSync(join(made, "database"), join(beside, "database"), { recursive: true });
  rmSync(made, { recursive: true, force: true });
  try {
    renameSync(beside, kept);
    forgetOthers(kept);
  } catch {
    // Somebody else made the same one meanwhile.
    rmSync(beside, { recursive: true, force: true });
  }
  return kept;
}

/** States that the tree had before; one that is being made has a longer name. */
function forgetOthers(kept: string): void {
  for (const name of readdirSync(dirname(kept)))
    if (/^[0-9a-f]{16}$/.test(name) && name !== basename(kept))
      rmSync(join(dirname(kept), name), { recursive: true, force: true });
}

/** The product's own embedded database in a process of its own, with today's schema, in a folder that goes with it. */
export async function startEmbedded(folder = throwAwayFolder()): Promise<ThrowAwayDatabase> {
  if (!existsSync(join(folder, "database"))) cpSync(await emptyDatabase(), folder, { recursive: true });
  const { url, end } = await serveEmbedded(folder);
  return {
    url,
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serveEmbedded(folder: string): Promise<{ url: string; end: () => Promise<void> }> {
  const child: ChildProcess = fork(join(process.cwd(), "scripts/embedded-database.ts"), [], {
    env: { ...process.env, CONVIVIO_DATA: folder, TSX_TSCONFIG_PATH: "tsconfig.scripts.json" },
    execArgv: ["--import", "tsx"],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.on("message", () => resolve());
    child.on("exit", (code) => reject(new Error(`The embedded test database ended with ${code}`)));
  });
  const sockets = encodeURIComponent(join(folder, "run"));
  return {
    url: `postgresql://postgres@localhost/postgres?host=${sockets}&sslmode=disable`,
    end: () =>
      new Promise((resolve) => {
        child.on("exit", () => resolve());
        child.send("stop");
      }),
  };
}

let made = 0;

/** A fresh database on the server of TEST_DATABASE_URL, dropped afterwards. */
export async function createOnServer(server: string): Promise<ThrowAwayDatabase> {
  made += 1;
  const name = `convivio_test_${process.pid}_${made}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    async stop() {
      const again = new Client({ connectionString: server });
      await again.connect();
      await again.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await again.end();
    },
  };
}
