import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editEditionTexts } from "@/lib/editions/commands/edit-edition";
import { db } from "@/lib/platform/db/client";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { withdraw } from "@/lib/registration/commands/withdraw";
import phases from "@/messages/en/public.json";
import { type EditionChoice, makeOpenEdition } from "@/prisma/factories/schools";
import { crowding } from "@/prisma/testing/cost";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { createOnServer, startEmbedded, type ThrowAwayDatabase } from "@/prisma/testing/throw-away-database";
import { DatabaseProxy } from "@/scripts/bench/database-proxy";
import { startLoad } from "@/scripts/bench/load";
import { comeAll, makeRush } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";
import { median } from "@/scripts/bench/statistics";

/** How often a process looks for changes (lib/platform/cache/watch.ts). */
const TICK_MS = 400;

let database: ThrowAwayDatabase;
let proxy: DatabaseProxy;
let site: Site;
let remove: () => Promise<void>;

beforeAll(async () => {
  const server = process.env.TEST_DATABASE_URL;
  database = server ? await createOnServer(server) : await startEmbedded();
  proxy = new DatabaseProxy(database.url);
  // The embedded engine has one session however many clients: few are enough.
  const environment = { DATABASE_POOL: server ? "12" : "8" };
  ({ site, remove } = await makeSite({ databaseUrl: await proxy.start(), environment }));
  await site.start("--example");
  await site.openRecords();
});
afterAll(async () => {
  await remove();
  await proxy.stop();
  await database.stop();
});

async function read(path: string): Promise<{ html: string; cache: string; status: number }> {
  const answer = await fetch(`${site.url}${path}`);
  const cache = answer.headers.get("x-nextjs-cache") ?? "";
  return { html: await answer.text(), cache, status: answer.status };
}

/** How long until a page shows something, in ms from now. */
async function shownAfter(path: string, shows: (page: { html: string; status: number }) => boolean) {
  const began = performance.now();
  await until(`${path} shows the change`, async () => shows(await read(path)), 15_000);
  return performance.now() - began;
}

/** Within five seconds, on a machine that does nothing else. */
async function expectSoon(...what: Parameters<typeof shownAfter>): Promise<void> {
  const before = crowding();
  const took = await shownAfter(...what);
  expect(took / Math.max(before, crowding())).toBeLessThan(5_000);
}

const lastFor = (ms: number) => {
  const end = performance.now() + ms;
  return until("the time has passed", () => performance.now() > end);
};

/** Jobs by the clock (mails before the day, the purge) ask at the full minute: every fifth, and the seventeenth. */
const isJobNear = () => {
  const minutes = Date.now() / 60_000;
  const isMark = (minute: number) => minute % 5 === 0 || minute % 60 === 17;
  const last = Math.floor(minutes);
  return (isMark(last) && minutes - last < 0.1) || (isMark(last + 1) && last + 1 - minutes < 0.5);
};

test("a page from the cache asks the database nothing", async () => {
  const { address } = await makeRush(site.url, 10);
  const school = "/en/schools/common-table-school";
  const paths = [
    "/en",
    school,
    `/en${address}`,
    `/en${address}/agenda`,
    `/en${address}/speakers`,
    "/en/practices",
  ];
  for (const path of [...paths, ...paths]) await read(path);
  await until("no job by the clock is near", () => !isJobNear(), 45_000);
  proxy.statements.length = 0;
  // At least until the site has looked for changes: shown is also that the proxy hears it.
  const end = performance.now() + 10 * TICK_MS;
  for (let round = 0; round < 50 || performance.now() < end; round += 1) {
    const pages = await Promise.all(paths.map(read));
    expect(pages.map((page) => page.cache)).toEqual(paths.map(() => "HIT"));
  }
  const asked = new Set(proxy.statements);
  expect(asked.size).toBeGreaterThan(0);
  // All of it the site asks by itself, too, while nobody looks: what has changed, whom to write to; every ten seconds at least.
  proxy.statements.length = 0;
  const byReaders = () => {
    const own = new Set(proxy.statements);
    return [...asked].filter((sql) => !own.has(sql));
  };
  await until("the site has asked the same by itself", () => byReaders().length === 0, 12_000).catch(
    () => {},
  );
  expect(byReaders()).toEqual([]);
  // Positive control: what is not in the cache is counted.
  await read(`/fr${address}`);
  expect(proxy.statements.some((sql) => !asked.has(sql) && sql.includes('"edition"'))).toBe(true);
});

test("an edit shows within a second, also under load", async () => {
  const rush = await makeRush(site.url, 10_000);
  const path = `/en${rush.address}`;
  const scope = await editionScope(rush.edition);
  const blank = { tagline: {}, summary: {}, description: {}, audience: {}, cost: {}, accessNote: {} };
  const load = startLoad(
    {
      read: (number) => new Request(`${site.url}${number % 2 ? path : "/it/practices"}`),
      form: () => new Request(`${site.url}${path}/register`),
    },
    2,
  );
  let number = 0;
  let going = true;
  const registering = (async () => {
    while (going) await rush.come(number++);
  })();
  const times: number[] = [];
  for (let version = 1; version <= 5; version += 1) {
    await read(path);
    const title = { en: `Changed for the ${version}. time` };
    const address = { school: rush.school.slug, edition: rush.edition.slug };
    const saved = await editEditionTexts(scope, { ...address, ...blank, version, title });
    expect(saved.ok).toBe(true);
    times.push(await shownAfter(path, ({ html }) => html.includes(title.en)));
  }
  going = false;
  await registering;
  const shots = await load.stop();
  expect(shots.filter((shot) => shot.status !== 200)).toEqual([]);
  // One second; more only on a machine so busy with other things that any page made for a request takes long.
  const form = median(shots.filter((shot) => shot.target === "form").map((shot) => shot.ended - shot.began));
  const limit = Math.max(1_000, TICK_MS + 4 * form);
  expect(Math.max(...times), `${times.map(Math.round).join(" ")}, a form ${form.toFixed()} ms`).toBeLessThan(
    limit,
  );
});

