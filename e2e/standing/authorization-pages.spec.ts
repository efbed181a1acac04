import { readFileSync } from "node:fs";
import { may } from "@/lib/team/policy";
import { addressOf, type Gate, ROUTES } from "../authorization/routes";
import { makePeople, makeWorld, PEOPLE, type Somebody } from "../authorization/world";
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

function roleOf(somebody: Somebody) {
  if (somebody === "visitor" || somebody === "participant" || somebody === "other owner") return "none";
  return somebody;
}

function expectedStatus(gate: Gate, somebody: Somebody): "open" | "sign-in" | "not-there" {
  if (gate.kind === "public" || gate.kind === "link") return "open";
  if (somebody === "visitor") return "sign-in";
  if (gate.kind === "login") return "open";
  return may(roleOf(somebody), gate.act) ? "open" : "not-there";
}

test("every address of the build has its gate in the table", () => {
  expect(Object.values(routes).sort()).toEqual(Object.keys(ROUTES).sort());
});

test("each address opens for whom the table says, with existing ids, however it is asked for", async ({
  playwright,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const [world, other] = [await makeWorld(), await makeWorld()];
  const people = await makePeople(world, other);
  const inside = [world.registration.fullName, world.registration.email, world.member.email];
  const wrong: string[] = [];
  for (const somebody of PEOPLE) {
    const cookie = people[somebody];
    const asker = await playwright.request.newContext({
      ...(baseURL ? { baseURL } : {}),
      extraHTTPHeaders: cookie ? { cookie } : {},
      maxRedirects: 0,
    });
    for (const [route, gate] of Object.entries(ROUTES)) {
      if (gate.kind !== "act" && gate.kind !== "login") continue;
      const handler = `/${route}`.includes("/registrations/list") || route.endsWith("/export");
      for (const [way, headers] of Object.entries(WAYS)) {
        if (handler && way !== "as a page") continue;
        let answer = await asker.get(addressOf(route, world), { headers });
        // Next names its own kind of request in the address, and asks again.
        const marked = answer.headers().location;
        if (marked && /[?&]_rsc/.test(marked)) answer = await asker.get(marked, { headers });
        const body = await answer.text();
        const expected = expectedStatus(gate, somebody);
        if (expected !== "open" && inside.some((text) => body.includes(text)))
          wrong.push(`${somebody} reads names by asking ${route} ${way}`);
        // A prefetch brings the empty frame of a live page, to anybody.
        if (way === "as a prefetch") continue;
        const seen = outcomeOf(answer.status(), body, answer.headers());
        if (seen !== expected) wrong.push(`${somebody} asks ${route} ${way}: ${seen}, not ${expected}`);
      }
    }
    await asker.dispose();
  }
  expect(wrong).toEqual([]);
});

/** A navigation is answered as a stream: what it means stands inside. */
function outcomeOf(status: number, body: string, headers: Record<string, string>): string {
  if (status === 404 || body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "not-there";
  if (status === 401) return "sign-in";
  if ((status === 307 || status === 303) && headers.location?.includes("/sign-in")) return "sign-in";
  if (body.includes("NEXT_REDIRECT") && body.includes("/sign-in")) return "sign-in";
  return status === 200 ? "open" : `status ${status}`;
}
