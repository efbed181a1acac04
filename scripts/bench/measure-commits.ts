import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { openEngine } from "@/lib/platform/db/embedded-engine";
import { embeddedExtensions } from "@/lib/platform/db/extensions";
import type { Outcome } from "./measure-rush";
import { figure, table } from "./table";

const COMMITS = 4_000;

/**
 * What it costs that the embedded engine flushes what it acknowledges: commits one after another with it, and without,
 * as the engine comes. A commit without a flush is a fault.
 */
export async function measureCommits(rounds: number, say: (line: string) => void): Promise<Outcome> {
  const flushing: number[] = [];
  const without: number[] = [];
  const faults: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const parent = mkdtempSync(join(tmpdir(), "convivio-commits-"));
    const { database, files } = await openEngine(join(parent, "flushing"));
    const before = files.flushes;
    flushing.push(await commitsOf(database));
    if (files.flushes - before < COMMITS)
      faults.push(`${files.flushes - before} flushes for ${COMMITS} commits`);
    const dataDir = join(parent, "without");
    without.push(await commitsOf(await PGlite.create({ dataDir, extensions: embeddedExtensions })));
    rmSync(parent, { recursive: true, force: true });
    say(`  commits ${round} of ${rounds}: ${figure(flushing.at(-1) ?? 0)} a second`);
  }
  const row = (name: string, all: number[]) => [
    name,
    ...[Math.min(...all), Math.max(...all)].map((n) => figure(n)),
  ];
  const rows = [row("flushing, as installed", flushing), row("without", without)];
  return { text: table([`${COMMITS} commits, one by one`, "slowest /s", "fastest /s"], rows), faults };
}

async function commitsOf(database: PGlite): Promise<number> {
  await database.exec("CREATE TABLE rows (id serial PRIMARY KEY, words text)");
  const began = performance.now();
  for (let number = 0; number < COMMITS; number += 1)
    await database.query("INSERT INTO rows (words) VALUES ($1)", [`Ada Esempio ${number}`]);
  const seconds = (performance.now() - began) / 1000;
  await database.close();
  return COMMITS / seconds;
}
