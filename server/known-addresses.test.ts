import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { webProcess } from "@/lib/platform/web-process.mjs";
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
  "/schools/[school]/app.webmanifest/route",
  "/schools/[school]/card.png/route",
  "/schools/[school]/[edition]/card.png/route",
  "/schools/[school]/[edition]/sessions/[file]/route",
  "/schools/[school]/[edition]/agenda.ics/route",
  "/schools/[school]/[edition]/places.json/route",
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

describe("a school that is not there", () => {
  const asked: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    webProcess.addresses = {
      isThere(school: string, edition: string, below: string) {
        asked.push(below);
        if (school === "kept") return true;
        return Promise.resolve(school === "there" && (edition === "" || edition === "2027"));
      },
    };
  });
  afterEach(() => {
    delete webProcess.addresses;
  });

  test.each([
    ["/en/schools/gone", "/en/schools/_"],
    ["/de/schools/there/gone/sessions/4-x?_rsc=2", "/de/schools/_?_rsc=2"],
    ["/it/schools/gone/2027/register", "/it/schools/_"],
    ["/it/schools/gone/2027/lite", "/it/schools/_/_/lite"],
    ["/en/schools/%67one/x/agenda/find?q=1", "/en/schools/_?q=1"],
    ["/en/schools/there/2027/agenda/find", "/en/schools/there/2027/agenda/find"],
    ["/en/schools/kept/any/speakers", "/en/schools/kept/any/speakers"],
    ["/en/schools/_", "/en/schools/_"],
    ["/en/schools/_/any/speakers", "/en/schools/_"],
    ["/en/practices/_/7", "/en/schools/_"],
    ["/schools/there/2027/agenda.ics", "/schools/there/2027/agenda.ics"],
    ["/schools/there/card.png?lang=de", "/schools/there/card.png?lang=de"],
    ["/schools/there/app.webmanifest?lang=de", "/schools/there/app.webmanifest?lang=de"],
    ["/schools/there/2027/card.png", "/schools/there/2027/card.png"],
    ["/schools/there/2027/sessions/4.png", "/schools/there/2027/sessions/4.png"],
    ["/en/schools/there/card.png", "/en/schools/_"],
    ["/en/organise/gone/2027/team", "/en/organise/gone/2027/team"],
    ["/en", "/en"],
  ])("is one page for each language: %s", async (path, shown) => {
    await ask("GET", path);
    expect(door.entered.map(({ url }) => url)).toEqual([shown]);
  });

  test.each([
    ["sessions/0012-words", "sessions/12"],
    ["sessions/%31%32-x", "sessions/12"],
    ["speakers/3", "speakers/3"],
    ["agenda/2027-05-06", "agenda/2027-05-06"],
    ["agenda", ""],
    ["agenda/find", ""],
    ["lite", ""],
  ])("asks for what is in an edition by its number or day: %s", async (path, place) => {
    await ask("GET", `/en/schools/there/2027/${path}`);
    expect(asked).toEqual([place]);
  });

  test("a practice is asked for by its school and number, and never where it has none", async () => {
    await ask("GET", "/it/practices/there/003-oven?_rsc=1");
    await ask("GET", "/it/practices/gone/3");
    await ask("GET", "/it/practices/there/oven");
    await ask("GET", "/it/practices/find?country=IT");
    expect(asked).toEqual(["practices/3", "practices/3"]);
    expect(door.entered.map(({ url }) => url)).toEqual([
      "/it/practices/there/3?_rsc=1",
      "/it/schools/_",
      "/it/schools/_",
      "/it/practices/find?country=IT",
    ]);
  });

  test.each([
    "sessions/12x",
    "sessions/-1",
    "speakers/ada",
    "speakers/1234567890",
    "agenda/tomorrow",
    "agenda/2027-5-6",
  ])("asks nobody for what can't be there: %s", async (path) => {
    await ask("GET", `/en/schools/there/2027/${path}`);
    expect([asked, door.entered.map(({ url }) => url)]).toEqual([[], ["/en/schools/_"]]);
  });

  test.each([
    ["GET", "/schools/gone/2027/agenda.ics", "text/plain; charset=utf-8"],
    ["GET", "/schools/gone/2027/places.json", "text/plain; charset=utf-8"],
    ["GET", "/schools/gone/card.png", "text/plain; charset=utf-8"],
    ["GET", "/schools/gone/app.webmanifest", "text/plain; charset=utf-8"],
    ["GET", "/schools/there/gone/card.png", "text/plain; charset=utf-8"],
    ["GET", "/en/schools/gone/2027/agenda/index.json", "text/plain; charset=utf-8"],
    ["GET", "/en/schools/gone/2027/offline.json", "text/plain; charset=utf-8"],
    ["GET", "/api/v1/schools/gone", "application/problem+json"],
    ["POST", "/api/v1/schools/there/gone/registrations", "application/problem+json"],
    ["POST", "/en/schools/gone/2027/register", "text/html; charset=utf-8"],
  ])("is answered at once for a program or a form: %s %s", async (method, path, type) => {
    const answer = await ask(method, path);
    expect([statusIn(answer), headerIn(answer, "content-type")]).toEqual([404, type]);
    expect(door.entered).toEqual([]);
  });
});
