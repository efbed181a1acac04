import { createConnection } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbedded, type ThrowAwayDatabase } from "@/prisma/testing/throw-away-database";

let database: ThrowAwayDatabase;
const clients: Client[] = [];

beforeAll(async () => {
  database = await startEmbedded();
  for (let count = 0; count < 12; count += 1) {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    clients.push(client);
  }
}, 60_000);

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.stop();
});

test("each of many clients at once gets the answer to its own question", async () => {
  const wrong: string[] = [];
  await Promise.all(
    clients.map(async (client, number) => {
      for (let round = 0; round < 60; round += 1) {
        const asked = `client ${number}, round ${round}${round % 20 === 0 ? " long".repeat(60_000) : ""}`;
        // Statements of different shapes: mixed up, they would not even have the same columns.
        const column = `answer_${number % 3}`;
        const { rows } = await client.query(`SELECT $1::text AS ${column}, $2::int AS round`, [asked, round]);
        if (rows[0]?.[column] !== asked || rows[0]?.round !== round)
          wrong.push(`${asked} got ${JSON.stringify(rows[0])}`);
      }
    }),
  );
  expect(wrong).toEqual([]);
});

test("a refused statement of one client never spoils another's", async () => {
  const outcomes = await Promise.all(
    clients.map(async (client, number) => {
      for (let round = 0; round < 30; round += 1) {
        if (number % 2 === 0) {
          const refused = client.query("SELECT 1 / $1::int", [0]);
          await expect(refused).rejects.toThrow(/division by zero/);
        } else {
          const { rows } = await client.query("SELECT $1::int AS round", [round]);
          if (rows[0].round !== round) return `${number} got ${rows[0].round}, not ${round}`;
        }
      }
      return "right";
    }),
  );
  expect(outcomes).toEqual(clients.map(() => "right"));
});

test("whoever waited for somebody's transaction gets the answer to its own question", async () => {
  const [busy, ...others] = clients;
  if (!busy) throw new Error("no client");
  const wrong: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    await busy.query("BEGIN");
    const waiting = others.map((client, number) => {
      const column = `answer_${number % 3}`;
      return client.query(`SELECT $1::text AS ${column}`, [`client ${number}`]).then(
        ({ rows }) => rows[0]?.[column] === `client ${number}` || wrong.push(JSON.stringify(rows[0])),
        (error: Error) => wrong.push(error.message),
      );
    });
    await busy.query("SELECT pg_sleep(0.01)");
    await busy.query("COMMIT");
    await Promise.all(waiting);
  }
  expect(wrong).toEqual([]);
});

test("transactions of many clients keep apart", async () => {
  await clients[0]?.query("CREATE TABLE tally (id int PRIMARY KEY, amount int NOT NULL)");
  await clients[0]?.query("INSERT INTO tally VALUES (1, 0)");
  await Promise.all(
    clients.map(async (client) => {
      for (let round = 0; round < 10; round += 1) {
        await client.query("BEGIN");
        const { rows } = await client.query("SELECT amount FROM tally WHERE id = $1 FOR UPDATE", [1]);
        await client.query("UPDATE tally SET amount = $2 WHERE id = $1", [1, rows[0].amount + 1]);
        await client.query(round % 5 === 4 ? "ROLLBACK" : "COMMIT");
      }
    }),
  );
  const { rows } = (await clients[1]?.query("SELECT amount FROM tally")) ?? { rows: [] };
  expect(rows).toEqual([{ amount: clients.length * 8 }]);
});

test("starters that ask who owns the data and are killed before the answer leave the database running", async () => {
  const sockets = new URL(database.url).searchParams.get("host") ?? "";
  for (let count = 0; count < 200; count += 1)
    await new Promise<void>((resolve) => {
      const asking = createConnection(join(sockets, "owner.sock"), () => asking.destroy());
      asking.on("error", () => resolve());
      asking.on("close", () => resolve());
    });
  const { rows } = await (clients[0] as Client).query("SELECT 1 AS alive");
  expect(rows).toEqual([{ alive: 1 }]);
});
