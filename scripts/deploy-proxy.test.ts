import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { connect } from "node:http2";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "convivio-proxy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => readFileSync(join("docs/deploy", name), "utf8");
const has = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
const withNginx = has("nginx") && has("openssl");

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

if (withNginx) {
  describe("the proxy, run by nginx", () => {
    const seen: Array<{ url: string; headers: IncomingHttpHeaders }> = [];
    let upstream: Server;
    let upstreamPort: number;
    let port: number;
    let plainPort: number;
    let stopProxy: () => Promise<void>;

    const listen = (server: Server, at = 0) =>
      new Promise<number>((resolve) =>
        server.listen(at, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)),
      );
    const makeUpstream = () =>
      createServer((incoming, outgoing) => {
        seen.push({ url: incoming.url ?? "", headers: incoming.headers });
        incoming.resume();
        outgoing.setHeader("content-type", "text/html; charset=utf-8");
        if (incoming.url?.startsWith("/_next/static/")) {
          outgoing.setHeader("content-type", "text/javascript");
          outgoing.setHeader("cache-control", "public, max-age=31536000, immutable");
        }
        outgoing.end("page ".repeat(2_000));
      });

    function ask(path: string, choice: { headers?: Record<string, string>; body?: Buffer } = {}) {
      return new Promise<Answer>((resolve, reject) => {
        const sent = request(
          {
            port,
            host: "127.0.0.1",
            path,
            method: choice.body ? "POST" : "GET",
            rejectUnauthorized: false,
            headers: { host: "school.example.org", ...choice.headers },
          },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on("data", (chunk) => chunks.push(chunk));
            answer.on("end", () =>
              resolve({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                body: Buffer.concat(chunks),
              }),
            );
          },
        );
        // A refused upload may be cut while it is sent; its answer has come before.
        sent.on("error", reject);
        sent.end(choice.body);
      });
    }

    beforeAll(async () => {
      upstream = makeUpstream();
      upstreamPort = await listen(upstream);
      const probes = [createServer(), createServer()];
      const [plain = 0, secure = 0] = await Promise.all(probes.map((probe) => listen(probe)));
      for (const probe of probes) probe.close();
      port = secure;
      plainPort = plain;
      const own = join(folder, "nginx");
      mkdirSync(join(own, "cache"), { recursive: true });
      execFileSync(
        "openssl",
        [
          ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=school.example.org".split(
            " ",
          ),
          ...["-keyout", join(own, "key.pem"), "-out", join(own, "certificate.pem")],
        ],
        { stdio: "ignore" },
      );
      writeFileSync(join(own, "convivio-proxy.conf"), file("convivio-proxy.conf"));
      const site = file("nginx.conf")
        .replaceAll("/etc/nginx/convivio-proxy.conf", join(own, "convivio-proxy.conf"))
        .replace(/\/etc\/letsencrypt\/\S+fullchain\.pem/, join(own, "certificate.pem"))
        .replace(/\/etc\/letsencrypt\/\S+privkey\.pem/, join(own, "key.pem"))
        .replaceAll("/var/log/nginx", folder)
        .replaceAll("/var/cache/nginx/convivio", join(own, "cache"))
        .replaceAll("127.0.0.1:3000", `127.0.0.1:${upstreamPort}`)
        .replace(/listen \[::\].*;\n/g, "")
        .replace("listen 80;", `listen 127.0.0.1:${plain};`)
        .replace("listen 443 ", `listen 127.0.0.1:${secure} `);
      const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (kind) => `${kind}_temp_path ${join(own, kind)};`,
      );
      writeFileSync(
        join(own, "all.conf"),
        `${process.getuid?.() === 0 ? "user root;\n" : ""}pid ${join(own, "pid")};\nerror_log ${join(folder, "error.log")};\nevents {}\nhttp {\naccess_log ${join(folder, "access.log")};\n${temporary.join("\n")}\n${site}}\n`,
      );
      const given = ["-p", own, "-c", join(own, "all.conf")];
      const checked = spawnSync("nginx", ["-t", ...given], { encoding: "utf8" });
      expect(checked.status, checked.stderr).toBe(0);
      expect(checked.stderr).not.toContain("[warn]");
      const proxy = spawn("nginx", [...given, "-g", "daemon off;"], { stdio: "ignore" });
      stopProxy = () =>
        new Promise((resolve) => {
          proxy.once("exit", () => resolve());
          proxy.kill("SIGTERM");
        });
      await vi.waitUntil(
        () =>
          ask("/en").then(
            (answer) => answer.status === 200,
            () => false,
          ),
        { timeout: 10_000 },
      );
    });
    afterAll(async () => {
      await stopProxy?.();
      upstream?.close();
    });

    test("tells the visitor's address and nothing the visitor made up", async () => {
      seen.length = 0;
      await ask("/en", { headers: { "x-forwarded-for": "1.2.3.4", "x-forwarded-host": "evil.example" } });
      expect(seen[0]?.headers).toMatchObject({
        host: "school.example.org",
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-proto": "https",
      });
      expect(seen[0]?.headers).not.toHaveProperty("x-forwarded-host");
    });

    test("speaks HTTP/2 and compresses, so that the program need not", async () => {
      const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
      const stream = session.request({ ":path": "/en", "accept-encoding": "gzip" });
      const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
        session.on("error", reject);
        stream.on("response", resolve);
      });
      stream.resume();
      session.close();
      expect(headers).toMatchObject({ ":status": 200, "content-encoding": "gzip", vary: "Accept-Encoding" });
      expect(seen.at(-1)?.headers).not.toHaveProperty("accept-encoding");
    });

    test("lets a schedule through and stops what is larger", async () => {
      const small = await ask("/en", { body: Buffer.alloc(7 * 1024 * 1024) });
      expect(small.status).toBe(200);
      const large = await ask("/en", { body: Buffer.alloc(9 * 1024 * 1024) }).catch(() => null);
      expect(large?.status ?? 413).toBe(413);
      expect(seen.filter(({ headers }) => Number(headers["content-length"]) > 8 * 1024 * 1024)).toEqual([]);
    });

    const secret = "0198c0de.1.private-link-secret";
    const logs = () => ["access.log", "error.log"].map((name) => readFileSync(join(folder, name), "utf8"));
    /** Every address of the product that is a secret itself, as the folders of app/ say. */
    const secretAddresses = () =>
      readdirSync("app/[locale]", { recursive: true, encoding: "utf8" })
        .filter((name) => /\[(token|draft)\]/.test(name) && /(page|route)\.tsx?$/.test(name))
        .map((name) => `/it/${name.replace(/\([a-z]+\)\/|\/(page|route)\.tsx?$/g, "")}`)
        .map((name) => name.replace(/\[(token|draft)\]/, secret).replaceAll(/\[(\w+)\]/g, "$1"));

    test("writes of a visit when, from where, which page and with what; no private link and no words", async () => {
      const addresses = secretAddresses();
      expect(addresses.length).toBeGreaterThan(10);
      expect(addresses).toContain(`/it/schools/school/edition/register/${secret}`);
      for (const path of [...addresses, `/me/agenda/${secret}.ics`, `//en//r/${secret}`, `/en/%72/${secret}`])
        await ask(path);
      await fetch(`http://127.0.0.1:${plainPort}/en/r/${secret}`, { redirect: "manual" });
      const referer = `https://school.example.org/en/r/${secret}/data`;
      await ask(`/en/schools/logged?q=${secret}`, { headers: { referer, "user-agent": "Browser 1" } });
      await ask("/_next/static/chunks/logged.js", { headers: { referer } });
      await expect.poll(() => logs()[0]).toContain("logged.js");
      const [visits = ""] = logs();
      expect(visits).toMatch(
        /^127\.0\.0\.1 \[[^\]]+\] "GET \/en\/schools\/logged HTTP\/1\.1" 200 \d+ "Browser 1"$/m,
      );
      expect(logs().join("\n")).not.toContain("private-link-secret");
    });

    test("keeps scripts and styles, and says 503 with Retry-After while the program is away", async () => {
      const first = await ask("/_next/static/chunks/a.js");
      expect(first.headers["cache-control"]).toContain("immutable");
      await new Promise((resolve) => {
        upstream.close(resolve);
        upstream.closeAllConnections();
      });
      expect((await ask("/_next/static/chunks/a.js")).status).toBe(200);
      for (const path of secretAddresses()) expect((await ask(path)).status).toBe(503);
      const away = await ask("/en", { headers: { referer: `https://school.example.org/en/r/${secret}` } });
      expect(logs().join("\n"), "a fault is told without a link").not.toContain("private-link-secret");
      expect(away).toMatchObject({
        status: 503,
        headers: { "retry-after": "5", "cache-control": "no-store" },
      });
      upstream = makeUpstream();
      await listen(upstream, upstreamPort);
      await expect.poll(async () => (await ask("/en")).status, { timeout: 15_000 }).toBe(200);
    });
  });
}

test(`the proxy's files are well-formed${withNginx ? "" : ", looked at without nginx"}`, () => {
  for (const name of ["nginx.conf", "convivio-proxy.conf"]) {
    const lines = file(name)
      .split("\n")
      .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
      .filter(Boolean);
    let depth = 0;
    let open = false;
    for (const line of lines) {
      if (line.endsWith("{")) depth += 1;
      else if (line === "}") depth -= 1;
      else open = !line.endsWith(";");
      expect(depth, `${name}: ${line}`).toBeGreaterThanOrEqual(0);
      if (line.endsWith("{") || line === "}")
        expect(open, `${name}: a setting before "${line}" lacks ";"`).toBe(false);
    }
    expect(depth, `${name}: a brace is missing`).toBe(0);
  }
});
