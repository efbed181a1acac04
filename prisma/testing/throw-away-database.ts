import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { applyMigrations, readMigrations } from "@/lib/platform/db/migrate";
import { embeddedDatabaseUrl } from "@/lib/platform/paths";
import { keptFolder, throwAwayFolder } from "./kept-folders";

export interface ThrowAwayDatabase {
  url: string;
  /** Stops it and takes its records away. */
  stop: () => Promise<void>;
}

export interface EmbeddedDatabase extends ThrowAwayDatabase {
  /** Stops it and leaves its folder. */
  end: () => Promise<void>;
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
 * Lays an empty database with today's schema into a data folder. It was made once, by the product's own code, for this
 * state of the tree.
 */
export async function layEmptyDatabase(folder: string): Promise<void> {
  const kept = await keptFolder("empty", await stateOfTree(), async (made) => {
    const database = await serveEmbedded(made);
    await migrate(database.url);
    await database.end();
    rmSync(join(made, "run"), { recursive: true, force: true });
  });
  cpSync(kept, folder, { recursive: true });
}

/** The product's own embedded database in a process of its own, with today's schema, in a folder that goes with it. */
export async function startEmbedded(folder = throwAwayFolder()): Promise<EmbeddedDatabase> {
  if (!existsSync(join(folder, "database"))) await layEmptyDatabase(folder);
  const { url, end } = await serveEmbedded(folder);
  return {
    url,
    end,
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
  return {
    url: embeddedDatabaseUrl(join(folder, "run")),
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
