import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openEngine } from "./embedded-engine";

const parent = mkdtempSync(join(tmpdir(), "convivio-engine-"));
const folder = join(parent, "database");
// As the process that owns the database has it; folders follow it, files are looked after by the file layer.
process.umask(0o077);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("fifty commits are fifty flushes that reached the disk, also after the engine was opened again", async () => {
  // What a start that was cut off left behind must not become the database.
  mkdirSync(`${folder}.new`);
  writeFileSync(join(`${folder}.new`, "PG_VERSION"), "18\n");
  for (const round of ["new", "again"]) {
    const { database, files } = await openEngine(folder);
    expect(existsSync(`${folder}.new`)).toBe(false);
    const { rows } = await database.query<{ fsync: string; method: string; commit: string }>(
      "SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS method, current_setting('synchronous_commit') AS commit",
    );
    expect(rows).toEqual([{ fsync: "on", method: "fsync", commit: "on" }]);
    await database.exec(`CREATE TABLE kept_${round} (number int)`);
    const before = files.flushes;
    for (let number = 0; number < 50; number += 1) {
      await database.query(`INSERT INTO kept_${round} VALUES ($1)`, [number]);
    }
    expect(files.flushes - before, round).toBeGreaterThanOrEqual(50);
    await database.close();
    if (round === "new") {
      const open = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
        (path) => (statSync(join(folder, path)).mode & 0o077) !== 0,
      );
      expect(open, "files that other accounts may read").toEqual([]);
    }
  }
}, 120_000);
