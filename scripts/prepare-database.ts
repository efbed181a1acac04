/** Brings the database of this installation to this version (migrations, then steps); with --example also makes the example schools once. */
import { Client } from "pg";
import { carelessSettings } from "../lib/platform/careless";
import { MigrationRefused } from "../lib/platform/db/migrate";
import { isPooled, limitRole } from "../lib/platform/db/session-limits";
import { settings } from "../lib/platform/env";
import { EXAMPLE_MADE } from "../lib/setup/rules/example";
import { asConnection, upgrade } from "../lib/upgrade";

const example = process.argv.includes("--example");

try {
  const { databaseUrl } = settings();
  const careless = carelessSettings(settings());
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  let missing = false;
  try {
    if (careless.length > 0 && (await isEmpty(client)))
      throw new Error(
        `These settings can't be used at a first start:\n${careless.map(({ sentence }) => `  ${sentence}`).join("\n")}`,
      );
    for (const { sentence } of careless) console.warn(`\nWARNING. ${sentence}.\n`);
    for (const line of await upgrade(asConnection(client), process.cwd())) console.log(line);
    if (isPooled(databaseUrl)) await limitRole(client);
    missing = example && !(await wasExampleMade(client));
  } finally {
    await client.end();
  }
  if (missing) await makeExample();
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

/** As at every start but the first, which then loads nothing of it; whether it is to be made the maker itself decides. */
async function wasExampleMade(client: Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM setting WHERE key = $1", [EXAMPLE_MADE]);
  return rowCount === 1;
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
