import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import type { Manifest } from "@/lib/platform/db/manifest";
import { makeRush, type Seen } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";
import { root } from "@/scripts/start/processes.mjs";

const scratch = mkdtempSync(join(tmpdir(), "convivio-backups-"));
const removals: Array<() => Promise<void>> = [];
afterAll(async () => {
  for (const remove of removals) await remove();
  rmSync(scratch, { recursive: true, force: true });
});

async function makeOne(...choice: Parameters<typeof makeSite>): Promise<Site> {
  const { site, remove } = await makeSite(...choice);
  removals.unshift(remove);
  return site;
}

/** A command of the operator on a site's records, as docs/deploy.md has it. */
function convivio(site: Site, ...words: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const command = [join(root, "scripts/run.mjs"), "scripts/convivio.ts", ...words];
    execFile(process.execPath, command, { cwd: root, env: site.environment }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: `${out}${err}` }),
    );
  });
}

async function backUp(site: Site, name: string): Promise<string> {
  const folder = join(scratch, name);
  expect(await convivio(site, "backup", folder)).toMatchObject({ code: 0 });
  return folder;
}

/** What a backup holds: every table with its rows' checksum, every file. `setting` gets the mark of a paused outbox. */
function contentOf(folder: string) {
  const { tables, files } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  return { tables: tables.filter(({ name }) => name !== "setting"), files };
}

function rowsOf(folder: string, table: string): Array<Record<string, string | null>> {
  const lines = readFileSync(join(folder, "tables", `${table}.ndjson`), "utf8").split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** The mails that left, by their number. */
function mailsOf(site: Site): string[] {
  const folder = join(site.folder, "mail");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".eml")) : [];
}

/** The private link in a mail that a site wrote. */
function linkIn(site: Site, mail: string): string {
  const text = readFileSync(join(site.folder, "mail", mail), "utf8").replaceAll("=\r\n", "");
  return /https?:\/\/[^/\s]+(\/\w\w\/r\/[\w.~-]+)/.exec(text)?.[1] ?? "";
}

/** Few are enough to write all the time, and leave the backup some of the machine. */
const HANDS = 2;

/** Several people keep registering, one after the other, until they are told to stop. */
function keepComing(come: (number: number) => Promise<Seen>, hands: number) {
  const seen: Seen[] = [];
  let going = true;
  let next = 0;
  const working = Array.from({ length: hands }, async () => {
    while (going) seen.push(await come(next++));
  });
  const stop = async () => {
    going = false;
    await Promise.all(working);
    return seen;
  };
  return { seen, stop };
}

/** The other engine is a server: without one the database tests take a backup there and back, and whole sites do it at night. */
const both = test.runIf(process.env.TEST_DATABASE_URL || process.env.TESTS === "nightly");

