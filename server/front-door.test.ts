import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { headerIn, openGuarded, statusIn } from "@/prisma/testing/guarded-server";

const EDITION = "/[locale]/(public)/schools/[school]/[edition]";
const NAMES = [
  ...["", "/sessions/[session]", "/speakers", "/agenda/[date]"].map((below) => `${EDITION}${below}/page`),
  "/[locale]/(public)/page",
  "/[locale]/(public)/schools/[school]/page",
  "/[locale]/(public)/practices/[school]/[practice]/page",
  "/[locale]/(live)/practices/find/page",
  "/[locale]/(public)/schools/[school]/[edition]/lite/route",
  "/[locale]/(live)/schools/[school]/[edition]/agenda/find/page",
  "/[locale]/(live)/sign-in/page",
  "/[locale]/(live)/organise/[school]/[edition]/team/page",
  "/schools/[school]/[edition]/agenda.ics/route",
  "/api/v1/schools/route",
  "/api/v1/schools/[school]/[edition]/registrations/route",
  "/sitemap.xml/route",
];

let door: Awaited<ReturnType<typeof openGuarded>>;
beforeAll(async () => {
  door = await openGuarded(NAMES);
});
afterAll(() => door.close());
beforeEach(() => {
  // The tests of other files set it, too.
  vi.stubEnv("PUBLIC_URL", "https://School.example:8443");
  door.entered.length = 0;
});

