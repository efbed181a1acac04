import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { isDatabaseRunning } from "@/lib/platform/db/embedded";
import { crowding } from "@/prisma/testing/cost";
import { childrenOf } from "@/scripts/bench/children";
import { freePort } from "@/scripts/bench/free-port.mjs";
import { makeRush } from "@/scripts/bench/rush";
import { makeSite, Site, until } from "@/scripts/bench/site";
import { isPortFree } from "@/scripts/start/processes.mjs";

/** With a database server there is no data folder to fight about; so this is the embedded database's, once. */
const embedded = !process.env.TEST_DATABASE_URL;

describe.runIf(embedded)("npm start", () => {
  let site: Site;
  let remove: () => Promise<void>;
  const sockets = () => join(site.folder, "run");

  beforeAll(async () => {
    ({ site, remove } = await makeSite({ embedded: true, first: true }));
  });
  afterAll(() => remove());

  /** A start that must be refused: its words and its code. */
  async function refusedStart(
    folder: string,
    port: number,
    environment: Record<string, string> = {},
  ): Promise<{ code: unknown; said: string }> {
    const other = new Site(folder, port, null, environment);
    other.launch();
    // A first start makes its database before it can know that nothing is in it.
    await other.waitUntilEnded(90_000);
    return { code: other.ended, said: other.said };
  }

  test("a first start off this machine without https is refused, and leaves no records", async () => {
    const environment = { PUBLIC_URL: "http://school.example.org", SMTP_URL: "smtp://localhost" };
    const careless = await refusedStart(site.folder, site.port, environment);
    expect(careless.code).toBe(1);
    expect(careless.said).toMatch(/first start:\s+PUBLIC_URL: .*ALLOW_HTTP=1/);
    // Refused again: nothing is there yet that would make the next start one of a database in use.
    const again = await refusedStart(site.folder, site.port, environment);
    expect(again).toEqual(careless);
  });

  test("the first one serves the examples and prints the address and links that sign in", async () => {
    await site.start();
    expect(site.said).toContain(`Convivio is at ${site.url}\n`);
    for (const who of ["organiser", "participant"]) {
      const link = new RegExp(`as ${who} +(${site.url}/\\S+/sign-in/\\S+)`).exec(site.said)?.[1];
      expect((await fetch(link ?? "")).status, `the link of the ${who}`).toBe(200);
    }
    expect((await fetch(`${site.url}/en/schools/common-table-school`)).status).toBe(200);
    await expect(
      fetch(`http://127.0.0.2:${site.port}/api/healthz`),
      "on this machine's own address only",
    ).rejects.toThrow();
    const open = readdirSync(site.folder, { recursive: true, encoding: "utf8" })
      .filter((path) => !path.startsWith("run/"))
      .filter((path) => (statSync(join(site.folder, path)).mode & 0o077) !== 0);
    expect(open, "files of the data folder that other accounts may read").toEqual([]);
    expect(statSync(site.folder).mode & 0o777).toBe(0o700);
  });

  test("another one with the same data folder or the same port is told why it can't", async () => {
    const owned = await refusedStart(site.folder, await freePort());
    expect(owned.code).toBe(75);
    expect(owned.said).toMatch(/already in use by another Convivio process.*CONVIVIO_DATA/);
    const taken = await makeSite({ embedded: true, port: site.port });
    taken.site.launch();
    await taken.site.waitUntilEnded();
    expect(taken.site.ended).toBe(1);
    expect(taken.site.said).toContain(`Port ${site.port} is taken by another program.`);
    await taken.remove();
    expect(await site.isAlive()).toBe(true);
  });

  test("Ctrl-C ends it and all its children, and frees port and data folder", async () => {
    const children = childrenOf(site.supervisor);
    expect(children).toHaveLength(2);
    site.interrupt();
    await site.waitUntilEnded(15_000);
    expect(site.ended).toBe(0);
    for (const child of children) expect(() => process.kill(child.pid, 0)).toThrow(/ESRCH/);
    expect(await isPortFree(site.port)).toBe(true);
    expect(await isDatabaseRunning(sockets())).toBe(false);
  });

  test("the second start takes at most fifteen seconds", async () => {
    const before = crowding();
    const took = await site.start();
    // On a machine of its own.
    expect(took / Math.max(before, crowding())).toBeLessThan(15_000);
  });

  test("after kill -9 of the supervisor everything goes; a start finds all that was acknowledged", async () => {
    await site.openRecords();
    const rush = await makeRush(site.url, 5);
    const told = await rush.come(1);
    expect(told.status).toBe(201);
    const children = childrenOf(site.supervisor);
    site.kill("supervisor");
    await until(
      "its children have gone",
      () => children.every(({ pid }) => !isRunning(pid)) && isPortFree(site.port),
    );
    await site.start();
    await site.openRecords();
    const row = await db().registration.findFirstOrThrow({ where: rush.ids });
    expect(row).toMatchObject({ reference: told.reference, state: told.state });
  });

  test("after kill -9 of supervisor, web server and database together, too", async () => {
    const rush = await makeRush(site.url, 5);
    const told = await rush.come(1);
    expect(told.status).toBe(201);
    const database = site.database()?.pid ?? 0;
    const web = site.web()?.pid ?? 0;
    for (const pid of [site.supervisor, database, web]) process.kill(pid, "SIGKILL");
    await until("all have gone", () => ![database, web].some(isRunning));
    await site.start();
    await site.openRecords();
    const row = await db().registration.findFirstOrThrow({ where: rush.ids });
    expect(row).toMatchObject({ reference: told.reference, state: told.state });
  });

  test("a database of a newer version, or a damaged one, stops it with a sentence that says what to do", async () => {
    await db().$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
      VALUES ('newer', 'x', now(), '99991231000000_newer', 1)`;
    await site.stop();
    const newer = await refusedStart(site.folder, site.port);
    expect(newer.code).toBe(1);
    expect(newer.said).toMatch(
      /used by a newer Convivio \(it knows the migration 99991231000000_newer.*Start that version or restore/,
    );
    const control = join(site.folder, "database/global/pg_control");
    const sound = readFileSync(control);
    writeFileSync(control, Buffer.alloc(sound.length, 7));
    const damaged = await refusedStart(site.folder, site.port);
    expect(damaged.code).toBe(1);
    expect(damaged.said).toMatch(/could not be opened.*damaged, move that folder away and restore a backup/);
    rmSync(control);
    expect(await isDatabaseRunning(sockets())).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
