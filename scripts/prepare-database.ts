/** Applies migrations to the database of this installation; with --example also makes the example schools once. */
import { join } from "node:path";
import { Client } from "pg";
import { applyMigrations, MigrationRefused, readMigrations } from "../lib/platform/db/migrate";
import { settings } from "../lib/platform/env";

try {
  const { databaseUrl } = settings();
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const applied = await applyMigrations(
      { query: (sql, parameters) => client.query(sql, parameters), execute: (sql) => client.query(sql) },
      await readMigrations(join(process.cwd(), "prisma/migrations")),
    );
    for (const name of applied) console.log(`Applied migration ${name}`);
  } finally {
    await client.end();
  }
  if (process.argv.includes("--example")) await makeExample();
} catch (error) {
  if (error instanceof MigrationRefused) console.error(`The database can't be used: ${error.message}`);
  else console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function makeExample(): Promise<void> {
  const { databaseClock, db, disconnect } = await import("../lib/platform/db/client");
  const { seedExample } = await import("../prisma/example/seed");
  try {
    if (await seedExample(db(), await databaseClock(db()))) console.log("Made the example schools.");
  } finally {
    await disconnect();
  }
}
