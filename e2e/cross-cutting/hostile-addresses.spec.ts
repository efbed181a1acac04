import { db } from "@/lib/platform/db/client";
import { ON_ITS_WAY } from "@/prisma/enums/states";
import { makeLogin } from "@/prisma/factories/people";
import { Prisma } from "@/prisma/generated/client";
import { makePeople } from "../authorization/people";
import { type Gate, ROUTES } from "../authorization/routes";
import { SITE } from "../authorization/send";
import { cookieOf, makeWorld, type World } from "../authorization/world";
import { expect, test } from "../fixtures";
import { ELSEWHERE, PARTS, QUERIES } from "../security/corpus";
import { makeForm, makeParticipant, realAddress } from "../security/participant";
import { askRaw, type RawAnswer } from "../security/raw";

const baseURL = SITE;

const askable = Object.entries(ROUTES).filter(
  ([route]) => (!route.startsWith("/_") && !route.endsWith("/registrations")) || route.includes("organise"),
);

async function makeScene() {
  const world = await makeWorld();
  await makeForm(world);
  const { owner } = await makePeople(world, world);
  return { world, participant: await makeParticipant(world), owner };
}

const leadsAway = ({ headers }: RawAnswer, baseURL: string) =>
  headers.location !== undefined && new URL(headers.location, baseURL).origin !== baseURL;

/** From a list without end, one for each in turn, so that all of them are used again and again; any at any, at night (fuzz). */
function* inTurn<Value>(all: readonly Value[]): Generator<Value, never> {
  for (let at = 0; ; at += 1) yield all[at % all.length] as Value;
}

test("an address whose parts name nothing is not there, whatever they are", async () => {
  test.setTimeout(300_000);
  const { world, participant, owner } = await makeScene();
  const wrong: string[] = [];
  const parts = inTurn(PARTS);
  for (const [route] of askable) {
    const real = realAddress(route, world, participant).split("?")[0] ?? "";
    const places = route.split("/").flatMap((part, place) => (part.startsWith("[") ? [place] : []));
    const paths = places.map((place) => real.split("/").with(place, parts.next().value).join("/"));
    await Promise.all(
      paths.map(async (path) => {
        const answer = await askRaw(baseURL, path, { cookie: owner });
        if (answer.status >= 500 || leadsAway(answer, baseURL))
          wrong.push(`${path.slice(0, 200)}: ${answer.status}`);
      }),
    );
  }
  expect(wrong).toEqual([]);
});

/** With each change a query is asked of two of the pages that read most of theirs, at night of all four. */
for (const [when, share] of [
  ["", 2],
  [" @nightly", 1],
] as const)
  test(`a query nobody's page sends is ignored or refused${when}`, async () => {
    test.setTimeout(300_000);
    const { world, participant, owner } = await makeScene();
    const wrong: string[] = [];
    const queries = inTurn(QUERIES);
    const ask = async (route: string, query: string) => {
      const path = `${realAddress(route, world, participant).split("?")[0]}?${query}`;
      const answer = await askRaw(baseURL, path, { cookie: owner });
      if (answer.status >= 500 || leadsAway(answer, baseURL))
        wrong.push(`${route}?${query.slice(0, 100)}: ${answer.status}`);
    };
    for (const [route] of askable) await ask(route, queries.next().value);
    const desk = "/[locale]/organise/[school]/[edition]";
    for (const [turn, page] of ["registrations", "registrations/list", "audit", "programme/place"].entries())
      await Promise.all(
        QUERIES.filter((_, at) => (turn + at) % share === 0).map((query) => ask(`${desk}/${page}`, query)),
      );
    expect(wrong).toEqual([]);
  });

