import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freePort } from "@/scripts/bench/free-port.mjs";

let folder: string;
let port: number;
let first: ChildProcess;
let said: string;

/** A first process of two that serve their own number, unless the file "broken" lies there when they begin. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "convivio-processes-"));
  port = await freePort();
  const keep = new URL("./web-processes.mjs", import.meta.url).href;
  writeFileSync(
    join(folder, "site.mjs"),
    `import cluster from "node:cluster";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
if (cluster.isPrimary) (await import(${JSON.stringify(keep)})).keepProcesses(2);
else if (existsSync(${JSON.stringify(join(folder, "broken"))})) process.exit(3);
else {
  process.on("message", ({ kind }) => kind === "retire" && process.exit(0));
  createServer((_, response) => response.setHeader("connection", "close").end(String(process.pid))).listen(${port}, "127.0.0.1");
}`,
  );
  said = "";
  first = spawn(process.execPath, [join(folder, "site.mjs")], { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [first.stdout, first.stderr])
    stream?.on("data", (piece) => {
      said += piece;
    });
  await vi.waitFor(async () => expect((await serving()).length).toBe(2), WAIT);
});
afterEach(() => {
  first.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const WAIT = { timeout: 20_000 };
/** Who asked just when a process died may get no answer. */
const ask = async () =>
  Number(await (await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(1_000) })).text());
/** The processes that answered eight requests. */
const serving = async () => [...new Set(await Promise.all(Array.from({ length: 8 }, ask)))].sort();

test("each is renewed", async () => {
  const before = await serving();
  first.kill("SIGUSR2");
  await vi.waitFor(() => expect(said).toContain("are renewed"), WAIT);
  const after = await serving();
  expect(after.length).toBe(2);
  for (const pid of after) expect(before).not.toContain(pid);
});

test("where a successor can't serve the old ones go on, and it is said", async () => {
  const before = await serving();
  writeFileSync(join(folder, "broken"), "");
  first.kill("SIGUSR2");
  await vi.waitFor(() => expect(said).toContain("did not serve"), WAIT);
  expect(said).not.toContain("are renewed");
  expect(await serving()).toEqual(before);
  rmSync(join(folder, "broken"));
  first.kill("SIGUSR2");
  await vi.waitFor(() => expect(said).toContain("are renewed"), WAIT);
});

test("one that ends has another in its place; who always ends ends the server", async () => {
  const [one = 0, other] = await serving();
  process.kill(one, "SIGKILL");
  await vi.waitFor(
    async () => expect((await serving()).filter((pid) => pid !== other)).toHaveLength(1),
    WAIT,
  );
  expect(said).toContain("Starting another");
  writeFileSync(join(folder, "broken"), "");
  for (const pid of await serving()) process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(first.exitCode).toBe(1), WAIT);
  expect(said).toContain("within a minute");
});

test("ends with all of them, also while they are renewed", async () => {
  const before = await serving();
  first.kill("SIGUSR2");
  first.kill("SIGTERM");
  await vi.waitFor(() => expect(first.exitCode).toBe(0), WAIT);
  for (const pid of before) expect(() => process.kill(pid, 0)).toThrow();
});