test("a registration refreshes the page only when full becomes not full, or the other way", async () => {
  const rush = await makeRush(site.url, 3);
  const path = `/en${rush.address}`;
  const invalidated = () => db().cacheTag.count({ where: { tag: { contains: rush.edition.slug } } });
  const has = (phase: keyof typeof phases.phase) => (page: { html: string }) =>
    page.html.includes(phases.phase[phase]);
  await read(path);
  const before = await invalidated();
  await rush.come(1);
  await rush.come(2);
  expect(await invalidated()).toBe(before);
  await lastFor(1_000);
  expect(await read(path)).toMatchObject({ cache: "HIT" });
  const [last] = await Promise.all([rush.come(3)]);
  await expectSoon(path, has("full"));
  const full = await invalidated();
  expect(full).toBeGreaterThan(before);
  // Full stays full: whoever joins the list now, or leaves it, changes nothing that is shown.
  await rush.come(4);
  expect(await invalidated()).toBe(full);
  const scopeOf = (link: string) => requirePrivateLink(link.split("/r/")[1] ?? "");
  await withdraw(await scopeOf(last.privateLink ?? ""));
  expect(await invalidated(), "the next one came in, so it is full again").toBe(full);
  const [waiting] = await db().registration.findMany({ where: { ...rush.ids, state: "confirmed" } });
  expect(waiting).toBeDefined();
  await withdraw(linkScope(rush.ids, waiting?.id ?? ""));
  await expectSoon(path, has("open"));
  expect(await invalidated()).toBeGreaterThan(full);
});

test("opening, closing, beginning and end show within five seconds, without any edit", async () => {
  const busy = crowding();
  // Before that time each has to be made and looked at.
  const began = Date.now();
  const { school, edition } = await makeOpenEdition();
  await read(`/en/schools/${school.slug}/${edition.slug}`);
  const soon = Date.now() + Math.min(12_000, Math.max(3_000, 10 * (Date.now() - began)));
  const at = (ms: number) => new Date(soon + ms);
  const day = 86_400_000;
  const steps: Array<[keyof typeof phases.phase, keyof typeof phases.phase, EditionChoice, Date?, Date?]> = [
    ["announced", "open", { registrationOpensAt: at(0) }],
    ["open", "closed", { registrationClosesAt: at(0) }],
    ["closed", "running", { registrationClosesAt: at(-day) }, at(0), at(day)],
    ["running", "past", { registrationClosesAt: at(-day) }, at(-day / 2), at(0)],
  ];
  const shown = await Promise.all(
    steps.map(async ([before, after, choice, startsAt, endsAt]) => {
      const { school, edition } = await makeOpenEdition(choice);
      if (startsAt && endsAt) {
        const date = new Date(`${startsAt.toISOString().slice(0, 10)}T00:00:00Z`);
        await db().editionDay.updateMany({
          where: { editionId: edition.id },
          data: { date, startsAt, endsAt },
        });
      }
      const path = `/en/schools/${school.slug}/${edition.slug}`;
      const has = (phase: keyof typeof phases.phase) => (page: { html: string }) =>
        page.html.includes(`>${phases.phase[phase]}<`);
      expect(has(before)(await read(path)), `${before} before ${after}`).toBe(true);
      await shownAfter(path, has(after));
      return { after, late: Date.now() - soon };
    }),
  );
  // On a machine of its own.
  const crowd = Math.max(busy, crowding());
  for (const { after, late } of shown) {
    expect(late, after).toBeGreaterThanOrEqual(0);
    expect(late / crowd, after).toBeLessThan(5_000);
  }
});

test("a change from the command line and a restore show within five seconds", async () => {
  const convivio = (...words: string[]) =>
    promisify(execFile)(process.execPath, ["scripts/run.mjs", "scripts/convivio.ts", ...words], {
      env: site.environment,
    });
  const folder = mkdtempSync(join(tmpdir(), "convivio-backup-"));
  const backup = join(folder, "backup");
  const example = "/en/schools/common-table-school";
  expect(await read(example)).toMatchObject({ status: 200 });
  await convivio("backup", backup);
  await convivio("remove-example");
  await expectSoon(example, (page) => page.status === 404);
  await convivio("restore", backup, "--force");
  await expectSoon(example, (page) => page.status === 200);
  rmSync(folder, { recursive: true, force: true });
}, 240_000);

test("a rush meanwhile never serves a page of before", async () => {
  const rush = await makeRush(site.url, 20);
  const path = `/en${rush.address}`;
  await read(path);
  await comeAll(rush, 40);
  await expectSoon(path, ({ html }) => html.includes(phases.phase.full));
});
