import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Prisma } from "@/prisma/generated/client";
import { db } from "../db/client";
import { emailKeysOf } from "../email-spellings";
import { mailFolder } from "../paths";
import { readingsOf } from "./readings";

/**
 * In how many rows of each table, and in how many files of mails, an address stands, in any of its spellings. Looks at
 * whatever tables the database has, at every column, and into every part of every file, so that nothing new is forgotten.
 */
export async function findAddress(email: string): Promise<Map<string, number>> {
  const spellings = [...new Set([email.trim(), ...emailKeysOf(email)].map(comparable))];
  const found = new Map<string, number>();
  const tables = await db().$queryRaw<Array<{ name: string }>>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const parts = spellings.map((one) => `%${escapeLike(certainPart(one))}%`);
  for (const { name } of tables) {
    const table = Prisma.raw(`"${name.replaceAll('"', '""')}"`);
    const rows = await db().$queryRaw<Array<{ held: string }>>(Prisma.sql`
      SELECT row_to_json(it)::text AS held FROM ${table} AS it
      WHERE lower(row_to_json(it)::text) LIKE ANY(${parts})`);
    const count = rows.filter((row) => standsIn(row.held, spellings)).length;
    if (count > 0) found.set(name, count);
  }
  const folder = mailFolder();
  const files = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
  let mails = 0;
  for (const file of files) {
    const mail = await readFile(join(folder, file)).catch(() => null);
    if (mail && standsIn(readingsOf(mail), spellings)) mails += 1;
  }
  if (mails > 0) found.set("files of mails", mails);
  return found;
}

/** As letters are compared: databases know capitals of ASCII only, and one letter can be written in two ways. */
const comparable = (text: string) => text.normalize("NFKC").toLowerCase();

/** The longest part of an address that every database compares alike. */
function certainPart(address: string): string {
  const parts = address.split(/[^\x20-\x7e]+/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** "ana@x.org" does not stand in "hana@x.org". */
function standsIn(text: string, spellings: readonly string[]): boolean {
  const held = comparable(text);
  return spellings.some((one) => {
    const escaped = one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${escaped}(?![\\p{L}\\p{N}-])`, "u").test(held);
  });
}
