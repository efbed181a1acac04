import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { webProcess } from "@/lib/platform/web-process.mjs";

interface Value {
  kind: string;
  html?: string;
  body?: Buffer;
  status?: number;
  headers?: Record<string, string>;
}
interface Entry {
  value: Value;
}
interface PageCache {
  get(key: string, context?: object): Promise<Entry | null>;
  set(key: string, value: Value, context?: object): Promise<void>;
  revalidateTag(tags: string | string[]): Promise<void>;
}

const PAGE = `<html><body><p>${"Milan ".repeat(500)}</p></body></html>`;
const page = (html = PAGE, more: object = {}): Value => ({
  kind: "APP_PAGE",
  html,
  headers: { "x-next-cache-tags": "edition" },
  ...more,
});

/** What stands for Next: it draws what it has not, asks the real page cache, and says what Next says. */
async function openSite(values: Record<string, Value>) {
  vi.resetModules();
  delete webProcess.pageCache;
  // @ts-expect-error plain JavaScript, loaded by Next through its path
  const { default: Handler } = await import("../lib/platform/cache/handler.mjs");
  const { frontDoor } = await import("./front-door.mjs");
  const { keptPages } = await import("./kept-pages.mjs");
  const cache = new Handler() as PageCache;
  const asked: string[] = [];
  let revalidate: number | false = 3600;

  const draw: RequestListener = async (asking, response) => {
    const path = (asking.url ?? "").split("?", 1)[0] ?? "";
    asked.push(asking.url ?? "");
    const kept = await cache.get(`/kept/${path}`, { softTags: [`path:${path}`] });
    const value = kept?.value ?? (values[path] && { ...values[path] });
    if (!value) return void response.end("drawn for this request");
    if (!kept) await cache.set(`/kept/${path}`, value, { cacheControl: { revalidate } });
    const { html, body, headers, status: code } = value;
    for (const [name, text] of Object.entries(headers ?? {})) response.setHeader(name, text);
    response.removeHeader("x-next-cache-tags");
    response.setHeader("content-type", html === undefined ? "text/calendar" : "text/html; charset=utf-8");
    if (path !== "/en/read") response.setHeader("x-nextjs-cache", kept ? "HIT" : "MISS");
    response.setHeader("vary", "rsc, Accept-Encoding");
    response.setHeader("etag", '"of-next"');
    response.statusCode = code ?? 200;
    response.end(html ?? body);
  };
  const server = createServer(frontDoor(draw, { pages: [], kept: keptPages() }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = async (path: string, headers: Record<string, string> = {}, method = "GET") => {
    // Node's fetch would decode what it gets.
    const sent = request(`${base}${path}`, { method, headers }).end();
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
  };
  /** Asks until the door answers by itself. */
  const keep = (path: string) =>
    vi.waitFor(async () => {
      const before = asked.length;
      await ask(path);
      expect(asked.length).toBe(before);
    }, 20_000);
  return {
    ask,
    asked,
    cache,
    keep,
    values,
    close: () => server.close(),
    live: (seconds: number | false) => (revalidate = seconds),
  };
}

let site: Awaited<ReturnType<typeof openSite>>;
beforeEach(async () => {
  vi.stubEnv("PUBLIC_URL", "https://school.example");
  site = await openSite({
    "/en/a": page(),
    "/en/b": page(PAGE, { status: 404 }),
    "/en/read": page(),
    "/en/given": page(PAGE, { headers: { "x-next-cache-tags": "edition", "set-cookie": "a=b" } }),
    "/en/c.ics": { kind: "APP_ROUTE", body: Buffer.from("BEGIN:VCALENDAR") },
  });
});
afterEach(() => {
  site.close();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe("a kept page", () => {
  test("comes from memory, with what Next said of it and an ETag of its own", async () => {
    await site.keep("/en/a");
    const { status, headers, body } = await site.ask("/en/a");
    expect(status).toBe(200);
    expect(String(body)).toBe(PAGE);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "script-src 'self'; style-src 'self'",
      "cache-control": "public, max-age=0, s-maxage=5, stale-while-revalidate=60",
      "content-length": "3033",
      vary: "Accept-Encoding",
      "cache-status": "convivio; hit",
      "x-nextjs-cache": "HIT",
      etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
    });
  });

  test.each([
    ["br", "gzip, deflate, br, zstd", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["gzip", "br;q=0, *", gunzipSync],
    ["gzip", "br;q=0.1, gzip;q=0.9", gunzipSync],
    [undefined, "", (body: Buffer) => body],
    [undefined, "identity", (body: Buffer) => body],
    [undefined, "zstd", (body: Buffer) => body],
  ])("is sent as %s to who takes %j", async (encoding, accepted, decode) => {
    await site.keep("/en/a");
    const { headers, body } = await site.ask("/en/a", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-length"]).toBe(String(body.length));
    expect(String(decode(body))).toBe(PAGE);
    expect(site.asked.length).toBeLessThan(20);
  });

  test("goes to Next for who takes no encoding at all", async () => {
    await site.keep("/en/a");
    site.asked.length = 0;
    await site.ask("/en/a", { "accept-encoding": "identity;q=0, zstd" });
    expect(site.asked).toEqual(["/en/a"]);
  });

  test("is told unchanged to who has it, in whatever encoding, and sent whole to who has another", async () => {
    await site.keep("/en/a");
    const { headers } = await site.ask("/en/a", { "accept-encoding": "br" });
    const { etag = "" } = headers;
    for (const held of [etag, etag.slice(2), `"x", ${etag}`, "*"]) {
      const answer = await site.ask("/en/a", { "if-none-match": held });
      expect(answer.status, held).toBe(304);
      expect(answer.body.length).toBe(0);
      expect(answer.headers).toMatchObject({
        etag,
        vary: "Accept-Encoding",
        "content-security-policy": expect.stringContaining("script-src"),
      });
    }
    for (const other of ['W/"x"', '""', "x", etag.slice(0, -2)])
      expect((await site.ask("/en/a", { "if-none-match": other })).status, other).toBe(200);
  });

  test("has a head of its own: the same without the body", async () => {
    await site.keep("/en/a");
    const whole = await site.ask("/en/a", { "accept-encoding": "gzip" });
    site.asked.length = 0;
    const head = await site.ask("/en/a", { "accept-encoding": "gzip" }, "HEAD");
    expect(head.body.length).toBe(0);
    expect({ ...head.headers, date: "" }).toEqual({ ...whole.headers, date: "" });
    expect(site.asked).toEqual([]);
  });

  test("may be one that is not there, or a file", async () => {
    await site.keep("/en/b");
    expect((await site.ask("/en/b")).status).toBe(404);
    await site.keep("/en/c.ics");
    const { headers, body } = await site.ask("/en/c.ics");
    expect(headers["content-type"]).toBe("text/calendar");
    expect(headers.vary).toBe("rsc, Accept-Encoding");
    expect(String(body)).toBe("BEGIN:VCALENDAR");
  });

  test("is the same whatever its query says", async () => {
    await site.keep("/en/a");
    site.asked.length = 0;
    expect(String((await site.ask("/en/a?utm_source=x")).body)).toBe(PAGE);
    expect(site.asked).toEqual([]);
    expect((await site.ask("/en/a?q=%ff")).status).toBe(400);
  });
});

describe("Next is asked", () => {
  test.each([
    ["for its router's data", "/en/a", { rsc: "1" }],
    ["for data under an address of its own", "/en/a?_rsc=abc", {}],
    ["by who brings a key", "/en/a", { authorization: "Bearer x" }],
    ["to draw a page anew", "/en/a", { "x-prerender-revalidate": "x" }],
    ["by who sees drafts", "/en/a", { cookie: "a=b; __prerender_bypass=x" }],
  ])("%s", async (_what, path, headers) => {
    await site.keep("/en/a");
    site.asked.length = 0;
    await site.ask(path, headers as Record<string, string>);
    expect(site.asked).toEqual([path]);
  });

  test("by any other method", async () => {
    await site.keep("/en/a");
    site.asked.length = 0;
    await site.ask("/en/a", {}, "POST");
    await site.ask("/en/a", {}, "DELETE");
    expect(site.asked).toEqual(["/en/a", "/en/a"]);
  });

  test.each([
    ["made for each request", "/en/live"],
    ["made for a request from a page that is kept", "/en/read"],
    ["given to one", "/en/given"],
  ])("for what is %s, always", async (_what, path) => {
    await site.ask(path);
    // Long enough for the door to have made its own answer.
    await site.keep("/en/a");
    await site.ask(path);
    await site.keep("/en/b");
    site.asked.length = 0;
    await site.ask(path);
    expect(site.asked).toEqual([path]);
  });
});

describe("what changed is never shown as it was", () => {
  const changed = `<html><p>${"Trieste ".repeat(200)}</p></html>`;

  test.each([["edition"], ["path:/en/a"]])("once its tag %s is out of date", async (tag) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.advanceTimersByTime(10_000);
    await site.keep("/en/a");
    vi.advanceTimersByTime(10);
    site.values["/en/a"] = page(changed);
    await site.cache.revalidateTag("another");
    expect(String((await site.ask("/en/a")).body)).toBe(PAGE);
    await site.cache.revalidateTag(tag);
    expect(String((await site.ask("/en/a")).body)).toBe(changed);
    await site.keep("/en/a");
    expect(String((await site.ask("/en/a")).body)).toBe(changed);
  });

  test("once everything is out of date", async () => {
    await site.keep("/en/a");
    site.values["/en/a"] = page(changed);
    webProcess.pageCache?.expireAll();
    expect(String((await site.ask("/en/a")).body)).toBe(changed);
  });

  test("once it is as old as it may be: then Next decides", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    site.live(60);
    await site.keep("/en/a");
    site.asked.length = 0;
    vi.advanceTimersByTime(50_000);
    await site.ask("/en/a");
    expect(site.asked).toEqual([]);
    vi.advanceTimersByTime(20_000);
    await site.ask("/en/a");
    expect(site.asked).toEqual(["/en/a"]);
  });
});

test("a page that is often asked for is not dropped, and what is kept of it counts under the cap", async () => {
  site.close();
  vi.stubEnv("PAGE_CACHE_BYTES", "100000");
  site = await openSite({ "/en/a": page() });
  const cache = () => webProcess.pageCache as NonNullable<typeof webProcess.pageCache>;
  await site.ask("/en/a");
  const bare = cache().bytes;
  await site.keep("/en/a");
  expect(cache().bytes).toBeGreaterThan(bare + 50);
  expect(cache().bytes).toBe([...cache().entries.values()].reduce((sum, { bytes }) => sum + bytes, 0));
  for (let other = 0; other < 100; other += 1) {
    await site.cache.set(`/kept/other-${other}`, page());
    site.asked.length = 0;
    await site.ask("/en/a");
    expect(site.asked, `after ${other} others`).toEqual([]);
  }
  expect(cache().bytes).toBeLessThanOrEqual(100_000);
});
