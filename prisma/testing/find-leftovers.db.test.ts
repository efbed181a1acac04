import { expect, test } from "vitest";
import { leftInDatabase, lookAtDatabase } from "./find-leftovers";
import { openSession } from "./open-session";

const SOON = new Date(Date.now() + 60_000).toISOString();
const AGO = new Date(Date.now() - 60_000).toISOString();

test.each([
  [
    "a stop of all sending",
    `INSERT INTO setting VALUES ('stop-of-this-test', '{"reason":"operator"}', now())`,
    "the mark",
  ],
  [
    "work that is done in a time to come",
    `INSERT INTO setting VALUES ('done', '{"at":"${SOON}"}', now())`,
    "the mark done",
  ],
  ["a table", "CREATE TABLE left_here (id int)", "more: relation public.left_here"],
  ["a schema", "CREATE SCHEMA left_here", "more: schema left_here"],
  ["an index", "CREATE INDEX left_here ON setting (value)", "more: relation public.left_here"],
  [
    "a constraint",
    "ALTER TABLE setting ADD CONSTRAINT left_here CHECK (key <> '')",
    "more: constraint left_here",
  ],
  [
    "no constraint",
    "ALTER TABLE setting DROP CONSTRAINT setting_pkey CASCADE",
    "less: constraint setting_pkey",
  ],
  [
    "a function",
    "CREATE FUNCTION left_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "more: function public.left_here",
  ],
  [
    "a trigger",
    `CREATE TRIGGER left_here BEFORE UPDATE ON setting FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    "more: trigger left_here on setting",
  ],
])("%s that stays is found", async (_, statement, found) => {
  const client = await openSession();
  await client.query("BEGIN");
  const before = await lookAtDatabase(client);
  await client.query(statement);
  const left = leftInDatabase(before, await lookAtDatabase(client), new Date());
  await client.query("ROLLBACK");
  expect(left.join()).toContain(found);
});

test("rows of one's own and work that was done a moment ago are nobody else's concern", async () => {
  const client = await openSession();
  await client.query("BEGIN");
  const before = await lookAtDatabase(client);
  await client.query(`INSERT INTO setting VALUES ('done', '{"at":"${AGO}"}', now())`);
  await client.query("INSERT INTO lease VALUES ('left-here', 'nobody', now())");
  const left = leftInDatabase(before, await lookAtDatabase(client), new Date());
  await client.query("ROLLBACK");
  expect(left).toEqual([]);
});

test("a mark that somebody takes away is missed", () => {
  const shared = (marks: Array<[string, string]>) => ({ marks: new Map(marks), objects: new Set<string>() });
  expect(leftInDatabase(shared([["stop", '{"reason":"x"}']]), shared([]), new Date())).toEqual([
    "the mark stop: taken away",
  ]);
  expect(leftInDatabase(shared([["done", `{"at":"${AGO}"}`]]), shared([]), new Date())).toEqual([]);
});
