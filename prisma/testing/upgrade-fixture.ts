import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { LEFT_OUT } from "@/lib/left-out";
import { keptTables } from "@/lib/platform/db/catalog";
import { embeddedExtensions } from "@/lib/platform/db/extensions";
import { readManifest, tableFile } from "@/lib/platform/db/manifest";
import { applyMigrations, type Migration, readMigrations } from "@/lib/platform/db/migrate";
import { insertRows, setSequences } from "@/lib/platform/db/restore-rows";
import { asConnection } from "@/lib/upgrade";
import { throwAwayFolder } from "./kept-folders";
import { createOnServer, startEmbedded, type ThrowAwayDatabase } from "./throw-away-database";

/** A migration nobody has yet, so that both ways always have at least one to go. */
export const LATER: Migration = {
  name: "29990101000000_later",
  checksum: "later",
  sql: `CREATE TYPE "LaterKind" AS ENUM ('one', 'other');
    ALTER TABLE "person" ADD COLUMN "later" "LaterKind" NOT NULL DEFAULT 'one', ADD COLUMN "later_list" text[] NOT NULL DEFAULT '{}';
    UPDATE "person" SET "later" = 'other', "later_list" = ARRAY["full_name", 'a "quoted", word'] WHERE "country" = 'DE'`,
};

/** One of the states people have installed; prisma/upgrades says how each was made. */
export function upgradeFolder(name: string): string {
  return join(process.cwd(), "prisma/upgrades", name);
}

/** The embedded database exactly as it lay on the disk. */
export async function startKeptDatabase(name: string): Promise<ThrowAwayDatabase> {
  const folder = throwAwayFolder();
  const kept = brotliDecompressSync(await readFile(join(upgradeFolder(name), "database.tar.br")));
  const database = await PGlite.create({
    dataDir: join(folder, "database"),
    loadDataDir: new Blob([Uint8Array.from(kept)]),
    extensions: embeddedExtensions,
  });
  await database.close();
  return startEmbedded(folder);
}

/** The same on a PostgreSQL server: the migrations of then, and the rows. */
export async function replayOnServer(name: string, server: string): Promise<ThrowAwayDatabase> {
  const database = await createOnServer(server);
  const folder = join(upgradeFolder(name), "backup");
  const { manifest } = await readManifest(folder, []);
  const then = new Set(manifest.migrations.map((migration) => migration.name));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const all = await readMigrations(join(process.cwd(), "prisma/migrations"));
  await applyMigrations(
    asConnection(client),
    all.filter((migration) => then.has(migration.name)),
  );
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  for (const table of await keptTables(client, LEFT_OUT)) {
    await insertRows(client, table, tableFile(folder, table.name), () => {});
    await setSequences(client, table);
  }
  await client.query("COMMIT");
  await client.end();
  return database;
}
