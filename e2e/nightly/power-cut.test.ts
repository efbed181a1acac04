import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";

/**
 * A power cut, simulated: the data folder lies on a disk of its own (a file behind a loop device), the processes that
 * write are stopped in mid-rush, and the disk is copied as it is. What the kernel had not yet been made to write is not
 * in the copy, as after a real cut. Needs root on Linux (losetup, mkfs.ext4); elsewhere it says so and does nothing.
 */
const possible = process.platform === "linux" && process.getuid?.() === 0;
if (!possible) console.warn("Power cuts are not simulated: that needs root on Linux (mount, mkfs.ext4).");

const CUTS = 20;
const CLIENTS = 8;
const place = mkdtempSync(join(tmpdir(), "convivio-cut-"));
const mounted: string[] = [];

function run(command: string, ...words: string[]): void {
  execFileSync(command, words, { stdio: "pipe" });
}

function mount(image: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  run("mount", "-o", "loop,barrier=1", image, folder);
  mounted.push(folder);
}

function unmount(folder: string): void {
  run("umount", folder);
  mounted.splice(mounted.indexOf(folder), 1);
}

afterAll(() => {
  for (const folder of [...mounted]) unmount(folder);
  rmSync(place, { recursive: true, force: true });
});

type Start = (data: string, sockets: string) => ChildProcess;

const startOurs: Start = (data) =>
  fork(join(process.cwd(), "scripts/embedded-database.ts"), [], {
    env: { ...process.env, CONVIVIO_DATA: data, TSX_TSCONFIG_PATH: "tsconfig.scripts.json" },
    execArgv: ["--import", "tsx"],
  });

const startWithoutFlush: Start = (data, sockets) => {
  mkdirSync(sockets, { recursive: true });
  return fork(
    join(process.cwd(), "e2e/nightly/engine-without-flush.ts"),
    [join(data, "database"), join(sockets, ".s.PGSQL.5432")],
    { execArgv: ["--import", "tsx"] },
  );
};

async function ready(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The engine ended with ${code}.`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  // An engine that could not open what it found has ended by itself, and says so only once.
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function connect(sockets: string): Promise<Client> {
  const client = new Client({
    connectionString: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(sockets)}&sslmode=disable`,
  });
  // The engine is killed under it.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** What was acknowledged before the cut, and which of it the copy of the disk still has after a start. */
async function cut(round: number, start: Start): Promise<{ acknowledged: number; lost: number }> {
  const image = join(place, `disk-${round}`);
  const disk = join(place, `mount-${round}`);
  run("truncate", "-s", "512M", image);
  run("mkfs.ext4", "-q", image);
  mount(image, disk);
  const sockets = join(disk, "run");
  const child = start(disk, sockets);
  await ready(child);
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => connect(sockets)));
  await clients[0]?.query("CREATE TABLE kept (client int, number int, words text)");
  const acknowledged: string[] = [];
  let going = true;
  const write = async (client: Client, who: number, onRow: () => void) => {
    for (let number = 0; going; number += 1) {
      await client.query("INSERT INTO kept VALUES ($1, $2, $3)", [who, number, "a cooperator ".repeat(20)]);
      acknowledged.push(`${who}/${number}`);
      onRow();
    }
  };
  // Another moment every round, also soon after the start.
  const wanted = 50 * (1 + round);
  let writers: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    const look = () => acknowledged.length >= wanted && resolve();
    writers = Promise.all(clients.map((client, who) => write(client, who, look))).catch(reject);
  });
  child.kill("SIGSTOP");
  const sure = [...acknowledged];
  copyFileSync(image, `${image}-after`);
  going = false;
  await kill(child);
  await writers;
  await Promise.all(clients.map((client) => client.end().catch(() => {})));
  unmount(disk);
  const found = await rowsOf(`${image}-after`, `${disk}-after`, start);
  rmSync(image);
  rmSync(`${image}-after`);
  return { acknowledged: sure.length, lost: sure.filter((row) => !found.has(row)).length };
}

async function rowsOf(image: string, disk: string, start: Start): Promise<Set<string>> {
  mount(image, disk);
  const sockets = join(disk, "run");
  const child = start(disk, sockets);
  try {
    await ready(child);
    const client = await connect(sockets);
    const { rows } = await client.query<{ client: number; number: number }>(
      "SELECT client, number FROM kept",
    );
    await client.end();
    return new Set(rows.map((row) => `${row.client}/${row.number}`));
  } catch {
    // Not to be opened any more, or without the table: all is lost.
    return new Set();
  } finally {
    await kill(child);
    unmount(disk);
  }
}

describe.runIf(possible)("a power cut in the middle of a rush", () => {
  test(`loses nothing that was acknowledged, in ${CUTS} cuts`, async () => {
    let total = 0;
    for (let round = 0; round < CUTS; round += 1) {
      const { acknowledged, lost } = await cut(round, startOurs);
      expect(lost, `lost of ${acknowledged} in round ${round}`).toBe(0);
      total += acknowledged;
    }
    console.log(`${CUTS} cuts: 0 of ${total} acknowledged rows lost.`);
  });

  test("takes what an engine without flushing had acknowledged, so this is a cut", async () => {
    const { acknowledged, lost } = await cut(CUTS, startWithoutFlush);
    console.log(`Without flushing: ${lost} of ${acknowledged} acknowledged rows lost.`);
    expect(lost).toBeGreaterThan(0);
  });
});
