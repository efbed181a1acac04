import { db } from "@/lib/platform/db/client";
import { makePeople } from "../authorization/people";
import { ROUTES } from "../authorization/routes";
import { bodyOf, SITE, sendAction, someNetwork } from "../authorization/send";
import { makeWorld } from "../authorization/world";
import { expect, test } from "../fixtures";
import { makeForm, makeParticipant, realAddress } from "../security/participant";
import { askRaw, type RawAnswer } from "../security/raw";

/** What a browser, a proxy or the next site may keep of a redirect. */
const kept = ({ headers }: Pick<RawAnswer, "headers">) =>
  `${headers["cache-control"]}; ${headers["referrer-policy"]}`;
const NOTHING = "private, no-store; no-referrer";
const plain = (headers: Headers) => ({ headers: Object.fromEntries(headers) });
const isRedirect = ({ status }: RawAnswer) => status >= 300 && status < 400 && status !== 304;

const WITH_SLASH = [
  "/[locale]/r/[token] by its owner, with a slash at its end",
  "/[locale]/organise/[school]/[edition]/registrations/export by its owner, with a slash at its end",
];

/** With each change each address is asked as it is, by its owner, and in one of three other ways; at night in all. */
for (const when of ["", " @nightly"])
  test(`no redirect is kept or tells where it came from, whoever asks for whichever address of the build${when}`, async () => {
    test.setTimeout(300_000);
    const world = await makeWorld();
    await makeForm(world);
    const participant = await makeParticipant(world);
    const { owner } = await makePeople(world, world);
    const { organisationId, id: editionId } = world.edition;
    // Somebody whose place is gone is sent from the pages of a place to their own.
    await db().registration.updateMany({
      where: { organisationId, editionId, state: "confirmed" },
      data: { state: "withdrawn" },
    });
    const wrong: string[] = [];
    const led = new Set<string>();
    for (const [at, route] of Object.keys(ROUTES).entries()) {
      if (route.startsWith("/_")) continue;
      const path = realAddress(route, world, participant);
      const [bare = "", query] = path.split("?");
      const WAYS: Array<[string, string, Record<string, string>]> = [
        ["as it is", path, {}],
        ["by its owner", path, { cookie: owner }],
        ["by its owner, with a slash at its end", `${bare}/${query ? `?${query}` : ""}`, { cookie: owner }],
        ["with two slashes", bare.replace(/\/([^/]+)$/, "//$1"), {}],
        ["as a navigation", path, { rsc: "1" }],
      ];
      const ways = WAYS.filter((_, which) => when !== "" || which < 2 || (which + at) % 3 === 0);
      await Promise.all(
        ways.map(async ([way, asked, headers]) => {
          const answer = await askRaw(SITE, asked, headers);
          if (!isRedirect(answer)) return;
          led.add(`${route} ${way}`);
          if (kept(answer) !== NOTHING) wrong.push(`${route} ${way}: ${answer.status} ${kept(answer)}`);
        }),
      );
    }
    expect(wrong).toEqual([]);
    const desk = "/[locale]/organise/[school]/[edition]";
    for (const redirect of [
      "/[locale]/me as it is",
      "/[locale]/sign-in by its owner",
      "/[locale]/r/[token]/change as it is",
      "/[locale]/schools/[school]/[edition]/register/[draft] as it is",
      `${desk}/registrations as it is`,
      ...(when === "" ? [] : WITH_SLASH),
    ])
      expect([...led]).toContain(redirect);
  });

test("where a form sends somebody is kept by nobody, with and without script", async () => {
  const world = await makeWorld();
  const { owner } = await makePeople(world, world);
  const scripted = await sendAction("signOutAction", bodyOf({ language: "en" }), {
    baseURL: SITE,
    cookie: owner,
    page: "/en/me",
  });
  expect(scripted.outcome).toBe("done");
  if (scripted.status === 303) expect(kept(plain(scripted.headers))).toBe(NOTHING);
  // As a browser without script sends the form that it was given.
  const page = await (await fetch(`${SITE}/en/sign-in`)).text();
  const form = /<form(?:(?!<\/form>).)*name="email"(?:(?!<\/form>).)*<\/form>/s.exec(page)?.[0] ?? "";
  const body = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const part = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    body.append(part("name"), part("value").replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
  }
  body.append("email", `nobody-${crypto.randomUUID()}@example.org`);
  const headers = { origin: SITE, "x-forwarded-for": someNetwork() };
  const sent = await fetch(`${SITE}/en/sign-in`, { method: "POST", headers, body, redirect: "manual" });
  expect(sent.status).toBe(303);
  expect(sent.headers.get("location")).toContain("/en/sign-in");
  expect(kept(plain(sent.headers))).toBe(NOTHING);
});
