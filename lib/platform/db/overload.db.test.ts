import { describe, expect, inject, onTestFinished, test } from "vitest";
import { openSession } from "@/prisma/testing/open-session";
import { databaseClock, db, reading, transaction } from "./client";

/** Somebody who holds a row until `end`. It goes with its test: a mark is of the whole installation. */
async function holdRow(): Promise<{ key: string; end: () => Promise<unknown> }> {
  const key = crypto.randomUUID();
  await db().setting.create({ data: { key, value: {} } });
  onTestFinished(async () => {
    await db().setting.deleteMany({ where: { key } });
  });
  const holder = await openSession();
  await holder.query("BEGIN");
  await holder.query("SELECT 1 FROM setting WHERE key = $1 FOR UPDATE", [key]);
  return { key, end: () => holder.query("ROLLBACK") };
}

const UNAVAILABLE = { name: "AppError", code: "unavailable", retryAfter: 5 };

describe("an overloaded database refuses clearly, and works again afterwards", () => {
  test.runIf(inject("engine") === "server")(
    "a lock that is not given: told after three seconds",
    async () => {
      const { key, end } = await holdRow();
      const began = performance.now();
      const update = transaction((tx) => tx.setting.update({ where: { key }, data: { value: { a: 1 } } }));
      await expect(update).rejects.toMatchObject(UNAVAILABLE);
      expect(performance.now() - began).toBeGreaterThan(2_500);
      await end();
      await transaction((tx) => tx.setting.update({ where: { key }, data: { value: { a: 1 } } }));
    },
  );

  test.runIf(inject("engine") === "server")("every connection taken: told after five", async () => {
    const limit = Number(process.env.DATABASE_POOL);
    // Twice as many waiters as connections: the second half never gets one.
    const ask = () => reading((reader) => reader.$queryRaw`SELECT pg_sleep(5.5)::text`);
    const outcomes = await Promise.allSettled(Array.from({ length: limit * 2 }, ask));
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(limit);
    for (const { reason } of refused) expect(reason).toMatchObject(UNAVAILABLE);
    expect(await reading(databaseClock)).toBeInstanceOf(Date);
  });

  test.runIf(inject("engine") === "embedded")(
    "somebody else's endless transaction: told when the patience ends",
    async () => {
      const { end } = await holdRow();
      await expect(reading(databaseClock)).rejects.toMatchObject(UNAVAILABLE);
      await end();
      expect(await reading(databaseClock)).toBeInstanceOf(Date);
    },
  );
});
