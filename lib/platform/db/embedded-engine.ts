import { existsSync, renameSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { embeddedExtensions } from "./extensions";
import { FlushingFiles, flushPath, flushTree } from "./flushing-files";

/** `-F` is the engine's own "do not flush"; the only way of flushing that the file layer knows is `fsync`. */
const DURABLE = [
  ...PGlite.defaultStartParams.filter((word) => word !== "-F"),
  ...["-c", "fsync=on", "-c", "wal_sync_method=fsync"],
];

export interface Engine {
  database: PGlite;
  files: FlushingFiles;
}

/**
 * Opens the embedded engine on a folder, so that what it acknowledges has been flushed to the disk. A new database is
 * made beside its place and moved there when all of it is flushed: a cut in the middle leaves no half of one.
 * The caller owns the folder (see embedded.ts): two engines on one folder corrupt it.
 */
export async function openEngine(folder: string): Promise<Engine> {
  if (!existsSync(folder)) await makeDatabase(folder);
  return startOn(folder);
}

async function makeDatabase(folder: string): Promise<void> {
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const { database } = await startOn(beside);
  await database.close();
  flushTree(beside);
  renameSync(beside, folder);
  flushPath(dirname(folder));
}

async function startOn(folder: string): Promise<Engine> {
  const files = new FlushingFiles(folder);
  const database = await PGlite.create({ fs: files, extensions: embeddedExtensions, startParams: DURABLE });
  return { database, files };
}
