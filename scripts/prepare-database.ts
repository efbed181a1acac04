/** Brings the database of this installation to this version (migrations, then steps); with --example also makes the example schools once. */
import { Client } from "pg";
import { MigrationRefused } from "../lib/platform/db/migrate";
import { settings } from "../lib/platform/env";
import { asConnection, upgrade } from "../lib/upgrade";

try {
  const { databaseUrl } = settings();
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    for (const line of await upgrade(asConnection(client), process.cwd())) console.log(line);
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
