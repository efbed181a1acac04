import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";
import { makeLastYear, makeParticipant, said } from "@/prisma/scenarios/last-year";
import { CARRIED_COLUMNS, LEFT_BEHIND } from "../rules/carried-columns";
import { FIRST_TICKED, PARTS, type Part } from "../rules/parts";
import type { NextEdition } from "../schema";
import { createNextEdition } from "./create-next-edition";

type World = Awaited<ReturnType<typeof makeLastYear>>;

/** The next edition after that of a world, with the parts that are ticked. */
async function make(world: World, parts: readonly Part[], choice: Partial<NextEdition> = {}) {
  const made = await createNextEdition(world.scope, {
    ...{ school: world.school.slug, from: "trieste-2027", city: "Trieste", firstDay: "2028-05-04" },
    ...{ title: said("Trieste 2028"), parts: [...parts], ...choice },
  });
  if (!made.ok) throw new Error("nothing was made");
  return { ...made.value, ids: { organisationId: world.organisation.id, editionId: made.value.editionId } };
}

const named = (table: string) => Prisma.raw(`"${table}"`);

/** Every table below an edition: with its id, or with a key that leads there. */
async function tablesBelow(): Promise<string[]> {
  const rows = await db().$queryRaw<Array<{ name: string }>>`
    WITH RECURSIVE below AS (
      SELECT (quote_ident(table_name))::regclass::oid AS id FROM information_schema.columns
      WHERE table_schema = 'public' AND (column_name = 'edition_id' OR table_name = 'edition')
      UNION
      SELECT found.id FROM below CROSS JOIN LATERAL (
        SELECT conrelid AS id FROM pg_constraint WHERE contype = 'f' AND confrelid = below.id
      ) AS found
    )
    SELECT id::regclass::text AS name FROM below ORDER BY 1`;
  return rows.map(({ name }) => name);
}

/** Rows of a table of one edition, as the database has them, whatever way leads there. */
async function rowsOf(table: string, editionId: string): Promise<Array<Record<string, unknown>>> {
  const way: Record<string, string> = {
    edition: "t.id =",
    category_quota: "t.category_id IN (SELECT id FROM category WHERE edition_id =",
    field_version: "t.field_id IN (SELECT id FROM field WHERE edition_id =",
    term_version: "t.term_id IN (SELECT id FROM term WHERE edition_id =",
    session_person: "t.session_id IN (SELECT id FROM session WHERE edition_id =",
    interpretation: "t.session_id IN (SELECT id FROM session WHERE edition_id =",
  };
  const rows = await db().$queryRaw<Array<{ row: Record<string, unknown> }>>`
    SELECT to_jsonb(t) AS row FROM ${named(table)} AS t
    WHERE ${Prisma.raw(way[table] ?? "t.edition_id =")} ${editionId}::uuid${Prisma.raw(way[table]?.includes("(") ? ")" : "")}`;
  return rows.map(({ row }) => row);
}

