import { beforeEach, expect, inject, test } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { transaction } from "./client";
import { forgetPlanNames, KEEP_PLAN, planName } from "./kept-plans";

beforeEach(forgetPlanNames);

/** The statements with a name that this session has, of those that end as `end` does. */
const namedIn = (statement: Prisma.Sql) =>
  transaction(async (tx) => {
    const text = `kept-${crypto.randomUUID()}`;
    const marked = Prisma.sql`SELECT ${Prisma.raw(`'${text}'`)} AS mark ${statement}`;
    for (let time = 0; time < 3; time += 1) expect(await tx.$queryRaw(marked)).toEqual([{ mark: text }]);
    const [row] = await tx.$queryRaw<Array<{ count: number }>>`
      SELECT count(*)::int AS count FROM pg_prepared_statements WHERE statement LIKE ${`%${text}%`}`;
    return row?.count;
  });

test("a connection to a server keeps the plan of what is marked, once; the embedded engine's one session keeps none", async () => {
  expect(await namedIn(KEEP_PLAN)).toBe(inject("engine") === "server" ? 1 : 0);
  expect(await namedIn(Prisma.empty)).toBe(0);
});

test("one text has one name, and of very many the last have none", () => {
  const marked = (number: number) => ({
    sql: Prisma.sql`SELECT ${Prisma.raw(`${number}`)} ${KEEP_PLAN}`.sql,
  });
  expect(planName(marked(1))).toMatch(/^[\w-]{43}$/);
  expect(planName(marked(1))).toBe(planName(marked(1)));
  expect(planName(marked(2))).not.toBe(planName(marked(1)));
  expect(planName({ sql: "SELECT 1" })).toBe("");
  const names = Array.from({ length: 200 }, (_, number) => planName(marked(number)));
  expect(names.filter(Boolean).length).toBeLessThanOrEqual(50);
  expect(names.at(-1)).toBe("");
  expect(planName(marked(1))).toMatch(/^[\w-]{43}$/);
});
