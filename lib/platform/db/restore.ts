import { resolve } from "node:path";
import type { Client } from "pg";
import {
  type ForeignKey,
  foreignKeys,
  keptTables,
  type LeftOut,
  migrationLedger,
  quoted,
  type Table,
} from "./catalog";
import { EVERYTHING } from "./every-page";
import {
  BackupRefused,
  fingerprintOf,
  type Manifest,
  type Provenance,
  readManifest,
  storedFile,
  tableFile,
} from "./manifest";
import type { Migration } from "./migrate";
import { alterKeys, insertRows, setSequences } from "./restore-rows";
import { stageFiles } from "./stored-files";

export interface RestoreOptions {
  /** A connection of its own; nothing else may use it meanwhile. */
  client: Client;
  folder: string;
  /** The folder of stored files; replaced as a whole. */
  files: string;
  /** The migrations of this version, for backups made before the last of them. */
  migrations: readonly Migration[];
  /** The secrets whose seal counts here: the installation's, and the one before while it is being changed. */
  secrets: readonly string[];
  /** Take a backup whose seal is missing, of another secret or broken: the operator knows where it was kept. */
  unsealed: boolean;
  /** Replace what is there. Without it a database that holds records is refused. */
  force: boolean;
  /** Tables whose rows do not make a database "in use". */
  ignored: readonly string[];
  leftOut: LeftOut;
  /** Runs inside the transaction, after all rows are there. */
  finish: (client: Client) => Promise<void>;
  onProgress?: (table: string, rows: number, total: number) => void;
}

/** Where the schema of an earlier version stands while its rows are brought up to date. */
const STAGING = "convivio_restore";

/**
 * Puts a backup back in one transaction: all of it, or nothing. Everything is checked before the first row is touched.
 * A backup of an earlier version goes through the migrations it lacks, beside the tables in use, in a schema that is dropped after. Sign-ins of browsers end; every cached page of every running process is dropped.
 * @throws BackupRefused with a sentence for the operator.
 */
export async function restore(
  options: RestoreOptions,
): Promise<{ manifest: Manifest; provenance: Provenance }> {
  const folder = resolve(options.folder);
  const { manifest, provenance } = await readManifest(folder, options.secrets);
  if (provenance !== "ours" && !options.unsealed) throw new BackupRefused(DOUBTS[provenance](folder));
  await verifyContent(folder, manifest);
  const { client } = options;
  const missing = await missingMigrations(client, manifest, options.migrations);
  const staged = await stageFiles(folder, manifest, resolve(options.files));
  let committing = false;
  try {
    await client.query(`DROP SCHEMA IF EXISTS ${STAGING} CASCADE`);
    if (missing.length > 0) await stageEarlier(options, folder, manifest, missing);
    await client.query("BEGIN");
    await replaceRecords(options, folder, manifest, missing);
    await staged.add();
    committing = true;
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    if (missing.length > 0) await client.query(`DROP SCHEMA IF EXISTS ${STAGING} CASCADE`).catch(() => {});
    // A connection lost at the commit does not tell whether the records are there; their files had better be.
    if (!committing) await staged.undo();
    throw error;
  }
  await staged.settle();
  return { manifest, provenance };
}

const DOUBTS: Record<Exclude<Provenance, "ours">, (folder: string) => string> = {
  unsigned: (folder) =>
    `The backup in ${folder} has no seal of an installation's secret, as those of earlier versions: nobody can tell whether it was changed since. If you know where it was kept, repeat with --unsealed.`,
  "other-secret": (folder) =>
    `The backup in ${folder} is sealed with another secret than the one here: nobody can tell here whether it was changed since. Put the secret of then into APP_SECRET, or beside it as APP_SECRET_PREVIOUS. If you don't have it and know where the backup was kept, repeat with --unsealed.`,
  changed: (folder) =>
    `The backup in ${folder} was changed after it was made: the seal of the secret here does not fit. Use another copy. If you changed it yourself, repeat with --unsealed.`,
};

/** @throws BackupRefused naming the first file that is missing or not as it was written. */
async function verifyContent(folder: string, manifest: Manifest): Promise<void> {
  const expected = [
    ...manifest.tables.map((table) => ({
      path: tableFile(folder, table.name),
      name: `tables/${table.name}.ndjson`,
      sha256: table.sha256,
    })),
    ...manifest.files.map((file) => ({
      path: storedFile(folder, file.path),
      name: `files/${file.path}`,
      sha256: file.sha256,
    })),
  ];
  for (const { path, name, sha256 } of expected) {
    const print = await fingerprintOf(path);
    if (print?.sha256 === sha256) continue;
    const what = print ? "is not as it was written (its checksum differs)" : "is missing";
    throw new BackupRefused(`The backup in ${folder} is damaged: ${name} ${what}. Use another copy.`);
  }
}

/** @returns the migrations that the backup lacks */
async function missingMigrations(
  client: Client,
  manifest: Manifest,
  all: readonly Migration[],
): Promise<Migration[]> {
  const here = await migrationLedger(client);
  const known = new Map(here.map((migration) => [migration.name, migration.checksum]));
  for (const { name, checksum } of manifest.migrations) {
    if (!known.has(name)) {
      throw new BackupRefused(
        `The backup was made by a newer Convivio (${manifest.version}; it knows the migration ${name}, this version does not). Restore it with that version.`,
      );
    }
    if (known.get(name) !== checksum) {
      throw new BackupRefused(
        `The backup does not fit: its migration ${name} is not the one of this version (its checksum differs).`,
      );
    }
  }
  const there = new Set(manifest.migrations.map(({ name }) => name));
  return all.filter(({ name }) => known.has(name) && !there.has(name));
}

