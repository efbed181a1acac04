import { createReadStream } from "node:fs";
import type { Client } from "pg";
import { quoted, type Table } from "./catalog";

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 2_000_000;

/** Changes when foreign keys are checked. */
export async function alterKeys(
  client: Client,
  keys: Array<{ table: string; name: string }>,
  mode: string,
): Promise<void> {
  const commands = keys.map(
    (key) => `ALTER TABLE ${quoted(key.table)} ALTER CONSTRAINT ${quoted(key.name)} ${mode}`,
  );
  if (commands.length > 0) await client.query(commands.join(";"));
}

/** Inserts the rows of one table's file. @returns how many */
export async function insertRows(
  client: Client,
  table: Table,
  path: string,
  onProgress: (rows: number) => void,
): Promise<number> {
  const names = table.columns.map((column) => quoted(column.name)).join(", ");
  const values = table.columns.map((column, place) => `given.c${place}::${column.type}`).join(", ");
  const lists = table.columns.map((_, place) => `$${place + 1}::text[]`).join(", ");
  const aliases = table.columns.map((_, place) => `c${place}`).join(", ");
  const insert = `INSERT INTO ${quoted(table.name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM unnest(${lists}) AS given(${aliases})`;
  let batch: Array<Record<string, string | null>> = [];
  let characters = 0;
  let count = 0;
  const send = async () => {
    if (batch.length === 0) return;
    await client.query(
      insert,
      table.columns.map((column) => batch.map((row) => row[column.name] ?? null)),
    );
    count += batch.length;
    onProgress(count);
    batch = [];
    characters = 0;
  };
  for await (const line of linesOf(path)) {
    batch.push(JSON.parse(line) as Record<string, string | null>);
    characters += line.length;
    if (batch.length >= BATCH_ROWS || characters > BATCH_CHARACTERS) await send();
  }
  await send();
  return count;
}

/**
 * The lines of a table's file. Only a line feed ends one: readline of newer Nodes also splits at U+2028 and U+2029, which
 * JSON leaves as they are inside a text.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Numbers go on behind the highest one. */
export async function setSequences(client: Client, table: Table): Promise<void> {
  for (const column of table.columns) {
    const { rows } = await client.query<{ sequence: string | null }>(
      "SELECT pg_get_serial_sequence($1, $2) AS sequence",
      [quoted(table.name), column.name],
    );
    const sequence = rows[0]?.sequence;
    if (!sequence) continue;
    await client.query(
      `SELECT setval($1::regclass, greatest(coalesce(max(${quoted(column.name)}), 0), 0) + 1, false) FROM ${quoted(table.name)}`,
      [sequence],
    );
  }
}
