import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepEdition, readKept } from "./kept";

const ORIGIN = "https://school.example";
const base = (name: string) => `/en/schools/s/${name}`;

/** The stores of a browser, as far as they are asked: in the order in which things were put. */
class Store {
  readonly rows = new Map<string, Response>();
  match = async (path: string) => this.rows.get(path)?.clone();
  keys = async () => [...this.rows.keys()].map((path) => ({ url: ORIGIN + path }));
  delete = async (path: string) => this.rows.delete(path);
  async put(path: string, answer: Response) {
    this.rows.delete(path);
    this.rows.set(path, answer);
  }
}
let stores: Map<string, Store>;
/** What the site answers, by path: an edition that is told, its pages, what they are drawn with. */
let site: Map<string, () => Response>;
let asked: string[];

function publish(name: string, { until = "2098-05-10T00:00:00Z", sheet = "one" } = {}) {
  const pages = [`${base(name)}/agenda`, base(name)];
  site.set(`${base(name)}/offline.json`, () =>
    Response.json({ until, pages }, { headers: { date: new Date().toUTCString() } }),
  );
  for (const page of pages)
    site.set(
      page,
      () =>
        new Response(`<link href="/_next/static/${sheet}.css"><script src="/_next/static/live/${sheet}.js">`),
    );
  site.set(`/_next/static/${sheet}.css`, () => new Response("body{}"));
  site.set(
    `/_next/static/live/${sheet}.js`,
    () => new Response(`import("/_next/static/live/${sheet}-later.js")`),
  );
  site.set(`/_next/static/live/${sheet}-later.js`, () => new Response("1"));
}
const keptOf = (name: string) => [...(stores.get(`edition ${base(name)}`)?.rows.keys() ?? [])].sort();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2098-05-01T10:00:00Z") });
  [stores, site, asked] = [new Map(), new Map(), []];
  vi.stubGlobal("caches", {
    open: async (name: string) => stores.get(name) ?? stores.set(name, new Store()).get(name),
    has: async (name: string) => stores.has(name),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  });
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return site.get(path)?.() ?? new Response(null, { status: 404 });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

test("an edition is kept with all that its pages are drawn with, and what is told of it comes last", async () => {
  publish("a");
  await keepEdition(base("a"));
  expect(keptOf("a")).toEqual(
    [
      ...["/_next/static/live/one-later.js", "/_next/static/live/one.js", "/_next/static/one.css"],
      ...[base("a"), `${base("a")}/agenda`, `${base("a")}/offline.json`],
    ].sort(),
  );
  expect([...(stores.get(`edition ${base("a")}`)?.rows.keys() ?? [])].at(-1)).toBe(
    `${base("a")}/offline.json`,
  );
  expect(await readKept(base("a"))).toMatchObject({ about: { pages: [`${base("a")}/agenda`, base("a")] } });
});

test("half of it is not taken for the whole", async () => {
  publish("a");
  site.set(base("a"), () => {
    throw new TypeError("no network");
  });
  await expect(keepEdition(base("a"))).rejects.toThrow("no network");
  expect(keptOf("a")).toContain(`${base("a")}/agenda`);
  expect(await readKept(base("a"))).toBeNull();
});

test("within five minutes nothing is asked again; after them what no page is drawn with any more goes", async () => {
  publish("a");
  await keepEdition(base("a"));
  const before = asked.length;
  later(4 * 60_000);
  await keepEdition(base("a"));
  expect(asked).toHaveLength(before);
  publish("a", { sheet: "two" });
  later(2 * 60_000);
  await keepEdition(base("a"));
  expect(keptOf("a").filter((path) => path.startsWith("/_next/"))).toEqual([
    ...["/_next/static/live/two-later.js", "/_next/static/live/two.js", "/_next/static/two.css"],
  ]);
});

test("three editions are kept, those looked at last; one that is gone or over is not", async () => {
  for (const name of ["a", "b", "c", "d"]) {
    publish(name);
    await keepEdition(base(name));
    later(60_000);
  }
  expect([...stores.keys()]).toEqual([
    `edition ${base("b")}`,
    `edition ${base("c")}`,
    `edition ${base("d")}`,
  ]);
  site.delete(`${base("c")}/offline.json`);
  later(10 * 60_000);
  await keepEdition(base("c"));
  expect(await readKept(base("c"))).toBeNull();
  expect(stores.size).toBe(2);
  later(30 * 86_400_000);
  expect(await readKept(base("d"))).toBeNull();
  expect(stores.has(`edition ${base("d")}`)).toBe(false);
});

test("of the pages that were opened the last sixty stay, and all that are kept unasked", async () => {
  publish("a");
  await keepEdition(base("a"));
  const edition = await readKept(base("a"));
  for (let number = 1; number <= 61; number += 1)
    await edition?.put(`${base("a")}/sessions/${number}-x`, new Response("<main>"));
  const opened = keptOf("a").filter((path) => path.includes("/sessions/"));
  expect(opened).toHaveLength(60);
  expect(opened).not.toContain(`${base("a")}/sessions/1-x`);
  expect(keptOf("a")).toContain(`${base("a")}/agenda`);
});