both(
  "a backup taken while people register on the embedded engine goes to the other engine and back",
  {
    timeout: 240_000,
  },
  async () => {
    const first = await makeOne({ embedded: true });
    await first.start();
    await first.openRecords();
    mkdirSync(join(first.folder, "files/ab"), { recursive: true });
    writeFileSync(join(first.folder, "files/ab/poster.bin"), Buffer.from([0, 255, 13, 10]));
    const rush = await makeRush(first.url, 10_000);
    const coming = keepComing(rush.come, HANDS);
    await until("some are in", () => coming.seen.length >= 20);
    const inBefore = coming.seen.length;
    const there = await backUp(first, "there");
    const inAfter = coming.seen.length;
    const seen = await coming.stop();
    expect(seen.filter((answer) => answer.status !== 201)).toEqual([]);
    const held = rowsOf(there, "registration").filter((row) => row.edition_id === rush.ids.editionId);
    expect(held.length).toBeGreaterThanOrEqual(inBefore);
    expect(held.length).toBeLessThanOrEqual(inAfter + HANDS);
    expect(inAfter, "nobody came during the backup").toBeGreaterThan(inBefore);
    // The first site goes on: what waited in the backup leaves from here.
    await until(
      "all mails have left",
      async () => (await db().outboxMessage.count({ where: { state: { in: ["queued", "sending"] } } })) === 0,
    );
    const sent = mailsOf(first);
    expect(sent.length).toBeGreaterThanOrEqual(seen.length);
    await first.stop();

    const second = await makeOne({ first: true });
    // The last one starts meanwhile.
    const third = await makeOne({ embedded: true });
    const thirdStarts = third.start();
    expect(await convivio(second, "restore", there)).toMatchObject({ code: 0 });
    const moved = await backUp(second, "moved");
    expect(contentOf(moved)).toEqual(contentOf(there));
    expect(contentOf(moved).files).toHaveLength(1);
    expect(await convivio(second, "invariants")).toMatchObject({ code: 0 });
    await second.start();
    await second.openRecords();
    const address = `/en${rush.address}`;
    expect((await fetch(`${second.url}${address}`)).status).toBe(200);
    expect((await fetch(`${second.url}/en/schools/common-table-school`)).status).toBe(200);
    const known = rowsOf(there, "outbox_message").find((row) => row.registration_id === held[0]?.id);
    const link = linkIn(first, `${known?.message_id?.slice(1).split("@")[0]}.eml`);
    const personal = await fetch(`${second.url}${link}`);
    expect(personal.status).toBe(200);
    expect(await personal.text()).toContain(held[0]?.full_name);

    // Nothing leaves before somebody has looked, and then only what is new.
    const readyz = await until("it can work", async () => {
      const answer = await fetch(`${second.url}/api/readyz`);
      return answer.ok && answer;
    });
    expect(await readyz.json()).toMatchObject({ ready: true, dispatcher: "ok", outboxPaused: true });
    const waited = rowsOf(there, "outbox_message").filter(
      ({ state }) => state === "queued" || state === "sending",
    );
    const undecided = await convivio(second, "outbox", "resume");
    expect(undecided.code).toBe(waited.length > 0 ? 1 : 0);
    expect(await convivio(second, "outbox", "resume", "--cancel-old")).toMatchObject({ code: 0 });
    expect(await comeTo(second, rush)).toBe(201);
    await until("the new mail has left", () => mailsOf(second).length > 0);
    await until(
      "nothing waits",
      async () => (await db().outboxMessage.count({ where: { state: { in: ["queued", "sending"] } } })) === 0,
    );
    expect(mailsOf(second)).toHaveLength(1);
    expect(mailsOf(second).filter((mail) => sent.includes(mail))).toEqual([]);

    // Back, into a site that runs and has other records: it shows the restored ones by itself.
    const back = await backUp(second, "back");
    await thirdStarts;
    expect((await fetch(`${third.url}${address}`)).status).toBe(404);
    expect(await convivio(third, "restore", back)).toMatchObject({ code: 1 });
    expect(await convivio(third, "restore", back, "--force")).toMatchObject({ code: 0 });
    await until(
      "the page is there",
      async () => (await fetch(`${third.url}${address}`)).status === 200,
      5_000,
    );
    expect((await fetch(`${third.url}${link}`)).status).toBe(200);
    const [again, invariants] = await Promise.all([backUp(third, "again"), convivio(third, "invariants")]);
    expect(contentOf(again)).toEqual(contentOf(back));
    expect(invariants).toMatchObject({ code: 0 });
    expect(mailsOf(third)).toEqual([]);
  },
);

/** A visitor who registers at another site that has the same edition. */
async function comeTo(site: Site, rush: Awaited<ReturnType<typeof makeRush>>): Promise<number> {
  const answer = await fetch(`${site.url}/api/v1${rush.address}/registrations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      fullName: "Late Esempio",
      email: "late@example.org",
      language: "it",
      country: "IT",
      affiliation: "",
      category: rush.category.slug,
      consents: ["terms"],
    }),
  });
  return answer.status;
}
