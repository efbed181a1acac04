import { randomUUID } from "node:crypto";
import { expect, inject, test } from "vitest";
import { makeOrganisation } from "@/prisma/factories/schools";
import { openSession } from "@/prisma/testing/open-session";
import { db, transaction } from "./client";
import { insertMany } from "./insert-many";

const COLUMNS = {
  organisation_id: "uuid",
  id: "uuid",
  full_name: "text",
  name_key: "text",
  updated_at: "timestamptz",
};

async function makeRows(count: number) {
  const organisation = await makeOrganisation();
  return Array.from({ length: count }, (_, index) => ({
    organisation_id: organisation.id,
    id: randomUUID(),
    full_name: `Ada "Esempio" ${index}, d'Este\n`,
    name_key: `ada ${index}`,
    updated_at: new Date("2027-05-06T07:00:00.123Z"),
  }));
}

test("rows come in as they are, more than one statement takes; columns that are not named have their defaults", async () => {
  const rows = await makeRows(2_001);
  await transaction((tx) => insertMany(tx, "person", COLUMNS, rows));
  const stored = await db().person.findMany({ where: { organisationId: rows[0]?.organisation_id ?? "" } });
  const byId = new Map(stored.map((person) => [person.id, person]));
  expect(stored).toHaveLength(2_001);
  expect(rows.every((row) => byId.get(row.id)?.fullName === row.full_name)).toBe(true);
  expect(byId.get(rows[2_000]?.id ?? "")).toMatchObject({ language: "en", updatedAt: rows[0]?.updated_at });
});

test("a row that is there refuses all of them, or is left out where that is asked for", async () => {
  const [first, ...others] = await makeRows(3);
  if (!first) throw new Error("no rows");
  await transaction((tx) => insertMany(tx, "person", COLUMNS, [first]));
  const all = [first, ...others];
  const count = () => db().person.count({ where: { organisationId: first.organisation_id } });
  await expect(transaction((tx) => insertMany(tx, "person", COLUMNS, all))).rejects.toThrow(/23505/);
  expect(await count()).toBe(1);
  await transaction((tx) => insertMany(tx, "person", COLUMNS, all, { skipKnown: true }));
  expect(await count()).toBe(3);
});

test.runIf(inject("engine") === "server")(
  "two imports at once don't wait for each other's statistics",
  async () => {
    const other = await openSession();
    await other.query("BEGIN");
    await other.query("ANALYZE person");
    const rows = await makeRows(600);
    await transaction((tx) => insertMany(tx, "person", COLUMNS, rows));
    await other.query("ROLLBACK");
  },
);