describe("what comes along", () => {
  test("every table below an edition and every column of it is declared, by the catalogue", async () => {
    const names = await tablesBelow();
    expect(names).toEqual([...Object.keys(CARRIED_COLUMNS), ...Object.keys(LEFT_BEHIND)].sort());
    const columns = await db().$queryRaw<Array<{ table: string; column: string }>>`
      SELECT table_name::text AS "table", column_name::text AS "column" FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`;
    for (const [table, declared] of Object.entries(CARRIED_COLUMNS)) {
      const there = columns.filter((column) => column.table === table).map(({ column }) => column);
      expect({ [table]: Object.keys(declared).sort() }).toEqual({ [table]: there });
    }
  });

  test("each column is what its declaration says, with all parts ticked", async () => {
    const world = await makeLastYear();
    const next = await make(world, PARTS);
    for (const [table, declared] of Object.entries(CARRIED_COLUMNS)) {
      if (table === "carried_text" || table === "translation") continue;
      const before = await rowsOf(table, world.edition.id);
      const after = await rowsOf(table, next.editionId);
      expect({ table, count: after.length }).toEqual({ table, count: carriedCount(table, before) });
      const taken = Object.keys(declared).filter((column) => declared[column] === "taken");
      const key = (row: Record<string, unknown>) =>
        JSON.stringify(taken.map((column) => same(table, column, row)));
      const all = before.map(key);
      for (const row of after) expect(all, table).toContain(key(row));
      for (const [column, fate] of Object.entries(declared)) {
        const is = (row: Record<string, unknown>) => JSON.stringify(row[column]);
        const was = new Set(before.map(is));
        // A column that nobody filled would prove nothing.
        if (fate === "taken")
          expect(
            before.some((row) => isFilled(row[column])),
            `${table}.${column}`,
          ).toBe(true);
        if (fate === "moved" || fate === "link")
          for (const row of after)
            if (row[column] !== null) expect(was.has(is(row)), `${table}.${column}`).toBe(false);
        if (typeof fate === "object")
          for (const row of after)
            expect([null, 0, "{}"], `${table}.${column}`).toContain(empty(row[column]));
      }
    }
    for (const table of Object.keys(LEFT_BEHIND)) {
      if (["audit_entry", "audit_value", "outbox_message"].includes(table)) continue;
      const rows = await db().$queryRaw<Array<{ count: number }>>`
        SELECT count(*)::int AS count FROM ${named(table)} AS t
        WHERE to_jsonb(t)::text LIKE ${`%${next.editionId}%`}`;
      expect({ [table]: rows[0]?.count }).toEqual({ [table]: 0 });
    }
  });

  test("nothing personal does, unless it is ticked; nobody's data in any row that was made", async () => {
    const world = await makeLastYear();
    await makeParticipant(world);
    const next = await make(world, FIRST_TICKED);
    let text = "";
    for (const table of await tablesBelow()) {
      const rows = await db().$queryRaw<Array<{ row: string }>>`
        SELECT to_jsonb(t)::text AS row FROM ${named(table)} AS t
        WHERE to_jsonb(t)::text LIKE ${`%${next.editionId}%`}`;
      text += rows.map(({ row }) => row).join("\n");
    }
    expect(text).toContain("Trieste 2028");
    for (const secret of [/secret/i, /Ada/, /ada@/, /Helper/, /meet\.example/])
      expect(text).not.toMatch(secret);
    const where = next.ids;
    expect(await db().speaker.count({ where })).toBe(0);
    expect(await db().teamMember.count({ where })).toBe(0);
    expect(await db().registration.count({ where })).toBe(0);
    expect(await db().session.findMany({ where, select: { number: true, noRecording: true } })).toEqual([
      { number: 1, noRecording: false },
    ]);
  });

  test("speakers come as people who have not said yet, their address only with its own tick", async () => {
    const world = await makeLastYear();
    const shy = await make(world, ["sessions", "speakers"]);
    const select = { fullName: true, email: true, unconfirmed: true, number: true } as const;
    expect(await db().speaker.findMany({ where: shy.ids, select })).toEqual([
      { fullName: "Ada Esempio", email: null, unconfirmed: true, number: 1 },
    ]);
    const all = await make(world, ["speakers", "contacts"]);
    expect(await db().speaker.findMany({ where: all.ids, select: { email: true } })).toEqual([
      { email: "ada@example.org" },
    ]);
    const without = await make(world, ["contacts"]);
    expect(await db().speaker.count({ where: without.ids })).toBe(0);
  });
});

/** Of these the newest, or the live ones, come along. */
function carriedCount(table: string, before: ReadonlyArray<Record<string, unknown>>): number {
  switch (table) {
    case "edition":
      return 1;
    case "session":
      return before.filter((row) => row.deleted_at === null && row.cancelled_at === null).length;
    case "venue":
      return before.filter((row) => row.deleted_at === null).length;
    case "field":
      return before.filter((row) => row.retired_at === null).length;
    case "field_version":
      return before.length - 1;
    case "term_version":
      return before.filter((row) => row.number === 2).length;
    default:
      return before.length;
  }
}

/** What a column says, but for ids of records within it. */
function same(table: string, column: string, row: Record<string, unknown>): unknown {
  const value = row[column];
  if (table === "field_version" && column === "condition")
    return JSON.stringify(value).replaceAll(/[0-9a-f-]{36}/g, "id");
  return value;
}

const isFilled = (value: unknown) =>
  value !== null && value !== "" && JSON.stringify(value) !== "{}" && JSON.stringify(value) !== "[]";
const empty = (value: unknown) => (JSON.stringify(value) === "{}" ? "{}" : value);
