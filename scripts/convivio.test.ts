import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Command } from "./convivio/command";

const root = process.cwd();
const data = mkdtempSync(join(tmpdir(), "convivio-commands-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const convivio = (...args: string[]) => convivioIn(data, ...args);

function convivioIn(folder: string, ...args: string[]) {
  const { DATABASE_URL: _unused, ...environment } = process.env;
  const ended = spawnSync(process.execPath, ["scripts/run.mjs", "scripts/convivio.ts", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...environment, CONVIVIO_DATA: folder },
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

const names = readdirSync(join(root, "scripts/commands"))
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3));

describe("the command line", () => {
  test("lists every command, each under its file's name", async () => {
    const { code, out } = convivio("--help");
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
    const { DATABASE_URL: _unused, ...environment } = process.env;
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

  test("explains one command", () => {
    const { code, out } = convivio("migrate", "--help");
    expect(code).toBe(0);
    expect(out).toContain("Usage: npm run convivio -- migrate");
  });

  test.each([
    [[], "Usage"],
    [["make-coffee"], 'There is no command "make-coffee"'],
    [["migrate", "--fast"], "Unknown option '--fast'"],
    [["migrate", "now"], "Unexpected argument 'now'"],
  ])("answers the wrong call %j with a sentence and exit code 2", (args, sentence) => {
    const { code, out, err } = convivio(...args);
    expect(code).toBe(2);
    expect(out + err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("says so when it may not use the data folder", () => {
    const file = join(data, "a-file");
    writeFileSync(file, "");
    const { code, err } = convivioIn(join(file, "below"), "migrate");
    expect(code).toBe(1);
    expect(err).toContain("can't be used (ENOTDIR)");
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("starts the embedded database itself and stops it again", () => {
    expect(convivio("migrate")).toMatchObject({ code: 0 });
    expect(convivio("migrate").out).toContain("The database is up to date.");
  });
});
