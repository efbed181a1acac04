import pg from "pg";
import { afterAll, expect, inject, test, vi } from "vitest";
import { db } from "./db/client";
import { closeLimits, countAgainst, type Limit } from "./limits";

afterAll(closeLimits);

const limit = (failClosed: boolean): Limit => ({
  name: `test-${crypto.randomUUID()}`,
  points: 20,
  seconds: 60,
  failClosed,
});

const answersOf = (of: Limit, key: string, many: number) =>
  Promise.all(
    Array.from({ length: many }, () =>
      countAgainst(of, key).then(
        () => "counted",
        (error) => error.code as string,
      ),
    ),
  );

const many = (answers: string[]) => ({
  counted: answers.filter((answer) => answer === "counted").length,
  tooFast: answers.filter((answer) => answer === "too-fast").length,
});

test.each([true, false])(
  "many at once are counted one by one, in one place (closed on failure: %s)",
  async (closed) => {
    const of = limit(closed);
    expect(many(await answersOf(of, "ada@example.org", 60))).toEqual({ counted: 20, tooFast: 40 });
  },
);

test("a count goes on over new connections, and other processes see it", async () => {
  const of = limit(true);
  for (let round = 0; round < 4; round += 1) {
    expect(many(await answersOf(of, "ada@example.org", 5))).toEqual({ counted: 5, tooFast: 0 });
    await closeLimits();
  }
  expect(many(await answersOf(of, "ada@example.org", 5))).toEqual({ counted: 0, tooFast: 5 });
});

test("the table of the counters holds nobody's address", async () => {
  const of = limit(false);
  await answersOf(of, "zyxwvuta@example.org", 1);
  const rows = await db().$queryRaw<Array<{ key: string }>>`SELECT key FROM rate_limit`;
  expect(rows.some((row) => row.key.startsWith(of.name))).toBe(true);
  expect(rows.map((row) => row.key).join()).not.toContain("zyxwvuta");
});

test("a connection to a server plans what counts once; where sessions are shared it has no name to be refused", async () => {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  await countAgainst(limit(true), "ada@example.org");
  const asked = sent.mock.calls.map(([first]) => first as unknown as { name?: string; text?: string });
  sent.mockRestore();
  const [count] = asked.filter(({ text }) => text?.includes("rate_limit"));
  expect(count?.text).toContain("ON CONFLICT");
  expect(Boolean(count?.name)).toBe(inject("engine") === "server");
});