test("headers that claim to be Next, a proxy or another host change nothing", async () => {
  const { world, participant, owner } = await makeScene();
  const CLAIMS: Array<Record<string, string>> = [
    { host: "spoofed.example" },
    { "x-forwarded-host": "spoofed.example", "x-forwarded-proto": "https", "x-forwarded-port": "1" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-matched-path": "/en/organise", "x-invoke-path": "/en/organise", "x-invoke-status": "200" },
    { "x-convivio-peer": "127.0.0.1", "x-convivio-request": "1", "x-nonce": "spoofed" },
    { rsc: "1", "next-router-state-tree": "%5B%22" },
    { "next-url": "//spoofed.example", "x-nextjs-data": "1" },
    { cookie: "convivio.session=%00; convivio.browser=%E0%A4%A; convivio.asked=<script>" },
    { "accept-language": "a;q=".repeat(1_500) },
    { "x-original-url": "/en/me", "x-rewrite-url": "/en/me", forwarded: "host=spoofed.example" },
  ];
  const pages = [
    "/",
    "/en",
    "/en/sign-in",
    "/en/lost-link",
    `/en/schools/${world.school.slug}`,
    `/en/r/${participant.token}`,
    "/sitemap.xml",
  ];
  for (const headers of CLAIMS) {
    for (const path of pages) {
      const answer = await askRaw(baseURL, path, headers);
      expect(answer.status, `${path} ${JSON.stringify(headers).slice(0, 80)}`).toBeLessThan(500);
      expect(`${answer.body}${answer.headers.location ?? ""}`).not.toContain("spoofed.example");
    }
    const desk = await askRaw(
      baseURL,
      realAddress("/[locale]/organise/[school]/[edition]/registrations", world, participant),
      headers,
    );
    expect(desk.body).not.toContain(world.registration.fullName);
    expect([307, 404]).toContain(desk.status);
  }
  const school = await askRaw(baseURL, `/en/schools/${world.school.slug}`, {
    host: "spoofed.example",
    cookie: owner,
  });
  expect(school.body).toMatch(new RegExp(`rel="canonical" href="${baseURL}/en/schools/`));
});

test("files that are kept are given whole, whatever is asked of them", async () => {
  const { body } = await askRaw(baseURL, "/en/sign-in");
  const script = /\/_next\/static\/[^"]+\.js/.exec(body)?.[0] ?? "none";
  const CONDITIONS: Array<Record<string, string>> = [
    { range: "bytes=99999999-" },
    { range: "bytes=5-1" },
    { "if-match": '"x"' },
    { "if-unmodified-since": "Mon, 01 Jan 2001 00:00:00 GMT" },
    { range: "bytes=0-1", "if-range": '"x"' },
  ];
  for (const path of ["/favicon.ico", "/favicon%2eico", script]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
      expect((await askRaw(baseURL, path, {}, method)).status, `${method} ${path}`).toBe(405);
    for (const condition of CONDITIONS)
      expect((await askRaw(baseURL, path, condition)).status, JSON.stringify(condition)).toBe(200);
  }
});

test("whoever signs in is never led to another site", async () => {
  const cookie = await cookieOf(await makeLogin());
  for (const wish of ELSEWHERE) {
    const query = `to=${encodeURIComponent(wish)}`;
    const straight = await askRaw(baseURL, `/en/sign-in?${query}`, { cookie });
    expect(straight.status, wish).toBe(307);
    expect(leadsAway(straight, baseURL), `${wish} → ${straight.headers.location}`).toBe(false);
    const form = await askRaw(baseURL, `/en/sign-in?${query}&callbackUrl=${encodeURIComponent(wish)}`);
    for (const [, href = ""] of form.body.matchAll(/<[^<>]*\s(?:href|action|content|value)="([^"]*)"/g)) {
      const address = href.replaceAll("&amp;", "&");
      if (/^[/\\]|^\w+:/.test(address) && !address.startsWith("mailto:"))
        expect(new URL(address, baseURL).hostname, `${wish} makes ${href}`).not.toContain("evil");
    }
  }
});

test("next-auth's own addresses are not served: no session to read or change, no way out", async () => {
  const cookie = await cookieOf(await makeLogin());
  for (const path of [
    "session",
    "csrf",
    "providers",
    "signin",
    "signout",
    "callback/email",
    "_log",
    "error",
    "verify-request",
  ])
    for (const method of ["GET", "POST", "PUT"]) {
      const answer = await askRaw(
        baseURL,
        `/api/auth/${path}?callbackUrl=https://evil.example`,
        { cookie, origin: baseURL },
        method,
      );
      expect(answer.status, `${method} ${path}`).toBe(404);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
});

/** Every row of the organisation, and of its people's sessions, as one fingerprint. */
async function fingerprintOf(world: World): Promise<string> {
  const tables = await db().$queryRaw<Array<{ name: string }>>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organisation_id' ORDER BY table_name`;
  const prints: string[] = [];
  for (const { name } of tables) {
    const [row] = await db().$queryRaw<Array<{ print: string | null }>>`
      SELECT md5(string_agg(held::text, '' ORDER BY held::text)) AS print FROM ${Prisma.raw(`"${name}"`)} AS held
      WHERE organisation_id = ${world.organisation.id}::uuid`;
    prints.push(`${name} ${row?.print}`);
  }
  return prints.join("\n");
}

const EVERYWHERE: Record<string, string> = {
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
};

/** What may have it in a frame: the preview of a form has its pages. */
const framesOf = (route: string) => `frame-ancestors ${route.endsWith("/[...at]") ? "'self'" : "'none'"}`;

/** Where an address is a secret, what its page loads and leads to is told the site alone. */
const policyOf = (route: string) => (/\/r\/|\[(token|draft)\]/.test(route) ? "strict-origin" : "same-origin");

const UPLOADED = "default-src 'none'; sandbox; frame-ancestors 'none'";

function problemsOfHeaders(route: string, gate: Gate, { status, headers }: RawAnswer): string[] {
  const faults: string[] = [];
  const need = (right: boolean, what: string) => right || faults.push(`${route} (${status}): ${what}`);
  // Where a redirect leads, nobody learns what it came from.
  const leadsOn = status >= 300 && status < 400;
  const expected = { "referrer-policy": leadsOn ? "no-referrer" : policyOf(route) };
  for (const [name, value] of Object.entries({ ...EVERYWHERE, ...expected }))
    need(headers[name] === value, `${name} is ${headers[name]}`);
  const policy = String(headers["content-security-policy"] ?? "");
  need(/camera=\(\)/.test(String(headers["permissions-policy"])), "permissions-policy");
  need(headers["x-powered-by"] === undefined, "says what it runs on");
  // What was uploaded is nothing but its bytes; what takes an upload answers another method in JSON.
  if (route.startsWith("/files/")) need(policy === UPLOADED, `policy: ${policy}`);
  else if (route !== "/files") {
    need(/object-src 'none'/.test(policy) && policy.includes(framesOf(route)), `policy: ${policy}`);
    need(/base-uri 'none'/.test(policy) && /form-action 'self'/.test(policy), `policy: ${policy}`);
  }
  const page = String(headers["content-type"]).startsWith("text/html") && status === 200;
  const live = gate.kind !== "public" || /\/(sign-in|lost-link|register|r|find)(\/|$)/.test(route);
  if (page && live) need(/script-src 'nonce-[\w+/=]+' 'strict-dynamic'/.test(policy), `no nonce: ${policy}`);
  // A document brings no script in its text, so none may run: files of the build at most.
  else if (page)
    need(/script-src ('self'|'none')(;|$)/.test(policy.split(",").at(-1) ?? ""), `scripts: ${policy}`);
  if (page) need(!/script-src[^;]*unsafe/.test(policy.split(",").at(-1) ?? ""), `unsafe: ${policy}`);
  // The first page of a registration is blank, and Back has to find it as it was left.
  const kept = route.endsWith("/register") ? /^private, no-cache$/ : /no-store/;
  if (live) need(kept.test(String(headers["cache-control"])), `kept: ${headers["cache-control"]}`);
  return faults;
}

/** HEAD is answered as GET is: with each change at every third address, at night at each. */
for (const [when, share] of [
  ["", 3],
  [" @nightly", 1],
] as const)
  test(`every address has the headers of its zone, what is personal is kept by nobody; and reading writes nothing${when}`, async () => {
    test.setTimeout(300_000);
    const { world, participant, owner } = await makeScene();
    const settled = { editionId: world.edition.id, state: { in: [...ON_ITS_WAY] } };
    await expect.poll(() => db().outboxMessage.count({ where: settled }), { timeout: 60_000 }).toBe(0);
    const before = await fingerprintOf(world);
    const faults: string[] = [];
    for (const [at, [route, gate]] of askable.entries()) {
      const address = realAddress(route, world, participant);
      const asked = await Promise.all([
        askRaw(baseURL, address, { cookie: owner }),
        ...(gate.kind === "act" || gate.kind === "login" ? [askRaw(baseURL, address)] : []),
      ]);
      for (const answer of asked) {
        expect(answer.status, `GET ${route}`).toBeLessThan(500);
        if (answer.status !== 304) faults.push(...problemsOfHeaders(route, gate, answer));
      }
      if (at % share !== 0) continue;
      const { status } = await askRaw(baseURL, address, { cookie: owner }, "HEAD");
      expect(status, `HEAD ${route}`).toBeLessThan(500);
    }
    expect(faults).toEqual([]);
    expect(await fingerprintOf(world)).toBe(before);
  });

test("a private page loads nothing from elsewhere and leads nowhere with its address", async () => {
  const { participant } = await makeScene();
  const own = [
    "",
    "/agenda",
    "/agenda/choose",
    "/sessions",
    "/change",
    "/data",
    "/email",
    "/erase",
    "/questions",
    "/withdraw",
  ].map((page) => `/en/r/${participant.token}${page}`);
  for (const page of [...own, `/en/speak/${participant.speaker}`]) {
    const { body, headers, status } = await askRaw(baseURL, page);
    // Who has nothing to answer is led on from the questions, which says even less.
    const leadsOn = page.endsWith("/questions") && status >= 300 && status < 400;
    expect(headers["referrer-policy"], page).toBe(leadsOn ? "no-referrer" : "strict-origin");
    const loaded = [...body.matchAll(/<(?:script|img|iframe|link|source)[^<>]*\s(?:src|href)="([^"]*)"/g)];
    for (const [, address = ""] of loaded) expect(new URL(address, baseURL).origin, address).toBe(baseURL);
  }
});
