import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { webProcess } from "../web-process.mjs";

/** What one request remembers, as React does it; a new request forgets. */
let remembered = new Map<string, unknown>();
let functions = 0;
vi.mock("react", () => ({
  cache: (work: (...all: unknown[]) => unknown) => {
    functions += 1;
    const own = functions;
    return (...all: unknown[]) => {
      const key = JSON.stringify([own, all]);
      if (!remembered.has(key)) remembered.set(key, work(...all));
      return remembered.get(key);
    };
  },
}));
// A read inside another one is read anew by Next, too.
vi.mock("next/cache.js", () => ({ unstable_cache: (read: unknown) => read }));

// Another file of this worker may have read it with what stands in its place there.
vi.resetModules();
const { cachedRead } = await import("./tags");

let stored = "before";
let reads = 0;
const findHead = cachedRead(
  "head",
  async (_edition: string) => {
    reads += 1;
    return stored;
  },
  (edition) => [`edition:${edition}`],
);
const findProgramme = cachedRead(
  "programme",
  async (edition: string) => ({ head: await findHead(edition) }),
  (edition) => [`edition:${edition}`],
);

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  delete webProcess.pageCache;
  // @ts-expect-error plain JavaScript, loaded by Next through its path
  await import("./kept-entries.mjs");
  [stored, reads, remembered] = ["before", 0, new Map()];
});
afterEach(() => {
  vi.useRealTimers();
  delete webProcess.pageCache;
});

test("a request reads once what does not change", async () => {
  await findHead("milan");
  vi.advanceTimersByTime(1000);
  expect(await findProgramme("milan")).toEqual({ head: "before" });
  webProcess.pageCache?.expire(["edition:trieste"]);
  await findHead("milan");
  expect(reads).toBe(1);
});

test("what it read before a change is not built into what it reads after it", async () => {
  expect(await findHead("milan")).toBe("before");
  vi.advanceTimersByTime(10);
  stored = "after";
  webProcess.pageCache?.expire(["edition:milan"]);
  vi.advanceTimersByTime(10);
  expect(await findProgramme("milan")).toEqual({ head: "after" });
});

test("nor where everything was dropped; and without a page cache everything is read as it is", async () => {
  await findHead("milan");
  stored = "after";
  webProcess.pageCache?.expireAll();
  expect(await findProgramme("milan")).toEqual({ head: "after" });
  delete webProcess.pageCache;
  remembered = new Map();
  expect(await findProgramme("milan")).toEqual({ head: "after" });
});
