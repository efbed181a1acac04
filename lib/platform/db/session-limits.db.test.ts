import { expect, inject, test } from "vitest";
import { openSession } from "@/prisma/testing/open-session";
import { db } from "./client";
import { limitRole } from "./session-limits";

const SAID = ["jit", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"] as const;
const WANTED = { jit: "off", statement_timeout: "10s", lock_timeout: "3s" };

test.runIf(inject("engine") === "server")(
  "every connection to a server has its limits, and compiles nothing",
  async () => {
    const rows = await db().$queryRaw<Array<{ name: string; said: string }>>`
      SELECT name, current_setting(name) AS said FROM unnest(${[...SAID]}::text[]) AS one(name)`;
    expect(Object.fromEntries(rows.map(({ name, said }) => [name, said]))).toEqual({
      ...WANTED,
      idle_in_transaction_session_timeout: "10s",
    });
    // Dear enough to be compiled on a server that was left to its own guess.
    const plan = await db().$queryRaw<object[]>`
      EXPLAIN SELECT count(*) FROM generate_series(1, 3000) AS one(a), generate_series(1, 3000) AS other(b)
      WHERE a + b = 7 OR a * b = 9`;
    expect(JSON.stringify(plan)).not.toContain("JIT");
  },
);

test.runIf(inject("engine") === "server")(
  "behind a pooler the role's next sessions have the same",
  async () => {
    const session = await openSession();
    const { rows } = await session.query("SELECT current_user AS role, current_database() AS base");
    const { role, base } = rows[0] as { role: string; base: string };
    try {
      await limitRole(session);
      const { rows: settings } = await session.query(
        `SELECT unnest(setconfig) AS said FROM pg_db_role_setting
         JOIN pg_database ON pg_database.oid = setdatabase JOIN pg_roles ON pg_roles.oid = setrole
         WHERE datname = $1 AND rolname = $2`,
        [base, role],
      );
      expect((settings as Array<{ said: string }>).map(({ said }) => said)).toEqual(
        expect.arrayContaining(["jit=off", "statement_timeout=10000", "lock_timeout=3000"]),
      );
    } finally {
      await session.query(`ALTER ROLE CURRENT_USER IN DATABASE "${base}" RESET ALL`);
    }
  },
);
