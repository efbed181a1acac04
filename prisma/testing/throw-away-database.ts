import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** The product's own embedded database in a process of its own, in a folder that goes with it. */
export async function startEmbedded(folder = throwAwayFolder()): Promise<ThrowAwayDatabase> {
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
    stop: () =>
      new Promise((resolve) => {
        child.on("exit", () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
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
