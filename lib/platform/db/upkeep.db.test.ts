import { expect, inject, test } from "vitest";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { db } from "./client";
import { keepUp } from "./upkeep";

interface Guess {
  rows: number;
  dead: number;
}

/** What the planner believes of a table, and what updates have left in it. */
async function guessOf(table: string): Promise<Guess> {
  await db().$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const [guess] = await db().$queryRaw<Guess[]>`
    SELECT reltuples::int AS rows, n_dead_tup::int AS dead
    FROM pg_class JOIN pg_stat_user_tables USING (relname) WHERE relname = ${table} AND schemaname = 'public'`;
  if (!guess) throw new Error(`no table ${table}`);
  return guess;
}

// A server's own daemon does it, and may do it in between.
test.runIf(inject("engine") === "embedded")(
  "a table that has grown or changed is counted anew and cleared, and one that has not is left alone",
  async () => {
    await keepUp();
    const { edition } = await makeOpenEdition();
    const ids = { organisationId: edition.organisationId, editionId: edition.id };
    const there = await db().tag.count();
    // Many enough, whatever earlier files left in the table.
    const made = 200 + there;
    await db().tag.createMany({
      data: Array.from({ length: made }, (_, number) => ({ ...ids, name: `Tag ${number}` })),
    });
    await keepUp();
    expect(await guessOf("tag")).toMatchObject({ rows: there + made });

    await db().tag.updateMany({ where: ids, data: { version: { increment: 1 } } });
    expect((await guessOf("tag")).dead).toBeGreaterThanOrEqual(made);
    await keepUp();
    expect((await guessOf("tag")).dead).toBe(0);

    await db().tag.create({ data: { ...ids, name: "One more" } });
    expect(await keepUp(), "one row is no reason").toBe(0);
  },
);