const ask = (method: string, target: string) =>
  door.send(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close`);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("an address", () => {
  test.each([
    "/en/schools/%E0%A4%A",
    "/%",
    "/en/%ff",
    "/en/%C0%AFetc",
    "/en/%ED%A0%80",
    "/en?q=%ff",
    "/en?q=a&%E9=1",
    "/api/v1/schools?lang=%F5",
  ])("that is no text is refused: %s", async (target) => {
    const answer = await ask("GET", target);
    expect(statusIn(answer)).toBe(400);
    expect(headerIn(answer, "x-content-type-options")).toBe("nosniff");
    expect(door.entered).toEqual([]);
  });

  test("that is bytes is refused, by Node itself", async () => {
    for (const target of ["/en/caf\xe9", "/en?q=\xff"])
      expect(statusIn(await ask("GET", target)), target).toBe(400);
    expect(door.entered).toEqual([]);
  });

  test.each(["/en/caf%C3%A9", "/en?q=100%", "/en?q=%zz&r=%C3%A9"])(
    "that is text comes in: %s",
    async (target) => {
      expect(statusIn(await ask("GET", target))).toBe(200);
    },
  );

  test.each([
    "/en/schools/a%00b",
    `/en/${"a".repeat(301)}`,
    "/xx/me",
    "/EN/sign-in",
    "//evil.example/x",
    "/xx",
    "/index",
    "/constructor",
    "/toString",
    "/__proto__",
    "/%63onstructor",
    "/valueOf?x=1",
    "http://evil.example/en",
    "http://school.example/en",
    "ftp://school.example:8443/en",
  ])("that can't be one of ours leads nowhere: %s", async (target) => {
    await ask("GET", target);
    expect(door.entered.map(({ url }) => url)).toEqual(["/no-such-address"]);
  });

  test("may be absolute when it has our host", async () => {
    await ask("GET", "https://school.example:8443/en?x=1");
    await ask("GET", "HTTP://SCHOOL.EXAMPLE:8443");
    expect(door.entered.map(({ url }) => url)).toEqual(["/en?x=1", "/"]);
  });

  test("says the same with letters that were escaped for nothing; what has to be escaped stays so", async () => {
    await ask("GET", "/%65n/sign%2Din?to=%2Fen%2Fme");
    await ask("GET", "/en/schools/%2561/%2F%2e%c3%a9");
    expect(door.entered.map(({ url }) => url)).toEqual([
      "/en/sign-in?to=%2Fen%2Fme",
      "/en/schools/%2561/%2F%2e%c3%a9",
    ]);
  });

  test("of a session or a speaker is one, whatever words follow its number", async () => {
    for (const words of ["12-soup", "12", "12-other-words", "0012-x", "12-"])
      await ask("GET", `/it/schools/s/e/sessions/${words}?_rsc=1`);
    expect(new Set(door.entered.map(({ url }) => url))).toEqual(
      new Set(["/it/schools/s/e/sessions/12?_rsc=1"]),
    );
    for (const escaped of [
      "%31%32-soup",
      "%312",
      "12%2dsoup",
      "%3012%2Dother",
      "12-%2f%2F",
      "1%32-%E2%82%AC",
    ])
      await ask("GET", `/it/schools/s/e/sessions/${escaped}?_rsc=1`);
    await ask("GET", "/%69t/schools/s/e/s%65ssions/12-soup?_rsc=1");
    expect(new Set(door.entered.map(({ url }) => url)).size).toBe(1);
    await ask("GET", "/it/schools/s/e/sessions/12x");
    expect(door.entered.at(-1)?.url).toBe("/it/schools/s/e/sessions/12x");
  });
});

test("a part of a file, or a file on a condition, is not asked for: whoever asks gets it whole", async () => {
  const answer = await door.send(
    "GET /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=99-\r\nIf-Range: x\r\nIf-Match: x\r\n" +
      "If-Unmodified-Since: Mon, 01 Jan 2001 00:00:00 GMT\r\nIf-None-Match: y",
  );
  expect(statusIn(answer)).toBe(200);
  expect(Object.keys(door.entered[0]?.headers ?? {}).filter((name) => /^(range|if-)/.test(name))).toEqual([
    "if-none-match",
  ]);
});

describe("a method", () => {
  const PAGE = "/en/schools/s/e/agenda/2027-05-06";
  test.each([
    ["PUT", "/en", "GET, HEAD, OPTIONS"],
    ["PATCH", PAGE, "GET, HEAD, OPTIONS"],
    ["DELETE", "/", "GET, HEAD, OPTIONS"],
    ["POST", PAGE, "GET, HEAD, OPTIONS"],
    ["DELETE", "/de/sign-in", "GET, HEAD, OPTIONS, POST"],
    ["PUT", "/en/schools/s/e/agenda/find", "GET, HEAD, OPTIONS, POST"],
    ["TRACE", "/en", "GET, HEAD, OPTIONS"],
    ["PROPFIND", "/api/v1/schools", "GET, HEAD, OPTIONS"],
    ["DELETE", "/api/v1/schools", "GET, HEAD, OPTIONS"],
    ["GET", "/api/v1/schools/s/e/registrations", "OPTIONS, POST"],
    ["HEAD", "/api/v1/schools/s/e/registrations", "OPTIONS, POST"],
    ["PUT", "/en/schools/s/e/lite", "GET, HEAD, OPTIONS"],
    ["PUT", "/sitemap.xml", "GET, HEAD, OPTIONS"],
    ["POST", "/kept.png", "GET, HEAD, OPTIONS"],
    ["POST", "/kept%2Epng", "GET, HEAD, OPTIONS"],
    ["DELETE", "/_next/static/chunks/a.js", "GET, HEAD, OPTIONS"],
    ["PATCH", "/%5Fnext", "GET, HEAD, OPTIONS"],
    ["TRACE", "/en/nothing-here", "GET, HEAD, OPTIONS, POST"],
  ])("that an address does not take is 405 and told which it takes: %s %s", async (method, path, allow) => {
    const answer = await ask(method, path);
    expect([statusIn(answer), headerIn(answer, "allow")]).toEqual([405, allow]);
    expect(door.entered).toEqual([]);
  });

  test("is a problem for programs", async () => {
    for (const path of ["/api/v1/schools", "/sitemap.xml", "/en/schools/s/e/lite"]) {
      const answer = await fetch(door.base + path, { method: "PROPFIND" });
      expect(answer.headers.get("content-type"), path).toBe("application/problem+json");
      expect(await answer.json()).toEqual({ type: "about:blank", title: "Method not allowed", status: 405 });
    }
    const page = await fetch(`${door.base}/en`, { method: "PUT" });
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  test("or an address that the API does not have is a problem, never a page", async () => {
    for (const path of [
      "/api/none",
      "/api/v1/schools/s/e/x",
      "/api/v1/schools/%00",
      `/api/${"a".repeat(301)}`,
    ]) {
      const answer = await fetch(door.base + path);
      expect([answer.status, answer.headers.get("content-type")], path).toEqual([
        404,
        "application/problem+json",
      ]);
    }
    expect(door.entered).toEqual([]);
  });

  test.each([
    ["GET", "/en"],
    ["HEAD", PAGE],
    ["POST", "/de/sign-in"],
    ["POST", "/api/v1/schools/s/e/registrations"],
    ["GET", "/en/schools/s/e/lite"],
    // Where nothing is, the method does not matter.
    ["PUT", "/en/nothing-here"],
  ])("goes on otherwise: %s %s", async (method, path) => {
    await ask(method, path);
    expect(door.entered).toMatchObject([{ method, url: path }]);
  });

  test.each([
    ["/de/sign-in", "GET, HEAD, OPTIONS, POST"],
    ["/de", "GET, HEAD, OPTIONS"],
    ["/en/schools/s/e/lite", "GET, HEAD, OPTIONS"],
    ["/sitemap.xml", "GET, HEAD, OPTIONS"],
    ["/kept.png", "GET, HEAD, OPTIONS"],
    ["/_next/static/chunks/a.js", "GET, HEAD, OPTIONS"],
  ])("OPTIONS asks which: %s", async (path, allow) => {
    const answer = await ask("OPTIONS", path);
    expect([statusIn(answer), headerIn(answer, "allow")]).toEqual([204, allow]);
    expect(door.entered).toEqual([]);
  });

  test("CONNECT is answered, and the line closed", async () => {
    const answer = await door.send("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443");
    expect([statusIn(answer), headerIn(answer, "connection")]).toEqual([405, "close"]);
  });

  test.each(["websocket", "h2c"])(
    "an upgrade to %s is answered as without, and the line closed",
    async (to) => {
      const answer = await door.send(`GET /en HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${to}`);
      expect([statusIn(answer), headerIn(answer, "connection")]).toEqual([200, "close"]);
      expect(answer).toContain("inside /en");
    },
  );
});
