import type { ClientBase } from "pg";

/** Tables that a backup leaves out, and why. */
export type LeftOut = Readonly<Record<string, string>>;

/** The platform's own: of the moment only. What nouns leave out is gathered beside them (lib/left-out.ts). */
export const MOMENTARY: LeftOut = {
  _prisma_migrations: "the list of migrations is in the manifest",
  idempotency_key: "answers kept for forms that are sent twice",
  rate_limit: "counters of limits",
  lease: "who leads at this moment",
  cache_tag: "which pages are out of date",
};

export interface Column {
  name: string;
  /** As PostgreSQL writes it in a cast. */
  type: string;
}

export interface Table {
  name: string;
  columns: Column[];
  /** Columns of the primary key: the order of the rows in a backup, the same on every engine. */
  key: string[];
}

export interface ForeignKey {
  table: string;
  name: string;
  deferrable: boolean;
}

/** An identifier for SQL text. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** The tables a backup holds, by name. */
export async function keptTables(client: ClientBase, leftOut: LeftOut, schema = "public"): Promise<Table[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string; place: number | null }>(
    `
    SELECT class.relname AS "table", attribute.attname AS "column",
      format_type(attribute.atttypid, attribute.atttypmod) AS type,
      array_position(key.indkey::int2[], attribute.attnum) AS place
    FROM pg_class AS class
    JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
    LEFT JOIN pg_index AS key ON key.indrelid = class.oid AND key.indisprimary
    WHERE class.relnamespace = $1::regnamespace AND class.relkind IN ('r', 'p')
      AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
    ORDER BY class.relname COLLATE "C", attribute.attnum`,
    [schema],
  );
  const tables = new Map<string, Table & { places: Array<[number, string]> }>();
  for (const row of rows) {
    if (row.table in leftOut) continue;
    const table = tables.get(row.table) ?? { name: row.table, columns: [], key: [], places: [] };
    table.columns.push({ name: row.column, type: row.type });
    if (row.place !== null) table.places.push([row.place, row.column]);
    tables.set(row.table, table);
  }
  return [...tables.values()].map(({ places, ...table }) => ({
    ...table,
    key: places.sort(([one], [other]) => one - other).map(([, column]) => column),
  }));
}

/** Every foreign key of the schema. */
export async function foreignKeys(client: ClientBase, schema = "public"): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `
    SELECT class.relname AS "table", constraints.conname AS name, constraints.condeferrable AS deferrable
    FROM pg_constraint AS constraints JOIN pg_class AS class ON class.oid = constraints.conrelid
    WHERE constraints.contype = 'f' AND class.relnamespace = $1::regnamespace`,
    [schema],
  );
  return rows;
}

/** The names and checksums of the migrations the database has had, in order. */
export async function migrationLedger(
  client: ClientBase,
): Promise<Array<{ name: string; checksum: string }>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(`
    SELECT migration_name AS name, checksum FROM "_prisma_migrations"
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`);
  return rows;
}
