import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "./client";

/** Rows of one statement: large enough that a programme is a handful, small enough for the limit of a statement. */
const ROWS = 2_000;

/** From so many rows on, a plan that was made for a small table is worth making anew. */
const MANY = 500;

/**
 * Many rows of one table, as one JSON value a statement. A schedule of a thousand sessions makes some ten thousand rows;
 * with a parameter a value the client alone worked for seconds, inside the transaction everybody else waits for.
 * @param columns SQL types by column, constants of the caller; further columns get their defaults
 * @param skipKnown rows whose key is there are left out, instead of refusing all
 */
export async function insertMany<Column extends string>(
  tx: Transaction,
  table: string,
  columns: Readonly<Record<Column, string>>,
  rows: ReadonlyArray<Record<Column, unknown>>,
  { skipKnown = false }: { skipKnown?: boolean } = {},
): Promise<void> {
  const names = Object.keys(columns) as Column[];
  const quoted = Prisma.raw(names.map((name) => `"${name}"`).join(", "));
  const typed = Prisma.raw(names.map((name) => `"${name}" ${columns[name]}`).join(", "));
  const target = Prisma.raw(`"${table}"`);
  const onConflict = Prisma.raw(skipKnown ? "ON CONFLICT DO NOTHING" : "");
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = JSON.stringify(rows.slice(from, from + ROWS));
    await tx.$executeRaw`
      INSERT INTO ${target} (${quoted})
      SELECT ${quoted} FROM jsonb_to_recordset(${some}::jsonb) AS new(${typed}) ${onConflict}`;
  }
  // The checks of foreign keys keep the plan they had while the table was small, and would read all of it for every row
  // that refers to it; new statistics end those plans. Where another transaction is at the same, this one does not wait
  // until it is through.
  if (rows.length >= MANY) await tx.$executeRaw`ANALYZE (SKIP_LOCKED) ${target}`;
}
