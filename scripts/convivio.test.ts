import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { isDatabaseRunning } from "@/lib/platform/db/embedded";
import { forgetSettings } from "@/lib/platform/env";
import { socketFolder } from "@/lib/platform/paths";
import { layEmptyDatabase } from "@/prisma/testing/throw-away-database";
import { answerCall } from "./convivio/answer-call";
import type { Command } from "./convivio/command";

const root = process.cwd();
const data = mkdtempSync(join(tmpdir(), "convivio-commands-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Named, never asked: a call that would need its answer fails. */
const NO_DATABASE = "postgresql://localhost:1/none";
const { DATABASE_URL: _unused, ...environment } = process.env;
afterEach(forgetSettings);

/** The whole program, in a process of its own. */
function convivio(args: string[], more: Record<string, string> = {}) {
  const ended = spawnSync(process.execPath, ["scripts/run.mjs", "scripts/convivio.ts", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...environment, CONVIVIO_DATA: data, ...more },
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** The same answer without the process around it, which the program passes on word for word. */
async function answer(...args: string[]) {
  const said = { out: "", err: "" };
  const keep = (where: keyof typeof said) => (line: unknown) => {
    said[where] += `${line}\n`;
  };
  vi.spyOn(console, "log").mockImplementation(keep("out"));
  vi.spyOn(console, "error").mockImplementation(keep("err"));
  vi.stubEnv("CONVIVIO_DATA", data);
  vi.stubEnv("DATABASE_URL", NO_DATABASE);
  forgetSettings();
  try {
    return { code: await answerCall(args), ...said };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

const names = readdirSync(join(root, "scripts/commands"))
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3));

describe("the command line", () => {
  test("lists every command, each under its file's name", async () => {
    const { code, out } = await answer("--help");
    expect(code).toBe(0);
    for (const name of names) {
      const { command } = (await import(join(root, "scripts/commands", `${name}.ts`))) as {
        command: Command;
      };
      expect(command.name).toBe(name);
      expect(command.usage.startsWith(name)).toBe(true);
      expect(out).toContain(`  ${name} `);
      expect(out).toContain(command.summary);
    }
  });

  test("ends well when nobody reads on, as in `… | head`", async () => {
    const child = spawn(process.execPath, ["scripts/run.mjs", "scripts/convivio.ts", "--help"], {
      cwd: root,
      env: { ...environment, CONVIVIO_DATA: data },
    });
    child.stdout.destroy();
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const code = await new Promise((ended) => child.on("close", ended));
    expect({ code, said }).toEqual({ code: 0, said: "" });
  });

  test("explains one command", async () => {
    const { code, out } = await answer("migrate", "--help");
    expect(code).toBe(0);
    expect(out).toContain("Usage: npm run convivio -- migrate");
  });

  test.each([
    [[], "Usage"],
    [["make-coffee"], 'There is no command "make-coffee"'],
    [["migrate", "now"], "Unexpected argument 'now'"],
  ])("answers the wrong call %j with a sentence and exit code 2", async (args, sentence) => {
    const { code, out, err } = await answer(...args);
    expect(code).toBe(2);
    expect(out + err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("ends with the code of the answer, and says nothing else", () => {
    const { code, out, err } = convivio(["migrate", "--fast"], { DATABASE_URL: NO_DATABASE });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Unknown option '--fast'");
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("says so when it may not use the data folder", () => {
    const file = join(data, "a-file");
    writeFileSync(file, "");
    const { code, err } = convivio(["migrate"], { CONVIVIO_DATA: join(file, "below") });
    expect(code).toBe(1);
    expect(err).toContain("can't be used (ENOTDIR)");
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("starts the embedded database itself and stops it again", async () => {
    await layEmptyDatabase(data);
    expect(convivio(["migrate"])).toMatchObject({ code: 0, out: "The database is up to date.\n" });
    vi.stubEnv("CONVIVIO_DATA", data);
    expect(await isDatabaseRunning(socketFolder())).toBe(false);
  }, 120_000);
});
