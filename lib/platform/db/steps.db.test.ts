import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MigrationConnection } from "./migrate";
import { runSteps, type Step } from "./steps";

const table = `doubled_${randomUUID().slice(0, 8)}`;
const name = `test-${randomUUID()}`;
const clients: Client[] = [];
const ROWS = 40;

async function connect(): Promise<MigrationConnection> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  clients.push(client);
  return { query: (sql, parameters) => client.query(sql, parameters), execute: (sql) => client.query(sql) };
}

/** Doubles every number once, three rows a batch; `stopAt` is where its process dies, in the middle of a batch. */
const doubling = (stopAt?: number): Step => ({
  name,
  async run(connection, from) {
    const { rows } = await connection.query(
      `SELECT id FROM ${table} WHERE id > $1::int AND NOT done ORDER BY id LIMIT 3`,
      [from ?? "0"],
    );
    const ids = (rows as Array<{ id: number }>).map((row) => row.id);
    for (const id of ids) {
      await connection.query(`UPDATE ${table} SET number = number * 2, done = true WHERE id = $1`, [id]);
      if (id === stopAt) throw new Error("killed");
    }
    return { next: ids.length < 3 ? null : String(ids.at(-1)), counts: { doubled: ids.length } };
  },
});

let first: MigrationConnection;

beforeAll(async () => {
  first = await connect();
  await first.execute(`
    CREATE TABLE ${table} (id int PRIMARY KEY, number int NOT NULL, done boolean NOT NULL DEFAULT false);
    INSERT INTO ${table} SELECT n, n FROM generate_series(1, ${ROWS}) AS n`);
});
afterAll(async () => {
  await first.execute(`DROP TABLE ${table}; DELETE FROM setting WHERE key = 'step:${name}'`);
  await Promise.all(clients.map((client) => client.end()));
});

test("a step that is killed in the middle leaves whole batches, and many processes finish it together, once", async () => {
  await expect(runSteps(first, [doubling(11)])).rejects.toThrow("killed");
  const half = await first.query(`SELECT id FROM ${table} WHERE done ORDER BY id`);
  expect(half.rows).toHaveLength(9);
  const processes = await Promise.all(Array.from({ length: 5 }, connect));
  const said = await Promise.all(processes.map((process) => runSteps(process, [doubling()])));
  expect(said.flat()).toEqual([{ name, counts: { doubled: ROWS } }]);
  const { rows } = await first.query(`SELECT id, number FROM ${table} WHERE number <> id * 2`);
  expect(rows).toEqual([]);
});

test("a finished step is not run again", async () => {
  const never: Step = { name, run: () => Promise.reject(new Error("ran again")) };
  expect(await runSteps(first, [never])).toEqual([]);
});
