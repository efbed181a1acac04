import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSettings } from "@/lib/platform/env";

/**
 * The files of docs/deploy, tried with the programs they are for. `.ci/run` installs those; where one is missing only the
 * form of its file is looked at, and the test's name says so.
 */
const folder = mkdtempSync(join(tmpdir(), "convivio-deploy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const guide = readFileSync("docs/deploy.md", "utf8");
const files = readdirSync("docs/deploy");
const file = (name: string) => readFileSync(join("docs/deploy", name), "utf8");
const units = files.filter((name) => /\.(service|timer)$/.test(name));

function has(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}
const withSystemd = has("systemd-analyze");

test("where .ci/run has installed the programs, all are tried", () => {
  const wanted = (process.env.DEPLOY_TOOLS ?? "").split(" ").filter(Boolean);
  expect(wanted.filter((program) => !has(program))).toEqual([]);
});

test("the guide names every file of docs/deploy, and only files that are there", () => {
  expect(files.filter((name) => !guide.includes(name))).toEqual([]);
  const named = [...guide.matchAll(/docs\/deploy\/([\w@.-]+\.\w+|Caddyfile)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !files.includes(name ?? ""))).toEqual([]);
});

describe("the settings of the guide", () => {
  const block = /```sh\n(DATABASE_URL=[\s\S]*?)```/.exec(guide)?.[1] ?? "";
  const text = block.replace(/<[^<>]*openssl[^<>]*>/, "c".repeat(64));
  /** As systemd reads an EnvironmentFile. */
  const lines = text.split("\n").filter(Boolean);
  const asService = Object.fromEntries(
    lines.map((line) => [line.split("=", 1)[0], line.slice(line.indexOf("=") + 1).replace(/^"(.*)"$/, "$1")]),
  );

  test("are accepted at the start", () => {
    expect(readSettings(asService, null)).toMatchObject({
      publicUrl: "https://school.example.org",
      trustedProxies: ["127.0.0.1", "::1"],
      embedded: false,
    });
  });

  test("mean the same to a shell, where the operator's commands run", () => {
    const path = join(folder, "convivio.env");
    writeFileSync(path, text);
    const print = `set -a; . ${path}; set +a; exec "${process.execPath}" -p "JSON.stringify(process.env)"`;
    const asShell = JSON.parse(execFileSync("sh", ["-euc", print], { encoding: "utf8" }));
    expect(asShell).toMatchObject(asService);
  });
});

test.each(files.filter((name) => name.endsWith(".sh")))(
  "%s is a shell script without faults of form",
  (name) => {
    expect(spawnSync("sh", ["-n", join("docs/deploy", name)], { encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
  },
);

describe(`units, ${withSystemd ? "read by systemd" : "their form only: no systemd here"}`, () => {
  test.each(units)("%s holds sections and settings", (name) => {
    const odd = file(name)
      .split("\n")
      .filter((line) => !/^($|#|\[(Unit|Service|Timer|Install)\]$|[A-Z]\w+=.*$)/.test(line));
    expect(odd).toEqual([]);
  });

  test("are accepted, and leave an attacker little", { timeout: 60_000 }, () => {
    if (!withSystemd) {
      expect(file("convivio.service")).toContain("NoNewPrivileges=true");
      return;
    }
    const copies = join(folder, "units");
    mkdirSync(copies);
    // systemd looks whether programs are where a unit says; on this machine Node may be elsewhere.
    for (const name of units)
      writeFileSync(join(copies, name), file(name).replaceAll("/usr/bin/node", process.execPath));
    const whole = units.map((name) => join(copies, name.replace("@", "@example")));
    cpSync(join(copies, "convivio-alarm@.service"), join(copies, "convivio-alarm@example.service"));
    const verified = spawnSync("systemd-analyze", ["verify", ...whole], { encoding: "utf8" });
    expect(verified.stderr.split("\n").filter((line) => line.includes("convivio"))).toEqual([]);
    expect(verified.status).toBe(0);
    for (const name of ["convivio.service", "convivio-backup.service"]) {
      const looked = spawnSync(
        "systemd-analyze",
        ["security", "--offline=true", "--threshold=25", join(copies, name)],
        { encoding: "utf8" },
      );
      expect(looked.status, `${looked.stdout.slice(-300)}${looked.stderr}`).toBe(0);
    }
  });
});

if (has("caddy"))
  test("Caddy accepts its file", () => {
    const checked = spawnSync(
      "caddy",
      ["validate", "--adapter", "caddyfile", "--config", "docs/deploy/Caddyfile"],
      {
        encoding: "utf8",
        env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      },
    );
    expect(checked.status, checked.stderr).toBe(0);
  });

if (has("curl"))
  test("the alarm sends one mail to the operator", async () => {
    const said: string[] = [];
    let data = false;
    const server = createTcpServer((socket) => {
      socket.write("220 test\r\n");
      socket.on("data", (chunk) => {
        for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
          said.push(line);
          if (data && line !== ".") continue;
          data = line === "DATA";
          socket.write(data ? "354 go\r\n" : line.startsWith("QUIT") ? "221 bye\r\n" : "250 fine\r\n");
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const child = spawn("sh", ["docs/deploy/convivio-alarm.sh", "convivio-backup.service"], {
      env: {
        ...process.env,
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_FROM: "Convivio <convivio@example.org>",
        OPERATOR_CONTACT: "it@example.org",
      },
    });
    const code = await new Promise((resolve) => child.on("exit", resolve));
    server.close();
    expect(code).toBe(0);
    expect(said.join("\n")).toContain("MAIL FROM:<convivio@example.org>");
    expect(said.join("\n")).toContain("RCPT TO:<it@example.org>");
    expect(said.join("\n")).toMatch(/Subject: convivio-backup\.service failed on \S/);
  });
