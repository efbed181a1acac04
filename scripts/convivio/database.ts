/** The database a command works on: the one that runs, or the embedded one started for as long as the command takes. */
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { Client } from "pg";
import { DatabaseOwned, isDatabaseRunning } from "../../lib/platform/db/embedded";
import { MigrationRefused, pendingMigrations, readMigrations } from "../../lib/platform/db/migrate";
import { settings } from "../../lib/platform/env";
import { dataFolder, socketFolder } from "../../lib/platform/paths";
import { asConnection, upgrade } from "../../lib/upgrade";
import { prepareData } from "../start/prepare.mjs";
import { forkUntilReady, root, stop } from "../start/processes.mjs";
import { CommandFailure } from "./command";

/** Starts the embedded database when it is the configured one and nobody runs it. */
export async function openDatabase(): Promise<{ close: () => Promise<void> }> {
  try {
    prepareData(dataFolder());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code) throw new CommandFailure(message);
    throw new CommandFailure(
      `The data folder ${dataFolder()} can't be used (${code}). Set CONVIVIO_DATA to a folder that this account may write, or run the command as the account of the service.`,
    );
  }
  if (!settings().embedded || (await isRunning())) return { close: async () => {} };
  const child: ChildProcess = await forkUntilReady(join(root, "scripts/embedded-database.ts"), {
    env: process.env,
    exitMessage: "The embedded database did not start.",
  });
  return { close: () => stop(child, { message: "stop" }) };
}

async function isRunning(): Promise<boolean> {
  try {
    return await isDatabaseRunning(socketFolder());
  } catch (error) {
    if (error instanceof DatabaseOwned) throw new CommandFailure(error.message);
    throw error;
  }
}

/**
 * Makes sure that the database has this version's schema. An empty one gets it; one in use is left alone, because the
 * server that uses it may be of the version before.
 */
export async function requireSchema(): Promise<void> {
  const client = new Client({ connectionString: settings().databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new CommandFailure(`The database does not answer (${(error as Error).message}).`);
  }
  const connection = asConnection(client);
  try {
    const migrations = await readMigrations(join(root, "prisma/migrations"));
    const ledger = await client.query(`SELECT to_regclass('public._prisma_migrations') AS ledger`);
    if (ledger.rows[0]?.ledger === null) await upgrade(connection, root);
    const pending = await pendingMigrations(connection, migrations);
    if (pending.length > 0) {
      throw new CommandFailure(
        `The database lacks ${pending.length === 1 ? "a migration" : `${pending.length} migrations`} of this version (${pending.join(", ")}). Start this version once, or run: npm run convivio -- migrate`,
      );
    }
  } catch (error) {
    if (error instanceof MigrationRefused)
      throw new CommandFailure(`The database can't be used: ${error.message}`);
    throw error;
  } finally {
    await client.end();
  }
}
