import { readFileSync } from "node:fs";
import { EDITION_MENU } from "@/components/desk/edition-menu";
import { makePeople } from "../authorization/people";
import { answerFor } from "../authorization/rights";
import { ALSO, addressOf, type Gate, PLANTED, type Planted, ROUTES, SHOWN } from "../authorization/routes";
import { makeWorld, PEOPLE, plantWords, type Somebody } from "../authorization/world";
import { expect, test } from "../fixtures";

/** A page is fetched as the browser does, as a navigation inside the app, and as its prefetch. */
const WAYS = {
  "as a page": {},
  "as a navigation": { rsc: "1" },
  "as a prefetch": { rsc: "1", "next-router-prefetch": "1" },
};

const routes: Record<string, string> = JSON.parse(
  readFileSync(".next/app-path-routes-manifest.json", "utf8"),
);

/** Who is nobody here for a reason of their own: their pages are asked for as pages only. */
const NOBODY = new Set<Somebody>([
  "viewer with the flag",
  "editor of another edition",
  "flag of a weaker role",
  "administrator and viewer",
  "administrator taken back",
  "removed while signed in",
  "invited, not accepted",
  "erased login",
  "session unused too long",
  "session at its end",
]);

function expectedStatus(gate: Gate, somebody: Somebody): "open" | "sign-in" | "not-there" {
  if (gate.kind === "public" || gate.kind === "link") return "open";
  if (gate.kind === "act") return answerFor(gate.act, somebody, gate.scope);
  return answerFor("view-drafts", somebody, "edition") === "sign-in" ? "sign-in" : "open";
}

test("every address of the build has its gate in the table", async ({ request }) => {
  expect(Object.values(routes).sort()).toEqual(Object.keys(ROUTES).sort());
  // A page of development (page.dev.tsx) is none of the build's.
  expect((await request.get("/en/dev/mails")).status()).toBe(404);
});

test("the menu of an edition shows each page to whoever may open it", () => {
  const shown = EDITION_MENU.map(([entry, act]) => [entry, { kind: "act", act, scope: "edition" }]);
  const gates = EDITION_MENU.map(([entry]) => [
    entry,
    ROUTES[`/[locale]/organise/[school]/[edition]/${entry}`],
  ]);
  expect(shown).toEqual(gates);
});

/**
 * With each change three people ask at each address as a page and in one other way, each of them in another one, so that every
 * address is asked in all; at night everybody asks in every way.
 */
const IN_EVERY_WAY: readonly Somebody[] = ["visitor", "participant", "viewer"];
const OTHER_WAYS = Object.keys(WAYS).length - 1;

/** So that both workers have something to do; whoever asks in every way is in a part of their own. */
const PARTS = 4;

/**
 * With each change whoever is nobody for a reason of their own asks at every third address, each of them at others: what a
 * reason comes to is judged in one place, and every address is asked by everybody else. At night they ask at all.
 */
const NOBODYS_SHARE = 3;

