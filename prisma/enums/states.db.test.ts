import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { stateList } from "@/lib/platform/db/state-list";
import { Prisma } from "../generated/client";
import { ENDED, HOLDS_PLACE, isOf, LIVE, ON_ITS_WAY } from "./states";

/** The states that an index of only some rows names in its condition. */
async function statesOf(index: string): Promise<string[]> {
  const rows = await db().$queryRaw<Array<{ condition: string }>>`
    SELECT pg_get_expr(indpred, indrelid) AS condition FROM pg_index WHERE indexrelid = ${index}::regclass`;
  return [...(rows[0]?.condition.matchAll(/'([a-z_]+)'/g) ?? [])].map(([, state]) => state as string);
}

test.each(["registration_live_person", "registration_live_name"])(
  "nobody is live twice: %s holds the same states as the product",
  async (index) => {
    expect((await statesOf(index)).sort()).toEqual([...LIVE].sort());
  },
);

test("whoever holds a place is live, and nobody is live and gone", () => {
  expect(HOLDS_PLACE.every((state) => isOf(LIVE, state))).toBe(true);
  expect(ENDED.some((state) => isOf<string>(LIVE, state))).toBe(false);
  expect(isOf(LIVE, "draft") || isOf(ENDED, "draft") || isOf(LIVE, null)).toBe(false);
});

test("a group is a list of SQL, of the enum's own words", async () => {
  const [row] = await db().$queryRaw<Array<{ live: boolean; message: boolean }>>`
    SELECT 'offered'::"RegistrationState" IN ${stateList(LIVE)} AS live,
      'sent'::"OutboxState" IN ${stateList(ON_ITS_WAY)} AS message`;
  expect(row).toEqual({ live: true, message: false });
  expect(() => stateList(["x') OR ('1' = '1"])).toThrow();
  expect(() => stateList([])).toThrow();
  expect(Prisma.sql`${stateList(HOLDS_PLACE)}`.values).toEqual([]);
});
