import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Client } from "pg";
import { keptTables, type LeftOut, migrationLedger, quoted, type Table } from "./catalog";
import { flushPath, flushTree } from "./flushing-files";
import { BackupRefused, type Manifest, secretMark, tableFile, writeManifest } from "./manifest";
import { copyStoredFiles } from "./stored-files";

export interface BackupOptions {
  /** A connection of its own; nothing else may use it meanwhile. */
  client: Client;
  /** The folder to make. It appears under this name only when the backup is complete. */
  folder: string;
  /** The folder of stored files; need not exist. */
  files: string;
  /** The program's version. */
  version: string;
  /** The installation's secret, which seals the backup; only a mark of it is kept. */
  secret: string;
  leftOut: LeftOut;
  onProgress?: (table: string, rows: number) => void;
}

const BATCH_ROWS = 2_000;

/**
 * Writes all records as they were at one instant, and the stored files. Reads in one REPEATABLE READ transaction: on a
 * PostgreSQL server nobody waits; the embedded engine, which runs one transaction at a time, lets others wait for it.
 * @throws BackupRefused when the folder is already there with something in it.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  await refuseOccupied(folder);
  const partial = join(dirname(folder), `.${basename(folder)}.${randomBytes(4).toString("hex")}.partial`);
  try {
    await mkdir(join(partial, "tables"), { recursive: true, mode: 0o700 });
    const { client } = options;
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    let read: Pick<Manifest, "createdAt" | "engine" | "migrations" | "tables">;
    try {
      read = await readDatabase(options, partial);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {});
      throw error;
    }
    const manifest = {
      version: options.version,
      secretMark: secretMark(options.secret),
      ...read,
      files: await copyStoredFiles(resolve(options.files), partial),
      leftOut: options.leftOut,
    };
    const written = await writeManifest(partial, manifest, options.secret);
    await rm(folder, { recursive: true, force: true });
    // A backup that is said to be done is on the disk: its copied files and the names of all, not only the tables.
    flushTree(partial);
    await rename(partial, folder);
    flushPath(dirname(folder));
    return written;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function refuseOccupied(folder: string): Promise<void> {
  try {
    const names = await readdir(folder);
    if (names.length === 0) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw new BackupRefused(`${folder} can't be used: ${(error as Error).message}`);
  }
  throw new BackupRefused(`${folder} is not empty. Name a new folder; an older backup is never overwritten.`);
}

async function readDatabase({ client, leftOut, onProgress }: BackupOptions, partial: string) {
  // The server's own limit on statements is meant for pages; one fetch of a big table may take longer.
  await client.query("SET LOCAL statement_timeout = 0");
  await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
  await client.query("SET LOCAL TimeZone = 'UTC'");
  await client.query("SET LOCAL DateStyle = 'ISO, YMD'");
  await client.query("SET LOCAL IntervalStyle = 'postgres'");
  await client.query("SET LOCAL bytea_output = 'hex'");
  const now = await client.query<{ now: Date; version: string }>("SELECT now(), version()");
  const migrations = await migrationLedger(client);
  const tables: Manifest["tables"] = [];
  for (const table of await keptTables(client, leftOut)) {
    tables.push(await writeTable(client, table, tableFile(partial, table.name), onProgress));
  }
  const [row] = now.rows;
  return {
    createdAt: new Date(row?.now ?? Date.now()).toISOString(),
    engine: row?.version ?? "",
    migrations,
    tables,
  };
}

/** Text collates differently on every engine, so the order is by bytes. */
function orderOf(table: Table): string {
  const keys = table.key.length > 0 ? table.key : table.columns.map((column) => column.name);
  return keys.map((name) => `${quoted(name)}::text COLLATE "C"`).join(", ");
}

async function writeTable(
  client: Client,
  table: Table,
  path: string,
  onProgress: BackupOptions["onProgress"],
): Promise<Manifest["tables"][number]> {
  const columns = table.columns.map((column) => `${quoted(column.name)}::text AS ${quoted(column.name)}`);
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM ${quoted(table.name)} ORDER BY ${orderOf(table)}`,
  );
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let count = 0;
  try {
    for (;;) {
      const { rows } = await client.query(`FETCH ${BATCH_ROWS} FROM backup_rows`);
      if (rows.length === 0) break;
      const text = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
      hash.update(text);
      await file.write(text);
      count += rows.length;
      onProgress?.(table.name, count);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await client.query("CLOSE backup_rows");
  return {
    name: table.name,
    columns: table.columns.map((column) => column.name),
    rows: count,
    sha256: hash.digest("hex"),
  };
}