for (const [when, asks, share] of [
  ["", (somebody: Somebody) => IN_EVERY_WAY.includes(somebody), NOBODYS_SHARE],
  [" @nightly", (somebody: Somebody) => !NOBODY.has(somebody), 1],
] as const)
  for (let part = 0; part < PARTS; part += 1)
    test(`each address opens for whom the table says, with existing ids, however it is asked for, part ${part + 1}${when}`, async ({
      baseURL,
    }) => {
      test.setTimeout(600_000);
      const [world, other] = [await makeWorld(), await makeWorld()];
      const people = await makePeople(world, other);
      const words = Object.entries(await plantWords(world)) as Array<[Planted, string]>;
      const wrong: string[] = [];
      for (const somebody of PEOPLE.filter((_, index) => index % PARTS === part)) {
        const cookie = people[somebody];
        const ask = (address: string, headers: Record<string, string> = {}) =>
          fetch(new URL(address, baseURL), {
            // What is packed for a slow line is only work here.
            headers: { "accept-encoding": "identity", ...headers, ...(cookie ? { cookie } : {}) },
            redirect: "manual",
          });
        const asked = Object.entries(ROUTES)
          .filter(([, gate]) => gate.kind === "act" || gate.kind === "login")
          .filter((_, at) => !NOBODY.has(somebody) || (at + PEOPLE.indexOf(somebody)) % share === 0)
          .flatMap(([route, gate]) => ["", ...(ALSO[route] ?? [])].map((query) => ({ route, gate, query })));
        for (const [at, { route, gate, query }] of asked.entries()) {
          const handler = /\/registrations\/(list|files)/.test(`/${route}`) || route.endsWith("/export");
          const turn = when ? null : (at + IN_EVERY_WAY.indexOf(somebody)) % OTHER_WAYS;
          for (const [which, [way, headers]] of Object.entries(WAYS).entries()) {
            if ((handler || !asks(somebody)) && way !== "as a page") continue;
            if (way !== "as a page" && turn !== null && which !== turn + 1) continue;
            let answer = await ask(addressOf(route, world) + query, headers);
            // Next names its own kind of request in the address, and asks again.
            const marked = answer.headers.get("location");
            if (marked && /[?&]_rsc/.test(marked)) {
              await answer.body?.cancel();
              answer = await ask(marked, headers);
            }
            const body = await answer.text();
            const expected = expectedStatus(gate, somebody);
            // Their own name and address are theirs to read.
            const own = somebody === "participant" && gate.kind === "login";
            for (const [word, text] of own ? [] : words) {
              const mayRead = answerFor(PLANTED[word], somebody, "edition") === "open";
              const reads = body.includes(text);
              if (reads && !(mayRead && expected === "open"))
                wrong.push(`${somebody} reads the ${word} by asking ${route} ${way}`);
              if (
                !reads &&
                mayRead &&
                expected === "open" &&
                way === "as a page" &&
                SHOWN[route]?.includes(word)
              )
                wrong.push(`${somebody} does not find the ${word} at ${route}`);
            }
            // A prefetch brings the empty frame of a live page, to anybody.
            if (way === "as a prefetch") continue;
            const seen = outcomeOf(answer.status, body, answer.headers);
            if (seen !== expected) wrong.push(`${somebody} asks ${route} ${way}: ${seen}, not ${expected}`);
            if (seen === "not-there" && answer.status !== 404)
              wrong.push(`${somebody} asks ${route} ${way}: not there, but ${answer.status}`);
          }
          // Next knows other addresses for the parts of a page, which nobody needs.
          const segments = [".rsc", ".segments/_tree.segment.rsc"].filter(
            (_, which) => which === (turn ?? which),
          );
          for (const segment of asks(somebody) ? segments : []) {
            const [path, own] = addressOf(route, world).split("?");
            const address = `${path}${segment}${own ? `?${own}` : ""}`;
            const answer = await ask(address);
            await answer.body?.cancel();
            if (answer.status !== 404) wrong.push(`${somebody} asks ${address}: ${answer.status}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });

/** A navigation is answered as a stream: what it means stands inside. */
function outcomeOf(status: number, body: string, headers: Headers): string {
  if (status === 404 || body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "not-there";
  if (status === 401) return "sign-in";
  // The desk of an edition begins with its overview, which asks for the same act.
  if (status === 307 && headers.get("location")?.endsWith("/overview")) return "open";
  if ((status === 307 || status === 303) && headers.get("location")?.includes("/sign-in")) return "sign-in";
  if (body.includes("NEXT_REDIRECT") && body.includes("/sign-in")) return "sign-in";
  // What somebody sent is opened by an address of its own, for a while.
  if (status === 303 && headers.get("location")?.startsWith("/files/")) return "open";
  return status === 200 ? "open" : `status ${status}`;
}
