import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { repeat } from "../repeat";
import { db } from "./client";

/** Milliseconds between two rounds: as often as a server's own daemon looks by default. */
const EVERY_MS = 60_000;

/**
 * From when on a table is seen to, as the server's own daemon has it: so many rows, and such a part of the table.
 * https://www.postgresql.org/docs/current/routine-vacuuming.html
 */
const ROWS = 50;
const CHANGED = 0.1;
const DEAD = 0.2;

/**
 * Clears away what updates and deletes left of rows and counts anew what the planner guesses by, in every table that has
 * changed enough since. A server has a daemon for it; the embedded engine has none: its tables would only grow, and a
 * list of a thousand people would be joined as if it had ten.
 * One statement a table, outside transactions, so that whoever waits comes in between.
 * @returns how many tables it saw to
 */
export async function keepUp(): Promise<number> {
  // The counts of this session are told with a delay.
  await db().$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const tables = await db().$queryRaw<Array<{ name: string; dead: boolean }>>`
    SELECT class.relname AS name, counted.n_dead_tup > ${ROWS} + ${DEAD} * greatest(class.reltuples, 0) AS dead
    FROM pg_class AS class JOIN pg_stat_user_tables AS counted ON counted.relid = class.oid
    WHERE counted.schemaname = 'public'
      AND (counted.n_dead_tup > ${ROWS} + ${DEAD} * greatest(class.reltuples, 0)
        OR counted.n_mod_since_analyze > ${ROWS} + ${CHANGED} * greatest(class.reltuples, 0))
    ORDER BY class.relname`;
  for (const { name, dead } of tables) {
    const table = Prisma.raw(`"${name.replaceAll('"', '""')}"`);
    await (dead ? db().$executeRaw`VACUUM (ANALYZE) ${table}` : db().$executeRaw`ANALYZE ${table}`);
  }
  return tables.length;
}

/** Sees to the tables of the embedded engine every minute. */
export const startUpkeep = () => repeat("tables seen to", keepUp, EVERY_MS);
