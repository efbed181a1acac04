import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations, readMigrations } from "@/lib/platform/db/migrate";

const WORKERS = 2;

declare module "vitest" {
  interface ProvidedContext {
    databaseUrls: string[];
    engine: "embedded" | "server";
  }
}

async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await applyMigrations(
    { query: (sql, parameters) => client.query(sql, parameters), execute: (sql) => client.query(sql) },
    await readMigrations(join(process.cwd(), "prisma/migrations")),
  );
  await client.end();
}

/** The product's own embedded database in a process of its own, in a throw-away folder. */
async function startEmbedded(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "convivio-test-"));
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

/** A fresh database on the server named by TEST_DATABASE_URL, dropped afterwards. */
async function createOnServer(server: string, number: number) {
  const name = `convivio_test_${process.pid}_${number}`;
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

/** Starts one database per worker: embedded, or on the server of TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  const databases = await Promise.all(
    Array.from({ length: WORKERS }, (_, number) =>
      server ? createOnServer(server, number) : startEmbedded(),
    ),
  );
  for (const database of databases) await migrate(database.url);
  project.provide(
    "databaseUrls",
    databases.map((database) => database.url),
  );
  project.provide("engine", server ? "server" : "embedded");
  return async () => {
    await Promise.all(databases.map((database) => database.stop()));
  };
}
