import type { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBareEngine } from "@/prisma/testing/bare-engine";
import { applyMigrations, type Migration, type MigrationConnection, pendingMigrations } from "./migrate";

const one: Migration = { name: "1_first", sql: "CREATE TABLE first (id int);", checksum: "a" };
const two: Migration = { name: "2_second", sql: "CREATE TABLE second (id int);", checksum: "b" };
const broken: Migration = {
  name: "2_broken",
  sql: "CREATE TABLE half (id int); SELECT nothing_such();",
  checksum: "c",
};

let database: PGlite;
const connection: MigrationConnection = {
  query: (sql, parameters) => database.query(sql, parameters as unknown[]),
  execute: (sql) => database.exec(sql),
};
beforeAll(async () => {
  database = await openBareEngine();
}, 60_000);
beforeEach(() => database.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
afterAll(() => database.close());

describe("migrations", () => {
  test("apply once, in order, and what is missing later", async () => {
    expect(await applyMigrations(connection, [one])).toEqual(["1_first"]);
    expect(await pendingMigrations(connection, [one, two])).toEqual(["2_second"]);
    expect(await applyMigrations(connection, [one, two])).toEqual(["2_second"]);
    expect(await applyMigrations(connection, [one, two])).toEqual([]);
  });

  test("leave nothing half done when one fails", async () => {
    await expect(applyMigrations(connection, [one, broken])).rejects.toThrow(/nothing_such/);
    expect((await connection.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }]);
    expect(await pendingMigrations(connection, [one, two])).toEqual(["2_second"]);
  });

  test.each<[string, (connection: MigrationConnection) => Promise<unknown>, Migration[], RegExp]>([
    ["of a newer version", (connection) => applyMigrations(connection, [one, two]), [one], /newer Convivio/],
    [
      "that were changed",
      (connection) => applyMigrations(connection, [one]),
      [{ ...one, checksum: "z" }],
      /checksum differs/,
    ],
    [
      "left half done by another tool",
      async (connection) => {
        await applyMigrations(connection, [one]);
        await connection.execute("UPDATE _prisma_migrations SET finished_at = NULL");
      },
      [one],
      /never finished/,
    ],
  ])("%s are refused with a sentence", async (_what, before, migrations, message) => {
    await before(connection);
    await expect(applyMigrations(connection, migrations)).rejects.toThrow(message);
    await expect(applyMigrations(connection, migrations)).rejects.toMatchObject({ name: "MigrationRefused" });
  });
});
