import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { childrenOf } from "@/scripts/bench/children";
import { startLoad } from "@/scripts/bench/load";
import { comeAll, judgeRush, makeRush } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";

/** Several processes need a server: the embedded database has one session. */
const onServer = describe.runIf(process.env.TEST_DATABASE_URL);

onServer("a site of two web processes", () => {
  let site: Site;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ site, remove } = await makeSite({ environment: { WEB_PROCESSES: "2" } }));
    await site.start("--example");
    await site.openRecords();
  });
  afterAll(() => remove());

  const processes = () => childrenOf(site.web()?.pid ?? 0).map(({ pid }) => pid);
  /** On a line of its own, so that each process has its turn. */
  const read = (path: string) =>
    new Promise<string>((resolve, reject) => {
      get(`${site.url}${path}`, { agent: false, headers: { connection: "close" } }, (answer) => {
        let text = "";
        answer.on("data", (piece) => {
          text += piece;
        });
        answer.on("end", () => resolve(text));
      }).on("error", reject);
    });

  test("is served by both, with connections for all", async () => {
    expect(processes().length).toBe(2);
    const rush = await makeRush(site.url, 20);
    expect(await judgeRush(rush, await comeAll(rush, 100), 100)).toEqual([]);
    const [row] = await db().$queryRaw<Array<{ connections: number }>>`
      SELECT count(*)::int AS connections FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'convivio' AND pid <> pg_backend_pid()`;
    expect(row?.connections).toBeLessThanOrEqual(80);
  });

  test("500 people at once for 100 places", async () => {
    const rush = await makeRush(site.url, 100);
    const seen = await comeAll(rush, 500);
    expect(seen.filter(({ status }) => status !== 201)).toEqual([]);
    expect(await judgeRush(rush, seen, 500)).toEqual([]);
  });

  test("who changed something sees it at once, whichever process answers", async () => {
    for (let round = 0; round < 8; round += 1) {
      const rush = await makeRush(site.url, 1);
      const path = `/en${rush.address}`;
      await until("both processes keep the page", async () => {
        const texts = await Promise.all(Array.from({ length: 6 }, () => read(path)));
        return texts.every((text) => text.includes("Register"));
      });
      expect((await rush.come(0)).state).toBe("confirmed");
      const after = await Promise.all(Array.from({ length: 6 }, () => read(path)));
      expect(
        after.map((text) => /waiting list/i.test(text)),
        `round ${round}`,
      ).toEqual(Array(6).fill(true));
    }
  });

  test("one of them killed in a rush: nothing told is lost, the other goes on, and there are two again", async () => {
    const rush = await makeRush(site.url, 40);
    const [victim = 0, other] = processes();
    let answered = 0;
    const coming = Array.from({ length: 120 }, async (_, number) => {
      const seen = await rush.come(number);
      if (seen.status === 201) answered += 1;
      return seen;
    });
    await until("some answers have arrived", () => answered >= 15);
    process.kill(victim, "SIGKILL");
    await until("the other answers", () => site.isAlive(), 1_000);
    const seen = await Promise.all(coming);
    const lost = seen.filter(({ status }) => status !== 201);
    expect(lost.every(({ status }) => status === 0)).toBe(true);
    expect(lost.length).toBeLessThan(120);
    const again = await Promise.all(lost.map(({ number }) => rush.come(number)));
    expect(again.filter(({ status }) => status !== 201)).toEqual([]);
    expect(await judgeRush(rush, [...seen, ...again], 120)).toEqual([]);
    await until("there are two again", () => processes().length === 2);
    expect(processes()).toContain(other);
    expect(processes()).not.toContain(victim);
  });

  test("renewed one by one under load: nobody is refused", async () => {
    const before = processes();
    const { address } = await makeRush(site.url, 10);
    const load = startLoad(
      {
        page: () => new Request(`${site.url}/en${address}`),
        form: () => new Request(`${site.url}/en${address}/register`),
        health: () => new Request(`${site.url}/api/readyz`),
      },
      2,
    );
    await until("the load is on", () => load.shots.length > 50);
    process.kill(site.supervisor, "SIGUSR2");
    await until("both are renewed", () => site.said.includes("are renewed"), 90_000);
    const shots = await load.stop();
    expect(
      shots.filter(({ status }) => status !== 200).map(({ target, status, body }) => [target, status, body]),
    ).toEqual([]);
    expect(processes().length).toBe(2);
    for (const pid of processes()) expect(before).not.toContain(pid);
  });
});

/** The same whichever engine: with each change on the embedded one. */
const once = test.skipIf(process.env.TEST_DATABASE_URL && process.env.TESTS !== "nightly");

once("one process says why it is not renewed", async () => {
  const { site, remove } = await makeSite();
  try {
    await site.start();
    process.kill(site.supervisor, "SIGUSR2");
    await until("it says so", () => site.said.includes("One web process serves"), 10_000);
    expect(await site.isAlive()).toBe(true);
  } finally {
    await remove();
  }
});
