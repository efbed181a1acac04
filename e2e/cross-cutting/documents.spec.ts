import { readFileSync } from "node:fs";
import { addressesOf } from "../accessibility/addresses";
import { emptyState, fullState, longState } from "../accessibility/states";
import { expect, findExampleEdition, test } from "../fixtures";
import { frameworkIn } from "../pages/document";

const files: Record<string, string> = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8"));
const patternsOf = (zone: string) =>
  Object.entries(files)
    .filter(([file]) => file.includes(`/(${zone})/`))
    .map(([, route]) => new RegExp(`^${route.replace(/\[\w+\]/g, "[^/]+")}$`));
/** What everybody may read; "agenda/find" stands where a day would. */
const [PUBLIC, LIVE] = [patternsOf("public"), patternsOf("live")];
const isPublic = (address: string) =>
  PUBLIC.some((pattern) => pattern.test(address)) && !LIVE.some((pattern) => pattern.test(address));

/** A log of changes is there from the first release on. */
const isThere = (address: string, released: boolean) => released || !address.endsWith("/changes");

for (const makeState of [emptyState, fullState, longState]) {
  test(`every public page is a document, drawn or kept: ${makeState.name}`, async ({ request }) => {
    test.setTimeout(120_000);
    const addresses = addressesOf(await makeState())
      .filter(isPublic)
      .filter((address) => isThere(address, makeState === fullState));
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of addresses)
      for (const round of ["first", "again"]) {
        const answer = await request.get(address);
        expect(answer.status(), `${address} ${round}`).toBe(200);
        expect(frameworkIn(await answer.text()), `${address} ${round}`).toEqual([]);
      }
  });
}

test("what is not there is a document", async ({ page, request }) => {
  const edition = await findExampleEdition(page);
  for (const path of [
    "/it/schools/no-such-school",
    `/it${edition}/sessions/999999`,
    `/it${edition}/agenda/2001-01-01`,
    "/it/no/such/address",
  ])
    for (const round of ["first", "again"]) {
      const answer = await request.get(path);
      expect(answer.status(), `${path} ${round}`).toBe(404);
      expect(frameworkIn(await answer.text()), `${path} ${round}`).toEqual([]);
    }
});

test("the router of private pages gets no part of a document, known or not, and loads it whole", async ({
  page,
  request,
}) => {
  const edition = await findExampleEdition(page);
  for (const path of [`/en${edition}`, `/es${edition}/speakers`, "/de/practices"]) {
    const answer = await request.get(`${path}?_rsc=abc`, { headers: { rsc: "1" } });
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["cache-control"], path).toBe("no-store");
  }
  const whole = await request.get(`/en${edition}`);
  expect(whole.headers().vary).toBe("Accept-Encoding");
});

test("no page that was kept until now was kept with the framework", async () => {
  const log = process.env.TEST_SITE_LOG;
  if (!log) throw new Error("scripts/browser.mjs names the site's log in TEST_SITE_LOG");
  expect(readFileSync(log, "utf8").match(/.*A kept page is not a document.*/g)).toBeNull();
});
