import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "./client";
import { KEEP_PLAN } from "./kept-plans";

/** A row by the names of the model; a value may be an expression of SQL. Columns of JSON take their text. */
type Row<Columns> = { [Name in keyof Columns]: Columns[Name] | Prisma.Sql };

/** The database's clock at this write; a column's own default is when the transaction began. */
export const NOW = Prisma.sql`clock_timestamp()`;

/** The column of a field: all are named so in the schema (write-together.db.test.ts). */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * An insert of a few rows, to be written together with others; many go by `insertMany`. What no row says is the column's default: ids and `updatedAt` have none
 * in the database.
 * @param table its name in the database, and `rows` with at least one; neither comes from outside
 */
export function insertRows<Columns extends object>(
  table: string,
  rows: ReadonlyArray<Row<Columns>>,
): Prisma.Sql {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))] as Array<keyof Columns & string>;
  const values = rows.map((row) => {
    const written = fields.map((field) =>
      row[field] === undefined ? Prisma.raw("DEFAULT") : asSql(row[field]),
    );
    return Prisma.sql`(${Prisma.join(written)})`;
  });
  const columns = Prisma.raw(fields.map((field) => `"${columnOf(field)}"`).join(", "));
  return Prisma.sql`INSERT INTO ${Prisma.raw(`"${table}"`)} (${columns}) VALUES ${Prisma.join(values)}`;
}

/** An update of the rows of `where`, to be written together with others. */
export function updateRows<Columns extends object>(
  table: string,
  row: Row<Columns>,
  where: Prisma.Sql,
): Prisma.Sql {
  const set = Object.entries(row).map(
    ([field, value]) => Prisma.sql`${Prisma.raw(`"${columnOf(field)}"`)} = ${asSql(value)}`,
  );
  return Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.join(set)} WHERE ${where}`;
}

/** With its zone, so that it does not matter which one the session is in. */
function asSql(value: unknown): Prisma.Sql {
  if (value instanceof Prisma.Sql) return value;
  return Prisma.sql`${value instanceof Date ? value.toISOString() : value}`;
}

/**
 * Several writes as one statement: one way to the database and back instead of one for each. All of them see the rows as
 * they were before, so that no two may change the same row; keys between them are looked at when all are written.
 */
export async function writeTogether(
  tx: Transaction,
  writes: Readonly<Record<string, Prisma.Sql>>,
): Promise<void> {
  const parts = Object.entries(writes).map(([name, write]) => Prisma.sql`${nameOf(name)} AS (${write})`);
  await tx.$executeRaw`WITH ${Prisma.join(parts)} SELECT ${KEEP_PLAN}`;
}

/** What a write with RETURNING answers, as a value in another one that is written together with it. */
export const returnedBy = (name: string, column: string) =>
  Prisma.sql`(SELECT ${Prisma.raw(`"${column}"`)} FROM ${nameOf(name)})`;

/** No table is called so: a name would stand for the write, and no longer for the table, in the others. */
const nameOf = (name: string) => Prisma.raw(`"write ${name}"`);
