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
  const sought = words.map((word) => word.toLowerCase());
  const holds = (text: string) => {
    const low = text.toLowerCase();
    return sought.some((word) => low.includes(word));
  };
  for (const table of await allTables()) {
    // Looked through here: hundreds of patterns in thousands of rows take a server longer than a statement may.
    const rows = await db().$queryRaw<Array<{ held: string }>>(
      Prisma.sql`SELECT row_to_json(it)::text AS held FROM ${Prisma.raw(`"${table}"`)} AS it`,
    );
    found.push(
      ...rows.filter(({ held }) => holds(held)).map(({ held }) => `${table}: ${held.slice(0, 400)}`),
    );
  }
  for (const name of await readdir(mailFolder()).catch(() => [])) {
    const raw = await readFile(`${mailFolder()}/${name}`, "utf8").catch(() => "");
    if (holds(raw.replace(/=\r?\n/g, ""))) found.push(`file ${name}`);
  }
  return found;
}
