import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOnServer, type ThrowAwayDatabase } from "@/prisma/testing/throw-away-database";
import { freePort } from "@/scripts/bench/free-port.mjs";
import { comeAll, judgeRush, makeRush } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";

const server = process.env.TEST_DATABASE_URL;
const hasPooler = spawnSync("sh", ["-c", "command -v pgbouncer"]).status === 0;

describe.runIf(server && hasPooler)(
  "behind PgBouncer, which gives out connections by the transaction",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "convivio-pooler-"));
    let database: ThrowAwayDatabase;
    let pooler: ChildProcess;
    let site: Site;
    let remove: () => Promise<void>;
    let url: string;

    beforeAll(async () => {
      database = await createOnServer(server ?? "");
      const { hostname, port, username, password, pathname } = new URL(database.url);
      const own = await freePort();
      const login = ` user=${username}${password ? ` password=${password}` : ""}`;
      writeFileSync(
        join(folder, "pooler.ini"),
        [
          "[databases]",
          `${pathname.slice(1)} = host=${hostname} port=${port || 5432}${login}`,
          "[pgbouncer]",
          "listen_addr = 127.0.0.1",
          `listen_port = ${own}`,
          "unix_socket_dir =",
          "auth_type = any",
          "pool_mode = transaction",
          "default_pool_size = 10",
        ].join("\n"),
        { mode: 0o644 },
      );
      spawnSync("chmod", ["755", folder]);
      // It refuses to run as root.
      const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
      pooler = spawn("pgbouncer", ["-q", ...user, join(folder, "pooler.ini")], { stdio: "ignore" });
      url = `postgresql://${username}@127.0.0.1:${own}${pathname}?pgbouncer=true`;
      await until("the pooler answers", () => asks("SELECT 1").then(Boolean, () => false));
      ({ site, remove } = await makeSite({ databaseUrl: url, environment: { WEB_PROCESSES: "2" } }));
      await site.start("--example");
      await site.openRecords();
    });
    afterAll(async () => {
      await remove?.();
      pooler?.kill();
      await database?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    async function asks(sql: string): Promise<Record<string, unknown> | undefined> {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query(sql)).rows[0];
      } finally {
        await client.end();
      }
    }

    test("a site starts, and the limits are those of the role", async () => {
      // It answers before the one of its processes that sends mails has been seen for the first time.
      await until("the site can work", async () => (await fetch(`${site.url}/api/readyz`)).ok);
      const limits = await asks(`SELECT current_setting('lock_timeout') AS lock,
      current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('jit') AS compiled`);
      expect(limits).toEqual({ lock: "3s", statement: "10s", idle: "10s", compiled: "off" });
    });

    test("100 people at once for 20 places", async () => {
      const rush = await makeRush(site.url, 20);
      const seen = await comeAll(rush, 100);
      expect(seen.filter(({ status }) => status !== 201)).toEqual([]);
      expect(await judgeRush(rush, seen, 100)).toEqual([]);
    });

    test("a second start finds its schema", async () => {
      await site.stop();
      await site.start();
      expect((await fetch(`${site.url}/en`)).status).toBe(200);
    });
  },
);
