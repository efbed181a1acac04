import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db/client";
import { emailKeysOf } from "../email-spellings";
import { mailFolder } from "../paths";

/**
 * In how many rows of each table, and in how many files of mails, an address stands, in any of its spellings. Looks at
 * whatever tables the database has, and at every column, so that nothing new is forgotten.
 */
export async function findAddress(email: string): Promise<Map<string, number>> {
  const spellings = [...new Set([email.trim().toLowerCase(), ...emailKeysOf(email)])];
  const found = new Map<string, number>();
  const tables = await db().$queryRaw<Array<{ name: string }>>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  for (const { name } of tables) {
    const table = Prisma.raw(`"${name.replaceAll('"', '""')}"`);
    const rows = await db().$queryRaw<Array<{ held: string }>>(Prisma.sql`
      SELECT lower(row_to_json(it)::text) AS held FROM ${table} AS it
      WHERE lower(row_to_json(it)::text) LIKE ANY(${spellings.map((one) => `%${escapeLike(one)}%`)})`);
    const count = rows.filter((row) => standsIn(row.held, spellings)).length;
    if (count > 0) found.set(name, count);
  }
  const folder = mailFolder();
  const files = await readdir(folder).catch(() => [] as string[]);
  let mails = 0;
  for (const file of files) {
    const text = (await readFile(join(folder, file), "utf8").catch(() => ""))
      .replace(/=\r?\n/g, "")
      .toLowerCase();
    if (standsIn(text, spellings)) mails += 1;
  }
  if (mails > 0) found.set("files of mails", mails);
  return found;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** "ana@x.org" does not stand in "hana@x.org". */
function standsIn(text: string, spellings: readonly string[]): boolean {
  return spellings.some((one) => {
    const escaped = one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${escaped}(?![\\p{L}\\p{N}-])`, "u").test(text);
  });
}
