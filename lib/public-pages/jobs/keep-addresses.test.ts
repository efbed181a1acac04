import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { webProcess } from "../../platform/web-process.mjs";
import type { PublicAddress } from "../rules";
import { keepAddresses } from "./keep-addresses";

const said = { changes: 0 };
const there = new Set<string>();
const ask = vi.fn(async (asked: readonly PublicAddress[]) =>
  asked.filter(({ school, edition }) => there.has(`${school}/${edition}`)),
);
const isThere = (school: string, edition = "", below = "") =>
  webProcess.addresses?.isThere(school, edition, below);
let kept: { stop: () => void };

beforeEach(() => {
  there.clear();
  ask.mockClear();
  said.changes = 0;
  Object.assign(webProcess, { pageCache: said });
  kept = keepAddresses(ask);
});
afterEach(() => {
  kept.stop();
  delete webProcess.pageCache;
});

test("what is there is asked once", async () => {
  there.add("milan/2027");
  expect(await isThere("milan", "2027")).toBe(true);
  expect(isThere("milan", "2027")).toBe(true);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(await isThere("milan", "2028")).toBe(false);
  expect(await isThere("milan", "2027", "sessions/4")).toBe(true);
});

test("what is not there is never remembered: a school just made is found at once", async () => {
  expect(await isThere("milan")).toBe(false);
  there.add("milan/");
  expect(await isThere("milan")).toBe(true);
});

test("after a change it is looked at again, and nobody waits for that", async () => {
  there.add("milan/");
  await isThere("milan");
  there.clear();
  said.changes = 1;
  expect(isThere("milan")).toBe(true);
  await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(2), { timeout: 20_000 });
  expect(await isThere("milan")).toBe(false);
  there.add("milan/");
  expect(await isThere("milan")).toBe(true);
  expect(isThere("milan")).toBe(true);
});

test("one statement at a time asks for all who wait, however many", async () => {
  let running = 0;
  let most = 0;
  ask.mockImplementation(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return [];
  });
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, n) => isThere(`strange-${n}`)));
  expect(answers).toEqual(answers.map(() => false));
  expect(most).toBe(1);
  expect(ask.mock.calls.length).toBeLessThan(10);
  await Promise.all([isThere("same"), isThere("same"), isThere("same")]);
  expect(
    ask.mock.calls.flatMap(([asked]) => asked).filter(({ school }) => school === "same").length,
  ).toBeLessThan(3);
});

test("while the database is away everything passes, and nothing is learnt", async () => {
  ask.mockRejectedValueOnce(new Error("away"));
  expect(await isThere("milan")).toBe(true);
  ask.mockImplementation(async () => []);
  expect(await isThere("milan")).toBe(false);
});

test("strangers can't fill the memory", async () => {
  ask.mockImplementation(async (asked) => [...asked]);
  await Promise.all(Array.from({ length: 10_500 }, (_, n) => isThere(`there-${n}`)));
  ask.mockClear();
  expect(isThere("there-10499")).toBe(true);
  expect(await isThere("there-0")).toBe(true);
  expect(ask).toHaveBeenCalledTimes(1);
});
