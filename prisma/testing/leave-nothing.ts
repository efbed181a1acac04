import pg from "pg";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { leftInDatabase, lookAtDatabase, type Shared } from "./find-leftovers";

// The files of a worker share its database, too. What one leaves behind that is nobody's in particular (a stop of all sending, a
// trigger, a mark of a time to come) makes another one fail, or pass, hours later and elsewhere: it fails here, by name.
const urls = inject("databaseUrls");
const connectionString = urls[Number(process.env.VITEST_POOL_ID ?? "1") % urls.length] ?? "";

async function look(): Promise<Shared> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await lookAtDatabase(client);
  } finally {
    await client.end();
  }
}

/** Mails that a file left to be sent would be sent first by the next one that sends, for minutes. */
async function leaveNoMails() {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("UPDATE outbox_message SET state = 'cancelled' WHERE state IN ('queued', 'sending')");
  await client.end();
}

let before: Shared;
beforeAll(async () => {
  before = await look();
});

afterAll(async () => {
  expect(leftInDatabase(before, await look(), new Date()), "left behind in the database").toEqual([]);
  await leaveNoMails();
});
