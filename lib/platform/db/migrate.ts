import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { SESSION_LIMITS } from "./session-limits";

/** The two calls the runner needs; `pg` and PGlite both offer them. */
export interface MigrationConnection {
  query: (sql: string, parameters?: unknown[]) => Promise<{ rows: unknown[] }>;
  /** Runs several statements at once, without parameters. */
  execute: (sql: string) => Promise<unknown>;
}

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** A schema this version cannot run on; `message` says to the operator what to do. */
export class MigrationRefused extends Error {
  override name = "MigrationRefused";
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | string | null;
  rolled_back_at: Date | string | null;
}

const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Reads `prisma/migrations/<name>/migration.sql` in order of name; the checksum is Prisma's (SHA-256 of the file). */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Applies what is missing, one transaction each, under a transaction-level lock (session locks are shared by all
 * clients of the embedded engine). Writes the ledger as `prisma migrate deploy` does, so both stay usable.
 * @throws MigrationRefused when the database is newer than this version, or a migration was changed or left half done.
 * @returns the names applied now.
 */
export async function applyMigrations(
  connection: MigrationConnection,
  migrations: Migration[],
): Promise<string[]> {
  const applied: string[] = [];
  await inLockedTransaction(connection, async () => {
    await connection.execute(LEDGER);
  });
  for (const migration of migrations) {
    await inLockedTransaction(connection, async () => {
      const ledger = await readLedger(connection);
      refuseForeign(ledger, migrations);
      if (isApplied(ledger, migration)) return;
      await connection.execute(migration.sql);
      await connection.query(
        `INSERT INTO "_prisma_migrations" ("id","checksum","finished_at","migration_name","applied_steps_count") VALUES ($1,$2,now(),$3,1)`,
        [randomUUID(), migration.checksum, migration.name],
      );
      applied.push(migration.name);
    });
  }
  return applied;
}

/** The names not yet applied; for readiness checks. Refuses like `applyMigrations`, changes nothing. */
export async function pendingMigrations(
  connection: MigrationConnection,
  migrations: Migration[],
): Promise<string[]> {
  const ledger = await readLedger(connection);
  refuseForeign(ledger, migrations);
  return migrations.filter((migration) => !isApplied(ledger, migration)).map((migration) => migration.name);
}

async function readLedger(connection: MigrationConnection): Promise<AppliedRow[]> {
  const result = await connection.query(
    `SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return result.rows as AppliedRow[];
}

function refuseForeign(ledger: AppliedRow[], migrations: Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = ledger.find((row) => !known.has(row.migration_name));
  if (foreign) {
    throw new MigrationRefused(
      `The database was used by a newer Convivio (it knows the migration ${foreign.migration_name}, this version does not). Start that version or restore a backup made with this one.`,
    );
  }
  const unfinished = ledger.find((row) => row.finished_at === null);
  if (unfinished) {
    throw new MigrationRefused(
      `The migration ${unfinished.migration_name} was started by another tool and never finished. Restore a backup, or repair the database and mark it with "prisma migrate resolve".`,
    );
  }
}

function isApplied(ledger: AppliedRow[], migration: Migration): boolean {
  const row = ledger.find((candidate) => candidate.migration_name === migration.name);
  if (!row) return false;
  if (row.checksum !== migration.checksum) {
    throw new MigrationRefused(
      `The migration ${migration.name} in the database is not the one in this version (its checksum differs). Use the unchanged source of the version you run, or restore a backup.`,
    );
  }
  return true;
}

/** One transaction under the lock of the schema: whoever else migrates or takes steps waits. */
export async function inLockedTransaction(
  connection: MigrationConnection,
  work: () => Promise<void>,
): Promise<void> {
  await connection.execute("BEGIN");
  try {
    // A role may have limits of its own (session-limits.ts); a change of the schema takes its time.
    for (const limit of Object.keys(SESSION_LIMITS)) await connection.execute(`SET LOCAL ${limit} = 0`);
    await connection.query("SELECT pg_advisory_xact_lock(823457001)");
    await work();
    await connection.execute("COMMIT");
  } catch (error) {
    await connection.execute("ROLLBACK");
    throw error;
  }
}