async function replaceRecords(
  options: RestoreOptions,
  folder: string,
  manifest: Manifest,
  missing: readonly Migration[],
): Promise<void> {
  const { client } = options;
  await setTransaction(client);
  const tables = await keptTables(client, options.leftOut);
  if (missing.length === 0) refuseOtherTables(tables, manifest);
  if (!options.force) await refuseOccupied(client, tables, options.ignored);

  await withKeysDeferred(client, await foreignKeys(client), async () => {
    const emptied = [...tables.map((table) => table.name), ...momentary(options.leftOut)];
    await client.query(`TRUNCATE ${emptied.map(quoted).join(", ")}`);
    if (missing.length === 0) await insertTables(options, folder, manifest, tables);
    else await copyStaged(client, tables);
    await options.finish(client);
  });
  await client.query("INSERT INTO cache_tag (tag) VALUES ($1)", [EVERYTHING]);
}

/** How a transaction of a restore runs: until it is done, and as rows were written into the backup. */
async function setTransaction(client: Client): Promise<void> {
  await client.query("SET LOCAL statement_timeout = 0");
  await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
  await client.query("SET LOCAL TimeZone = 'UTC'");
  await client.query("SET LOCAL DateStyle = 'ISO, YMD'");
  // Releases and audit entries refuse changes; a restore is the exception they know.
  await client.query("SET LOCAL convivio.maintenance = 'on'");
}

/**
 * The schema of then is made, filled and migrated, in a schema of its own: the tables in use keep their identity, so that a
 * running server goes on. Migrations name no schema, and extensions stay where they are. Each migration is committed by itself,
 * as when it was new: a value that one adds to an enum can't be used in the transaction that added it. The schema is dropped
 * whatever happens; what a killed restore left, by the next.
 */
async function stageEarlier(
  options: RestoreOptions,
  folder: string,
  manifest: Manifest,
  missing: readonly Migration[],
): Promise<void> {
  const { client, migrations, leftOut } = options;
  if (!options.force) await refuseOccupied(client, await keptTables(client, leftOut), options.ignored);
  await client.query(`CREATE SCHEMA ${STAGING}`);
  const early = new Set(manifest.migrations.map(({ name }) => name));
  for (const { name, sql } of migrations)
    if (early.has(name)) await inStaging(client, () => client.query(sql));
  await inStaging(client, async () => {
    const tables = await keptTables(client, leftOut, STAGING);
    refuseOtherTables(tables, manifest);
    await withKeysDeferred(client, await foreignKeys(client, STAGING), () =>
      insertTables(options, folder, manifest, tables),
    );
  });
  for (const { sql } of missing) await inStaging(client, () => client.query(sql));
}

async function inStaging(client: Client, work: () => Promise<unknown>): Promise<void> {
  await client.query("BEGIN");
  await setTransaction(client);
  await client.query(`SET LOCAL search_path = ${STAGING}, public`);
  await work();
  await client.query("COMMIT");
}

async function copyStaged(client: Client, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const names = table.columns.map((column) => quoted(column.name)).join(", ");
    // Types of the two schemas have the same names and are not the same: through text, as in a backup.
    const values = table.columns.map((column) => `${quoted(column.name)}::text::${column.type}`).join(", ");
    await client.query(
      `INSERT INTO ${quoted(table.name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM ${STAGING}.${quoted(table.name)}`,
    );
    await setSequences(client, table);
  }
  await client.query(`DROP SCHEMA ${STAGING} CASCADE`);
}

async function insertTables(
  options: RestoreOptions,
  folder: string,
  manifest: Manifest,
  tables: readonly Table[],
): Promise<void> {
  const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  for (const table of tables) {
    done += await insertRows(options.client, table, tableFile(folder, table.name), (rows) =>
      options.onProgress?.(table.name, done + rows, total),
    );
    await setSequences(options.client, table);
  }
}

/** Rows come table by table, so links are looked at when all are there. */
async function withKeysDeferred(
  client: Client,
  all: readonly ForeignKey[],
  work: () => Promise<void>,
): Promise<void> {
  const keys = all.filter((key) => !key.deferrable);
  await alterKeys(client, keys, "DEFERRABLE INITIALLY DEFERRED");
  await client.query("SET CONSTRAINTS ALL DEFERRED");
  await work();
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await alterKeys(client, keys, "NOT DEFERRABLE");
}

/** Left-out tables that belong to the replaced records. Those of the running processes stay. */
function momentary(leftOut: LeftOut): string[] {
  const processes = new Set(["_prisma_migrations", "lease", "cache_tag", "rate_limit"]);
  return Object.keys(leftOut).filter((name) => !processes.has(name));
}

function refuseOtherTables(tables: Table[], manifest: Manifest): void {
  const shape = (name: string, columns: string[]) => `${name}(${[...columns].sort().join(",")})`;
  const here = tables.map((table) =>
    shape(
      table.name,
      table.columns.map((column) => column.name),
    ),
  );
  const there = manifest.tables.map((table) => shape(table.name, table.columns));
  const differing = [
    ...here.filter((table) => !there.includes(table)),
    ...there.filter((table) => !here.includes(table)),
  ];
  if (differing.length > 0) {
    throw new BackupRefused(
      `The backup does not fit this database: ${differing.map((table) => table.split("(")[0]).join(", ")} differ although the migrations are the same. Was the database changed by hand?`,
    );
  }
}

async function refuseOccupied(client: Client, tables: Table[], ignored: readonly string[]): Promise<void> {
  for (const table of tables) {
    if (ignored.includes(table.name)) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(table.name)} LIMIT 1`);
    if (rowCount) {
      throw new BackupRefused(
        `The database holds records already (${table.name}). To replace them all by the backup, repeat with --force.`,
      );
    }
  }
}
