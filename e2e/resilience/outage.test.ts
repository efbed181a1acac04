import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf } from "@/e2e/authorization/world";
import { db } from "@/lib/platform/db/client";
import unavailable from "@/messages/it/pages.json";
import { makeMember } from "@/prisma/factories/people";
import { type Cluster, makeCluster } from "@/scripts/bench/cluster";
import { type Shot, shoot, startLoad, type Target } from "@/scripts/bench/load";
import { judgeRush, makeRush, type Rush, type Seen } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";

const RECOVERY_MS = 5_000;
/** On .ci/run a PostgreSQL of this test's own is stopped and started; else the embedded database's process is killed. */
const bin = process.env.TEST_DATABASE_URL ? process.env.TEST_POSTGRES_BIN : undefined;

/** Made for each request; the rest comes from the cache. */
const LIVE = ["form", "link", "file", "desk", "api"] as const;

let cluster: Cluster | null = null;
let site: Site;
let remove: () => Promise<void>;
let rush: Rush;
let targets: Record<"cached" | "form" | "link" | "file" | "desk" | "api", Target>;
const seen: Seen[] = [];

beforeAll(async () => {
  cluster = bin ? await makeCluster(bin) : null;
  ({ site, remove } = await makeSite(cluster ? { databaseUrl: cluster.url } : { embedded: true }));
  await site.start("--example");
  await site.openRecords();
  rush = await makeRush(site.url, 50);
  const first = await rush.come(0);
  seen.push(first);
  const owner = await makeMember({ id: rush.ids.organisationId });
  const cookie = await cookieOf(owner.login);
  const page = (path: string) =>
    new Request(`${site.url}${path}`, { headers: { accept: "text/html", cookie } });
  const link = `/it/r/${first.privateLink?.split("/r/")[1]}`;
  const pages = [
    "/it",
    `/it${rush.address}`,
    `/it${rush.address}/agenda`,
    "/it/schools/common-table-school",
    "/en/privacy",
  ];
  targets = {
    cached: (number) => page(pages[number % pages.length] ?? ""),
    form: () => page(`/it${rush.address}/register`),
    link: () => page(link),
    file: () => page(`${link}/download`),
    desk: () => page(`/it/organise${rush.address.replace("/schools", "")}/overview`),
    api: () => page(`/api/v1${rush.address}`),
  };
  for (const path of [...pages, ...pages]) expect((await fetch(`${site.url}${path}`)).status).toBe(200);
  for (const name of LIVE) expect(await shoot(name, targets[name](0))).toMatchObject({ status: 200 });
});
afterAll(async () => {
  await remove();
  cluster?.remove();
});

const of = (shots: readonly Shot[], ...names: string[]) =>
  shots.filter((shot) => names.length === 0 || names.includes(shot.target));
/** How often each target was answered in which way, for a reader of a failure. */
const counts = (shots: readonly Shot[]) => {
  const tally: Record<string, number> = {};
  for (const shot of shots)
    tally[`${shot.target} ${shot.status}`] = (tally[`${shot.target} ${shot.status}`] ?? 0) + 1;
  return JSON.stringify(tally);
};
const refused = (shots: readonly Shot[]) => shots.filter((shot) => shot.status === 503);

/** Takes the database away under load, lets `during` look on, and gives it back. @returns when it was back */
async function outage(load: { shots: Shot[] }, during: () => Promise<unknown>): Promise<number> {
  const seenAway = () => LIVE.every((name) => refused(of(load.shots, name)).length > 0);
  if (cluster) {
    cluster.stop("fast");
    await during();
    const away = load.shots.length;
    await until("everything live is refused", seenAway).catch((error: Error) => {
      throw new Error(`${error.message}: ${counts(load.shots.slice(away))}`);
    });
    cluster.start();
  } else {
    const before = site.database()?.pid;
    site.kill("database");
    await during();
    await until("another database process runs", () => (site.database()?.pid ?? before) !== before);
    await until("the database answers", () => db().$queryRaw`SELECT 1`.then(() => true).catch(() => false));
  }
  return performance.now();
}

test("the database stopped and started under load: cached pages go on, the rest is 503 and recovers", async () => {
  const web = site.web()?.pid;
  const load = startLoad(targets, 1);
  await until("the load has begun", () => load.shots.length > 40);
  const away = performance.now();
  const back = await outage(load, async () => {
    // Whoever sends a registration now is told that nothing was saved, or it was.
    const sent = await Promise.all([1, 2, 3, 4, 5].map((number) => rush.come(number)));
    seen.push(...sent);
    expect(sent.filter((answer) => ![201, 503].includes(answer.status))).toEqual([]);
  });
  await until("everything live answers again", async () => {
    const now = await Promise.all(LIVE.map((name) => shoot(name, targets[name](0))));
    return now.every((shot) => shot.status === 200);
  });
  const shots = await load.stop();
  const late = refused(shots).filter((shot) => shot.began > back + RECOVERY_MS);
  expect(late, "still refused five seconds after the database was back").toEqual([]);
  expect(site.web()?.pid, "the web server was not started again").toBe(web);
  expect(of(shots, "cached").filter((shot) => shot.status !== 200)).toEqual([]);
  expect(of(shots, "cached").filter((shot) => shot.began > away && shot.ended < back).length).toBeGreaterThan(
    0,
  );
  const others = of(shots, ...LIVE);
  expect(others.filter((shot) => ![200, 503].includes(shot.status))).toEqual([]);
  expect(refused(others).length).toBeGreaterThan(0);
  for (const { headers, body, target } of refused(others)) {
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    if (target === "api") expect(JSON.parse(body)).toMatchObject({ status: 503 });
    else expect(body).toContain(`<h1>${unavailable.unavailable.title}</h1>`);
  }
  // Whoever was refused sends again; nothing acknowledged is lost.
  const again = await Promise.all([1, 2, 3, 4, 5].map((number) => rush.come(number)));
  expect(again.filter((answer) => answer.status !== 201)).toEqual([]);
  expect(await judgeRush(rush, [...seen, ...again], 6)).toEqual([]);
});
