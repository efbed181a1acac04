import { connect } from "node:net";
import { afterAll, test as base, beforeAll, describe, expect } from "vitest";
import { crowding } from "@/prisma/testing/cost";
import { makeSite, type Site, until } from "@/scripts/bench/site";
import { frameworkIn } from "../pages/document";

const EDITION = "/en/schools/common-table-school/trieste-2027";

const nightly = process.env.TESTS === "nightly";
/** The door stands before any engine: with each change it is tried on one. */
const isTried = nightly || !process.env.TEST_DATABASE_URL;
const test = base.runIf(isTried);
/** Ways back for an operator, which nobody goes every day; each costs a start. */
const atNight = base.runIf(nightly);

let site: Site;
let remove = async () => {};
beforeAll(async () => {
  if (!isTried) return;
  ({ site, remove } = await makeSite());
  await site.start("--example");
});
afterAll(() => remove());

const read = async (path: string, headers: Record<string, string> = {}, method = "GET", from = site) => {
  const answer = await fetch(`${from.url}${path}`, { method, headers, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const fromTheDoor = async (path: string, of = site) =>
  (await read(path, {}, "GET", of)).headers.get("cache-status") === "convivio; hit";
const keep = (path: string, of = site) => until(`the door has ${path}`, () => fromTheDoor(path, of), 20_000);

/** What is said anew by each answer, or by the door about itself. */
const OWN = [
  "cache-status",
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "vary",
];
const said = (headers: Headers) =>
  Object.fromEntries(
    [...headers].filter(
      ([name]) => !(OWN.includes(name) || name === "transfer-encoding" || /^x-nextjs-(?!cache)/.test(name)),
    ),
  );

describe("what the door answers is what Next would say", () => {
  test.each([
    ["an edition", EDITION, 200],
    ["an agenda", `${EDITION}/agenda`, 200],
    ["a page that is not there", "/en/schools/no-such-school", 404],
    ["an address that no page has", "/en/nothing/here", 404],
    ["an address that no page has, below a private one", "/en/organise/a/b/c/d", 404],
    ["a session that is not there", `${EDITION}/sessions/999999`, 404],
    ["the simple page", `${EDITION}/lite`, 200],
  ])("%s", async (_what, path, status) => {
    await keep(path);
    const own = await read(path);
    // A visitor who brings a key is none of the door's.
    const next = await read(path, { authorization: "Bearer none" });
    expect(next.headers.get("cache-status")).toBeNull();
    expect([own.status, next.status]).toEqual([status, status]);
    expect(own.text).toBe(next.text);
    // Of a document there is one form, whatever the router of Next would ask.
    if (!path.endsWith("/lite")) expect(own.headers.get("vary")).toBe("Accept-Encoding");
    expect(own.headers.get("vary")).toBe(next.headers.get("vary"));
    expect(said(own.headers)).toEqual(said(next.headers));
    for (const { headers } of [own, next]) {
      expect(headers.get("content-security-policy")?.match(/script-src/g)).toHaveLength(1);
      expect(headers.get("cache-control")).not.toMatch(/private.*public/);
    }
    const head = await read(path, {}, "HEAD");
    expect([head.status, head.headers.get("etag")]).toEqual([status, own.headers.get("etag")]);
    const again = await read(path, { "if-none-match": own.headers.get("etag") ?? "" });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  test.each([
    ["made for each request", `${EDITION}/register`],
    ["of the desk", "/en/organise"],
    ["a redirect", "/"],
    ["of the API", "/api/v1/schools"],
    ["the site map", "/sitemap.xml"],
  ])("and what is %s never comes from it", async (_what, path) => {
    for (let time = 0; time < 3; time += 1) expect(await fromTheDoor(path)).toBe(false);
  });
});

/** Sends the bytes of a request, and more later. `said` is what came back until now. */
function slowly(head: string) {
  const line = { said: "", closed: false, finish: (rest: string) => socket.write(rest) };
  const socket = connect(site.port, "127.0.0.1", () => socket.write(head));
  socket.on("data", (piece) => {
    line.said += piece;
  });
  // A line that nobody used may be cut.
  socket.on("error", () => {});
  socket.on("close", () => {
    line.closed = true;
  });
  return line;
}

test("who asked is answered before a server ends, and who only holds a line does not keep it", async () => {
  const web = site.web()?.pid ?? 0;
  const idle = slowly("");
  const held = slowly(`GET ${EDITION} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const post = slowly(
    "POST /api/v1/schools/none/none/registrations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n",
  );
  await until("the server waits for the rest", () => post.said.includes(" 100 ") && held.said !== "");
  const before = crowding();
  const began = performance.now();
  process.kill(web, "SIGTERM");
  await until("nobody new is let in", async () => !(await site.isAlive()), 10_000);
  post.finish("{}");
  const all = () => [idle, held, post].every(({ closed }) => closed);
  await until("every line is closed", all, 10_000);
  expect(post.said).toMatch(/HTTP\/1\.1 404 .*\r\nconnection: close/is);
  expect(held.said).toMatch(/^HTTP\/1\.1 200 /);
  await until("the server has ended", () => site.web()?.pid !== web, 10_000);
  const took = performance.now() - began;
  // On a machine of its own.
  expect(took / Math.max(before, crowding())).toBeLessThan(5_000);
  await until("it is there again", () => site.isAlive(), 30_000);
});

atNight("with DOOR=0 Next answers everything", async () => {
  await site.stop();
  site.environment.DOOR = "0";
  await site.start();
  for (let time = 0; time < 4; time += 1) expect(await fromTheDoor(EDITION)).toBe(false);
  const { headers, text } = await read(EDITION);
  expect(headers.get("x-nextjs-cache")).toBe("HIT");
  expect(headers.get("vary")).toBe("Accept-Encoding");
  expect(frameworkIn(text)).toEqual([]);
});

/** The framework, and the data its router asks for. */
async function expectFramework(of: Site): Promise<void> {
  const { headers, text } = await read(EDITION, {}, "GET", of);
  expect(frameworkIn(text).length).toBeGreaterThan(1);
  expect(text).not.toContain("/_next/static/live/");
  expect(headers.get("content-security-policy")).toMatch(/script-src 'self' 'sha256-/);
  expect(headers.get("vary")).toContain("rsc");
  // Next leads to an address of its own for it.
  const flight = await fetch(`${of.url}${EDITION}`, { headers: { rsc: "1" } });
  expect([flight.status, flight.headers.get("content-type")]).toEqual([200, "text/x-component"]);
}

atNight(
  "with DOCUMENTS=0 public pages bring the framework, whoever answers, and its router gets its data",
  async () => {
    await site.stop();
    // One beside the other: most of it is waiting for their starts.
    await Promise.all(
      ["0", "1"].map(async (door) => {
        const other = await makeSite({ environment: { DOOR: door, DOCUMENTS: "0" } });
        try {
          await other.site.start("--example");
          await (door === "1" ? keep(EDITION, other.site) : read(EDITION, {}, "GET", other.site));
          await expectFramework(other.site);
        } finally {
          await other.remove();
        }
      }),
    );
  },
);
