/** Brings the database of this installation to this version (migrations, then steps); with --example also makes the example schools once. */
import { Client } from "pg";
import { carelessSettings } from "../lib/platform/careless";
import { MigrationRefused } from "../lib/platform/db/migrate";
import { settings } from "../lib/platform/env";
import { asConnection, upgrade } from "../lib/upgrade";

try {
  const { databaseUrl } = settings();
  const careless = carelessSettings(settings());
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    if (careless.length > 0 && (await isEmpty(client)))
      throw new Error(
        `These settings can't be used at a first start:\n${careless.map(({ sentence }) => `  ${sentence}`).join("\n")}`,
      );
    for (const { sentence } of careless) console.warn(`\nWARNING. ${sentence}.\n`);
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

/** Nobody has used it yet: no tables, or no sign-in and no organisation. */
async function isEmpty(client: Client): Promise<boolean> {
  const made = await client.query<{ made: boolean }>(
    "SELECT to_regclass('organisation') IS NOT NULL AS made",
  );
  if (!made.rows[0]?.made) return true;
  const { rowCount } = await client.query(
    "(SELECT 1 FROM organisation LIMIT 1) UNION ALL (SELECT 1 FROM login LIMIT 1)",
  );
  return rowCount === 0;
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
