import { beforeEach, expect, test, vi } from "vitest";

let lines: Array<Record<string, unknown>>;
let quiet: { error(...given: unknown[]): void; warn(...given: unknown[]): void };

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["performance", "Date"] });
  const { quietConsole } = await import("./quiet-console.mjs");
  lines = [];
  quiet = { error() {}, warn() {} };
  quietConsole(quiet, (line) => lines.push(JSON.parse(line)));
  return () => vi.useRealTimers();
});

test("a flood of bad forms is one line a minute, which says how many there were", () => {
  const one = new Error("Invalid Server Actions request.");
  for (let n = 0; n < 1000; n += 1) quiet.error(one);
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(61_000);
  quiet.error(one);
  expect(lines.map(({ times }) => times)).toEqual([1, 1000]);
  expect(lines[0]).toMatchObject({ level: 50, error: "Error", msg: "Next says" });
  expect(JSON.stringify(lines[0]?.at)).toContain("quiet-console.test");
});

test("nothing that was sent is repeated", () => {
  const token = "mQ2vYx0k".repeat(5);
  quiet.error(new SyntaxError("Unexpected token 'a', \"ada@example.org\" is not valid JSON"));
  quiet.error(`Failed to handle request for /en/r/${token}`);
  quiet.error(`Failed to find Server Action "${token}". This request might be from an older deployment.`);
  quiet.warn("ada@example.org", { email: "ada@example.org" });
  quiet.error(Object.assign(new Error(`a ${token}\n    is not b`), { digest: token }));
  const said = JSON.stringify(lines);
  expect(said).not.toMatch(/ada|example\.org/);
  expect(said).not.toContain(token);
  expect(lines.map(({ words }) => words)).toContain("Failed to handle request for");
});

test("each kind is said, and strangers can't fill the log or the memory with kinds", () => {
  quiet.error(new TypeError("x"));
  quiet.warn("Slow disk");
  expect(lines.map(({ error, words }) => error ?? words)).toEqual(["TypeError", "Slow disk"]);
  for (let n = 0; n < 5000; n += 1) quiet.warn(`kind ${String.fromCodePoint(0x4e00 + n)}`);
  expect(lines.length).toBe(60);
  vi.advanceTimersByTime(61_000);
  quiet.warn("Slow disk");
  expect(lines.at(-1)).toMatchObject({ words: "Slow disk" });
});
