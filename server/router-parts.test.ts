import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { headerIn, openGuarded, statusIn } from "@/prisma/testing/guarded-server";

const NAMES = [
  "/[locale]/(public)/page",
  "/[locale]/(public)/schools/[school]/[edition]/agenda/[date]/page",
  "/[locale]/(live)/schools/[school]/[edition]/agenda/find/page",
  "/[locale]/(live)/sign-in/page",
];

let door: Awaited<ReturnType<typeof openGuarded>>;
beforeAll(async () => {
  door = await openGuarded(NAMES);
});
afterAll(() => door.close());
beforeEach(() => {
  door.entered.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["GET", "/en/nothing-here", "/en/schools/_"],
  ["HEAD", "/de/sign-in/a/b", "/de/schools/_"],
  ["GET", "/en/organise/s/e/nothing?_rsc=1", "/en/schools/_"],
  ["GET", "/en/r/token/nothing", "/en/schools/_"],
  ["GET", "/kept.jpg", "/no-such-address"],
])("an address that no page has is one page in its language: %s %s", async (method, target, shown) => {
  await door.send(`${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close`);
  expect(door.entered.map(({ url }) => url)).toEqual([shown]);
});

describe("the router of Next", () => {
  const askFlight = (target: string) =>
    door.send(`GET ${target} HTTP/1.1\r\nHost: x\r\nRSC: 1\r\nConnection: close`);

  test("gets no part of a document, and is not to keep that", async () => {
    for (const target of ["/en", "/en?_rsc=1", "/it/schools/s/e/agenda/2027-05-06?_rsc=1"]) {
      const answer = await askFlight(target);
      expect([statusIn(answer), headerIn(answer, "cache-control")], target).toEqual([404, "no-store"]);
    }
    expect(door.entered).toEqual([]);
  });

  test("gets its part of a page that is none", async () => {
    for (const target of ["/en/sign-in", "/en/schools/s/e/agenda/find?_rsc=1"])
      expect(statusIn(await askFlight(target)), target).toBe(200);
  });

  test("gets all parts where public pages are no documents", async () => {
    vi.stubEnv("DOCUMENTS", "0");
    expect(statusIn(await askFlight("/en?_rsc=1"))).toBe(200);
  });
});

describe("an answer says that it differs by what the router asks", () => {
  const varyOf = async (target: string) =>
    headerIn(await door.send(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close`), "vary");
  const AS_NEXT = "rsc, next-router-state-tree, next-router-prefetch, Accept-Encoding";

  test("never of a document, when Next draws it either", async () => {
    for (const target of ["/en", "/en?utm_source=x", "/it/schools/s/e/agenda/2027-05-06"])
      expect(await varyOf(target), target).toBe("Accept-Encoding");
  });

  test("of a page that is none, and where public pages are no documents", async () => {
    expect(await varyOf("/en/sign-in")).toBe(AS_NEXT);
    vi.stubEnv("DOCUMENTS", "0");
    expect(await varyOf("/en")).toBe(AS_NEXT);
  });
});
