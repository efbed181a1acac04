import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { SITE } from "../authorization/send";
import { makeWorld } from "../authorization/world";
import { expect, test } from "../fixtures";
import { askRaw } from "../security/raw";

const NOTHING = "This link doesn’t work";

test("a speaker's link opens their page alone; old, cut, made up, ended or of another kind it opens nothing, all alike", async () => {
  const world = await makeWorld();
  const [mine, theirs] = [await makeAskedSpeaker(world.edition), await makeAskedSpeaker(world.edition)];
  const registration = await makeRegistration(world.edition, world.category, { state: "confirmed" });
  const privateLink = linkToken("private-link", registration.id, registration.linkVersion);
  const ask = (place: string, token: string) => askRaw(SITE, `/en/${place}/${token}`);

  const page = await ask("speak", mine.token);
  expect([page.status, page.headers["cache-control"], page.headers["referrer-policy"]]).toEqual([
    200,
    "private, no-store",
    "strict-origin",
  ]);
  expect(page.body).toContain(mine.speaker.fullName);
  expect(page.body).not.toContain(theirs.speaker.email);
  // What search engines, previews of messages and caches between may keep: nothing.
  expect(page.body).toMatch(/<meta name="robots" content="[^"]*noindex/);

  const opened = await ask("r", privateLink);
  expect(opened.status).toBe(200);
  const ended = theirs.token;
  await db().speaker.updateMany({ where: { id: theirs.speaker.id }, data: { linkVersion: 2 } });
  const dead = {
    ended,
    cut: mine.token.slice(0, -1),
    longer: `${mine.token}A`,
    "made up": "A".repeat(49),
    "with another's seal": mine.token.slice(0, 22) + theirs.token.slice(22),
    "of a registration": privateLink,
    "not a token": "..%2F..%2Fme",
  };
  const answers: string[] = [];
  for (const [kind, token] of Object.entries(dead)) {
    const { status, headers, body } = await ask("speak", token);
    expect([status, headers["cache-control"]], kind).toEqual([404, expect.stringContaining("no-store")]);
    expect(body, kind).not.toContain(mine.speaker.fullName);
    if (body.includes(NOTHING)) answers.push(kind);
  }
  expect(answers).toEqual(Object.keys(dead));
  // And the other way round.
  for (const place of ["r", "r/messages", "r/corrected"])
    expect((await ask(place, mine.token)).status, place).toBe(404);
});

test("the log knows no speaker's link", async () => {
  const log = process.env.TEST_SITE_LOG;
  if (!log) throw new Error("scripts/browser.mjs names the site's log in TEST_SITE_LOG");
  const world = await makeWorld();
  const { token } = await makeAskedSpeaker(world.edition);
  for (const path of [
    `/en/speak/${token}`,
    `/en/speak/${token}?saved=%00`,
    `/en/speak/${token}/more`,
    `/xx/speak/${token}`,
  ])
    await askRaw(SITE, path);
  await askRaw(SITE, `/en/speak/${token}`, {}, "POST");
  expect(readFileSync(log, "utf8")).not.toContain(token);
});

test("the weight of a speaker's page keeps the budget of private links", async ({ browser }) => {
  const world = await makeWorld();
  const { token } = await makeAskedSpeaker(world.edition);
  const page = await browser.newPage();
  let scripts = 0;
  let styles = 0;
  const bodies: Array<Promise<void>> = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    if (kind !== "script" && kind !== "stylesheet") return;
    bodies.push(
      response.body().then((body) => {
        if (kind === "script") scripts += gzipSync(body).length;
        else styles += gzipSync(body).length;
      }),
    );
  });
  const answer = await page.goto(`/en/speak/${token}`, { waitUntil: "networkidle" });
  await Promise.all(bodies);
  expect(gzipSync((await answer?.body()) ?? "").length).toBeLessThanOrEqual(30_000);
  expect(scripts).toBeGreaterThan(0);
  expect(scripts).toBeLessThanOrEqual(165_000);
  expect(styles).toBeLessThanOrEqual(18_000);
  await page.close();
});
