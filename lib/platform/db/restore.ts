import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Client } from "pg";
import { EVERYTHING } from "../cache/everything";
import { foreignKeys, keptTables, LEFT_OUT, migrationLedger, quoted, type Table } from "./catalog";
import { BackupRefused, fingerprintOf, type Manifest, readManifest, storedFile, tableFile } from "./manifest";
import { stageFiles } from "./stored-files";

export interface RestoreOptions {
  /** A connection of its own; nothing else may use it meanwhile. */
  client: Client;
  folder: string;
  /** The folder of stored files; replaced as a whole. */
  files: string;
  /** Replace what is there. Without it a database that holds records is refused. */
  force: boolean;
  /** Tables whose rows do not make a database "in use". */
  ignored: readonly string[];
  /** Runs inside the transaction, after all rows are there. */
  finish: (client: Client) => Promise<void>;
  onProgress?: (table: string, rows: number, total: number) => void;
}

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 2_000_000;

/**
 * Puts a backup back in one transaction: all of it, or nothing. Everything is checked before the first row is touched.
 * Sign-ins of browsers end; every cached page of every running process is dropped.
 * @throws BackupRefused with a sentence for the operator.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  const manifest = await readManifest(folder);
  await verifyContent(folder, manifest);
  const { client } = options;
  const staged = await stageFiles(folder, manifest, resolve(options.files));
  let committing = false;
  try {
    await client.query("BEGIN");
    await replaceRecords(options, folder, manifest);
    await staged.add();
    committing = true;
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    // A connection lost at the commit does not tell whether the records are there; their files had better be.
    if (!committing) await staged.undo();
    throw error;
  }
  await staged.settle();
  return manifest;
}

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

async function refuseOtherSchema(client: Client, manifest: Manifest): Promise<void> {
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
  const [later] = here.slice(manifest.migrations.length);
  if (later) {
    throw new BackupRefused(
      `The backup was made by an earlier Convivio (${manifest.version}, before the migration ${later.name}). Restore it with that version into an empty database, then start this one: it brings the records up to date.`,
    );
  }
}

async function replaceRecords(options: RestoreOptions, folder: string, manifest: Manifest): Promise<void> {
  const { client } = options;
  await client.query("SET LOCAL statement_timeout = 0");
  await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
  await client.query("SET LOCAL TimeZone = 'UTC'");
  await client.query("SET LOCAL DateStyle = 'ISO, YMD'");
  // Releases and audit entries refuse changes; a restore is the exception they know.
  await client.query("SET LOCAL convivio.maintenance = 'on'");
  await refuseOtherSchema(client, manifest);
  const tables = await keptTables(client);
  refuseOtherTables(tables, manifest);
  if (!options.force) await refuseOccupied(client, tables, options.ignored);

  const keys = (await foreignKeys(client)).filter((key) => !key.deferrable);
  await alterKeys(client, keys, "DEFERRABLE INITIALLY DEFERRED");
  await client.query("SET CONSTRAINTS ALL DEFERRED");
  const emptied = [...tables.map((table) => table.name), ...momentary()];
  await client.query(`TRUNCATE ${emptied.map(quoted).join(", ")}`);
  const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  for (const table of tables) {
    done += await insertRows(client, table, tableFile(folder, table.name), (rows) =>
      options.onProgress?.(table.name, done + rows, total),
    );
    await setSequences(client, table);
  }
  await options.finish(client);
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await alterKeys(client, keys, "NOT DEFERRABLE");
  await client.query("INSERT INTO cache_tag (tag) VALUES ($1)", [EVERYTHING]);
}

/** Left-out tables that belong to the replaced records. Those of the running processes stay. */
function momentary(): string[] {
  const processes = new Set(["_prisma_migrations", "lease", "cache_tag", "rate_limit"]);
  return Object.keys(LEFT_OUT).filter((name) => !processes.has(name));
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

async function alterKeys(
  client: Client,
  keys: Array<{ table: string; name: string }>,
  mode: string,
): Promise<void> {
  const commands = keys.map(
    (key) => `ALTER TABLE ${quoted(key.table)} ALTER CONSTRAINT ${quoted(key.name)} ${mode}`,
  );
  if (commands.length > 0) await client.query(commands.join(";"));
}

async function insertRows(
  client: Client,
  table: Table,
  path: string,
  onProgress: (rows: number) => void,
): Promise<number> {
  const names = table.columns.map((column) => quoted(column.name)).join(", ");
  const values = table.columns.map((column, place) => `given.c${place}::${column.type}`).join(", ");
  const lists = table.columns.map((_, place) => `$${place + 1}::text[]`).join(", ");
  const aliases = table.columns.map((_, place) => `c${place}`).join(", ");
  const insert = `INSERT INTO ${quoted(table.name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM unnest(${lists}) AS given(${aliases})`;
  let batch: Array<Record<string, string | null>> = [];
  let characters = 0;
  let count = 0;
  const send = async () => {
    if (batch.length === 0) return;
    await client.query(
      insert,
      table.columns.map((column) => batch.map((row) => row[column.name] ?? null)),
    );
    count += batch.length;
    onProgress(count);
    batch = [];
    characters = 0;
  };
  for await (const line of linesOf(path)) {
    batch.push(JSON.parse(line) as Record<string, string | null>);
    characters += line.length;
    if (batch.length >= BATCH_ROWS || characters > BATCH_CHARACTERS) await send();
  }
  await send();
  return count;
}

/**
 * The lines of a table's file. Only a line feed ends one: readline of newer Nodes also splits at U+2028 and U+2029, which
 * JSON leaves as they are inside a text.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function setSequences(client: Client, table: Table): Promise<void> {
  for (const column of table.columns) {
    const { rows } = await client.query<{ sequence: string | null }>(
      "SELECT pg_get_serial_sequence($1, $2) AS sequence",
      [quoted(table.name), column.name],
    );
    const sequence = rows[0]?.sequence;
    if (!sequence) continue;
    await client.query(
      `SELECT setval($1::regclass, greatest(coalesce(max(${quoted(column.name)}), 0), 0) + 1, false) FROM ${quoted(table.name)}`,
      [sequence],
    );
  }
}
