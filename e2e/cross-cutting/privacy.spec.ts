import { readFileSync } from "node:fs";
import { ANSWER_DAYS } from "@/lib/forms/rules/retention";
import { db } from "@/lib/platform/db/client";
import { linkTokenId } from "@/lib/platform/secrets";
import { makeLogin } from "@/prisma/factories/people";
import { makePeople } from "../authorization/people";
import { ROUTES } from "../authorization/routes";
import { bodyOf, SITE, sendAction } from "../authorization/send";
import { cookieOf, makeWorld } from "../authorization/world";
import { expect, test } from "../fixtures";
import { makeForm, makeParticipant, realAddress } from "../security/participant";
import { askRaw } from "../security/raw";

/** Sentences of docs/privacy.md that only a whole site can show. */

test("no page sets a cookie, a registration and a private link neither", async () => {
  const world = await makeWorld();
  await makeForm(world);
  const participant = await makeParticipant(world);
  const wrong: string[] = [];
  for (const route of Object.keys(ROUTES)) {
    if (route.startsWith("/_")) continue;
    const { headers } = await askRaw(SITE, realAddress(route, world, participant));
    if (headers["set-cookie"]) wrong.push(`${route}: ${headers["set-cookie"]}`);
  }
  expect(wrong).toEqual([]);
  const begun = await sendAction(
    "beginDraftAction",
    bodyOf({
      school: world.school.slug,
      edition: world.edition.slug,
      locale: "en",
      fullName: "Ada Esempio",
      email: `ada-${crypto.randomUUID()}@example.org`,
      language: "en",
      country: "IT",
    }),
    { baseURL: SITE, page: `/en/schools/${world.school.slug}/${world.edition.slug}/register` },
  );
  expect(begun.headers.getSetCookie()).toEqual([]);
});

test("a sign-in sets the cookies that are stated, unreadable for scripts and sent to this site alone", async () => {
  const { email } = await makeLogin();
  const sent = await sendAction("requestSignInAction", bodyOf({ email, language: "en", to: "" }), {
    baseURL: SITE,
    page: "/en/sign-in",
  });
  const cookies = sent.headers.getSetCookie();
  const set = new Set(cookies.map((cookie) => cookie.split("=", 1)[0]));
  expect(set).toEqual(new Set(["convivio.asked", "convivio.browser"]));
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; ?HttpOnly/i);
    expect(cookie).toMatch(/; ?SameSite=Lax/i);
    expect(cookie).toMatch(/; ?Path=\/(;|$)/i);
  }
});

test("a private link shows what is held and until when, and its file holds all of it", async () => {
  const world = await makeWorld();
  await makeForm(world);
  const { token } = await makeParticipant(world);
  const { id: editionId, organisationId } = world.edition;
  const id = linkTokenId(token) ?? "";
  const row = await db().registration.findFirstOrThrow({ where: { id } });
  const before = `Before ${crypto.randomUUID()}`;
  await db().auditEntry.create({
    data: {
      ...{ organisationId, editionId, actorKind: "visitor", act: "change-registration" },
      ...{ objectKind: "registration", objectId: id },
      values: { create: { field: "fullName", before, after: row.fullName, registrationId: id } },
    },
  });
  const page = (await askRaw(SITE, `/en/r/${token}/data`)).body;
  const { registration } = JSON.parse((await askRaw(SITE, `/en/r/${token}/download`)).body);
  const last = await db().editionDay.findFirstOrThrow({ where: { editionId }, orderBy: { date: "desc" } });
  const said = /We erase your answers on ([^.<]+)\./.exec(page)?.[1] ?? "nothing";
  expect((Date.parse(`${said} UTC`) - last.date.getTime()) / 86_400_000).toBe(ANSWER_DAYS);
  for (const word of [row.fullName, row.email, row.reference ?? "no reference"]) expect(page).toContain(word);
  expect(registration).toMatchObject({
    ...{ fullName: row.fullName, email: row.email, reference: row.reference },
    // One of them; the world's participant was corrected, too.
    changes: expect.arrayContaining([
      expect.objectContaining({ field: "fullName", before, after: row.fullName }),
    ]),
  });
});

test("who is responsible and whom to ask stands before the first question of a registration", async () => {
  const world = await makeWorld();
  await makeForm(world);
  const words = {
    controllerName: "Cooperative in charge",
    controllerAddress: "1 Main Street",
    privacyContact: "ask@example.org",
  };
  await db().organisation.update({ where: { id: world.organisation.id }, data: words });
  await expect
    .poll(async () => {
      const page = `/en/schools/${world.school.slug}/${world.edition.slug}/register`;
      const { body } = await askRaw(SITE, page);
      const before = body.slice(0, body.search(/<input[^>]* name="fullName"/));
      return Object.values(words).filter((word) => !before.includes(word));
    })
    .toEqual([]);
});

test("an export is a line of the log: which sign-in, how many rows, and nobody's name", async () => {
  const log = process.env.TEST_SITE_LOG;
  if (!log) throw new Error("scripts/browser.mjs names the site's log in TEST_SITE_LOG");
  const world = await makeWorld();
  const { owner } = await makePeople(world, world);
  const path = `/en/organise/${world.school.slug}/${world.edition.slug}/registrations/export`;
  const answer = await askRaw(SITE, path, { cookie: owner });
  expect([answer.status, answer.body.includes(world.registration.fullName)]).toEqual([200, true]);
  const lines = () => readFileSync(log, "utf8").split("\n");
  await expect.poll(() => lines().filter((line) => line.includes(world.edition.id)).length).toBe(1);
  const line = JSON.parse(lines().find((one) => one.includes(world.edition.id)) ?? "{}");
  expect(line).toMatchObject({ rows: 1, msg: "registrations exported" });
  expect(line.login).toMatch(/^[0-9a-f-]{36}$/);
  const said = JSON.stringify(line);
  for (const word of [world.registration.fullName, world.registration.email])
    expect(said).not.toContain(word);
  const stranger = await makeLogin();
  expect((await askRaw(SITE, path, { cookie: await cookieOf(stranger) })).status).toBe(404);
  expect(lines().filter((one) => one.includes(world.edition.id)).length).toBe(1);
});
