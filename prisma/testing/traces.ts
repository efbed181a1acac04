import { readdir, readFile } from "node:fs/promises";
import { db } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { Prisma } from "@/prisma/generated/client";

/** Every table that there is, by what the database says; so a new one is looked at on the day it is born. */
async function allTables(): Promise<string[]> {
  const rows = await db().$queryRaw<Array<{ name: string }>>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  return rows.map((row) => row.name);
}

/** Where any of these words is still held: tables with the row, and files of mails. */
export async function tracesOf(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const patterns = words.map((word) => `%${word.toLowerCase()}%`);
  for (const table of await allTables()) {
    const rows = await db().$queryRaw<Array<{ held: string }>>(Prisma.sql`
      SELECT held FROM (SELECT row_to_json(it)::text AS held FROM ${Prisma.raw(`"${table}"`)} AS it) AS rows
      WHERE lower(held) LIKE ANY(${patterns})`);
    found.push(...rows.map((row) => `${table}: ${row.held.slice(0, 400)}`));
  }
  for (const name of await readdir(mailFolder()).catch(() => [])) {
    const raw = await readFile(`${mailFolder()}/${name}`, "utf8").catch(() => "");
    const text = raw.replace(/=\r?\n/g, "").toLowerCase();
    if (words.some((word) => text.includes(word.toLowerCase()))) found.push(`file ${name}`);
  }
  return found;
}
