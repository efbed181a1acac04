import { randomInt } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { db } from "@/lib/platform/db/client";
import { dataFolder, mailFolder } from "@/lib/platform/paths";
import { linkToken, secretHash } from "@/lib/platform/secrets";
import { ON_ITS_WAY } from "@/prisma/enums/states";
import { makeLogin } from "@/prisma/factories/people";
import { makeRegistration } from "@/prisma/factories/registration";
import { crowding } from "@/prisma/testing/cost";
import { makePeople } from "../authorization/people";
import { bodyOf, type Form, pageOf, SITE, sendAction } from "../authorization/send";
import { cookieOf, makeWorld, type World } from "../authorization/world";
import { expect, test } from "../fixtures";
import { PUBLIC_FORMS } from "../security/forms";
import { makeForm, makeParticipant } from "../security/participant";
import { askRaw } from "../security/raw";

const baseURL = SITE;

const unique = () => crypto.randomUUID().slice(0, 8);
/** Four hex digits of an IPv6 address as they are kept: without zeros in front. */
const group = () => randomInt(0x1000, 0x10000).toString(16);

/** What an answer says, without what is drawn by chance. */
const plain = (text: string) =>
  text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|nonce="[^"]*"|"nonce":"[^"]*"/g, "…");

const median = (times: number[]) =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

test("asking for a sign-in or a lost link tells nobody who is known: same words, same cookies, same time", async () => {
  const world = await makeWorld();
  const ask = async (name: string, email: string) => {
    const form: Form =
      name === "sendLinksAction" ? { locale: "en", email } : { language: "en", to: "", email };
    const began = performance.now();
    const answer = await sendAction(name, bodyOf(form), { baseURL, page: pageOf(name, world) });
    const cookies = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.replace(/^([^=]*)=[^;]*|Expires=[^;]*; /g, "$1"));
    // The parts of an answer come in any order, so what it says is compared by how much it is.
    const said = plain(answer.text).replaceAll(email, "").length;
    const { outcome, status } = answer;
    return { said, answer: { outcome, status, cookies }, took: performance.now() - began };
  };
  for (const name of ["requestSignInAction", "sendLinksAction"]) {
    const before = crowding();
    const took = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 5; round += 1) {
      const known = `known-${unique()}@example.org`;
      await makeLogin({ email: known });
      for (let count = 0; count < 5; count += 1)
        await makeRegistration(world.edition, world.category, { email: known });
      const [one, other] = [await ask(name, known), await ask(name, `never-${unique()}@example.org`)];
      expect(one.answer).toEqual(other.answer);
      expect(Math.abs(one.said - other.said)).toBeLessThan(100);
      took.known.push(one.took);
      took.unknown.push(other.took);
    }
    const apart = Math.abs(median(took.known) - median(took.unknown));
    // On a machine of its own.
    expect(apart / Math.max(before, crowding()), name).toBeLessThan(150);
  }
});

test("a network that asks too often for an address locks out itself only: five sign-ins, ten codes, five lost links", async () => {
  const world = await makeWorld();
  const unlike = group();
  const send = async (name: string, form: Form, network = "1") =>
    (
      await sendAction(name, bodyOf(form), {
        baseURL,
        page: pageOf(name, world),
        headers: { "x-forwarded-for": `2001:db8:${unlike}:${network}::1` },
      })
    ).outcome;
  const email = `limit-${unique()}@example.org`;
  const asked = [];
  for (let count = 0; count < 6; count += 1)
    asked.push(
      await send("requestSignInAction", {
        language: "en",
        to: "",
        email: count % 2 ? email : email.toUpperCase(),
      }),
    );
  expect(asked).toEqual([...Array(5).fill("done"), "rejected: too-fast"]);
  const guessed = [];
  for (let count = 0; count < 11; count += 1)
    guessed.push(
      await send("enterCodeAction", { language: "en", to: "", email, code: String(100_000 + count) }),
    );
  expect(guessed).toEqual([...Array(10).fill("refused: wrong-code"), "rejected: too-fast"]);
  const lost = [];
  for (let count = 0; count < 6; count += 1)
    lost.push(await send("sendLinksAction", { locale: "en", email }));
  expect(lost).toEqual([...Array(5).fill("done"), "rejected: too-fast"]);
  expect(await send("requestSignInAction", { language: "en", to: "", email }, "2")).toBe("done");
  expect(await send("enterCodeAction", { language: "en", to: "", email, code: "123456" }, "2")).toBe(
    "refused: wrong-code",
  );
  expect(await send("sendLinksAction", { locale: "en", email }, "2")).toBe("done");
  // All that asking made one mail.
  expect(await db().outboxMessage.count({ where: { recipientKey: email } })).toBe(1);
  const counters = await db().$queryRaw<Array<{ key: string }>>`SELECT key FROM rate_limit`;
  expect(counters.map((counter) => counter.key).join()).not.toMatch(/@|\b10\.\d+\.\d+\.\d+/);
  expect(counters.map((counter) => counter.key)).toContain(
    `sign-in-email:${secretHash(`${email} 2001:db8:${unlike}:1::/64`)}`,
  );
});

test("one network asks for 300 mails an hour and no more, and an IPv6 /64 is one network", async () => {
  const world = await makeWorld();
  const block = group();
  const ask = async (host: number, email = `nobody-${host}@${block}.example`) =>
    (
      await sendAction("sendLinksAction", bodyOf({ locale: "en", email }), {
        baseURL,
        page: pageOf("sendLinksAction", world),
        headers: { "x-forwarded-for": `2001:db8:${block}:7::${(host + 1).toString(16)}` },
      })
    ).outcome;
  // What can't be read takes nothing away.
  expect(await ask(0, "no address")).toBe("invalid");
  expect([await ask(0), await ask(1)]).toEqual(["done", "done"]);
  const where = { key: `lost-link-network:${secretHash(`2001:db8:${block}:7::/64`)}` };
  expect((await db().rateLimit.findUniqueOrThrow({ where })).points).toBe(2);
  // As if 297 had been asked for; that each of many at once is counted shows lib/platform/limits.db.test.ts.
  await db().rateLimit.update({ where, data: { points: 297 } });
  const outcomes: string[] = [];
  for (let host = 297; host < 302; host += 1) outcomes.push(await ask(host));
  expect(outcomes).toEqual([...Array(3).fill("done"), ...Array(2).fill("rejected: too-fast")]);
});

async function post(baseURL: string, world: World, body: object) {
  const address = `${baseURL}/api/v1/schools/${world.school.slug}/${world.edition.slug}/registrations`;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": "10.77.1.1" },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

test("whoever registers under a victim's address sees and changes nothing of what the victim has", async () => {
  const world = await makeWorld();
  const email = `victim-${unique()}@example.org`;
  const victim = await makeRegistration(world.edition, world.category, {
    fullName: "Victoria Unverwechselbar",
    email,
    affiliation: "Secret Cooperative",
  });
  const token = linkToken("private-link", victim.id, victim.linkVersion);
  const body = {
    fullName: "Mallory Example",
    email: email.toUpperCase(),
    language: "en",
    country: "IT",
    category: world.category.slug,
    consents: ["terms"],
  };
  const other = await post(baseURL, world, body);
  expect(other.status).toBe(201);
  const link = JSON.parse(other.text).privateLink as string;
  for (const page of ["", "/data", "/change", "/download"]) {
    const seen = (await askRaw(baseURL, `${new URL(link).pathname}${page}`)).body;
    expect(seen).not.toMatch(/Unverwechselbar|Secret Cooperative/);
    expect(seen).not.toContain(token);
    expect(seen).not.toContain(victim.reference ?? "no reference");
  }
  // The one thing the API tells: this very name is registered under this very address. The link goes to the address.
  const same = await post(baseURL, world, { ...body, fullName: victim.fullName });
  expect(same.status).toBe(409);
  expect(same.text).not.toContain(token);
  expect(same.text).not.toMatch(/privateLink|reference/);
  // Taking over her name and address by a correction is refused.
  const mine = new URL(link).pathname.split("/").at(-1) ?? "";
  const change = {
    ...PUBLIC_FORMS.changeRegistrationAction?.({ ...(await participantOf(world)), token: mine }, world),
    fullName: victim.fullName,
    version: "1",
  };
  const taken = await sendAction("changeRegistrationAction", bodyOf(withoutAnswers(change)), {
    baseURL,
    page: pageOf("changeRegistrationAction", world, { token: mine }),
  });
  expect(taken.outcome).toBe("refused: already-registered");
  expect(await db().registration.findFirst({ where: { id: victim.id } })).toMatchObject({
    fullName: victim.fullName,
    email,
    linkVersion: victim.linkVersion,
    version: victim.version,
  });
});

async function participantOf(world: World) {
  await makeForm(world);
  return makeParticipant(world);
}

function withoutAnswers(form: Form): Form {
  return Object.fromEntries(Object.entries(form).filter(([key]) => !/^(answers|agreed)\./.test(key)));
}

test("a draft, an unpublished edition and an invitation look to strangers as if they were not there", async () => {
  const [world, hidden] = [await makeWorld(), await makeWorld()];
  await db().edition.update({
    where: { organisationId_id: { organisationId: hidden.organisation.id, id: hidden.edition.id } },
    data: { publishedAt: null },
  });
  const cookie = await cookieOf(await makeLogin());
  const paths = (edition: string) => [
    `/en/schools/${hidden.school.slug}/${edition}`,
    `/en/schools/${hidden.school.slug}/${edition}/agenda`,
    `/en/schools/${hidden.school.slug}/${edition}/register`,
    `/en/organise/${hidden.school.slug}/${edition}/overview`,
    `/api/v1/schools/${hidden.school.slug}/${edition}`,
    `/schools/${hidden.school.slug}/${edition}/agenda.ics`,
  ];
  const bare = (body: string, edition: string) => plain(body).replaceAll(edition, "EDITION").length;
  for (const [index, path] of paths(hidden.edition.slug).entries()) {
    const there = await askRaw(baseURL, path, { cookie });
    const nowhere = await askRaw(baseURL, paths("no-such-edition")[index] ?? "", { cookie });
    expect([there.status, nowhere.status], path).toEqual([404, 404]);
    expect(
      Math.abs(bare(there.body, hidden.edition.slug) - bare(nowhere.body, "no-such-edition")),
    ).toBeLessThan(60);
  }
  // An invitation is taken by proving the address, by nothing else: being signed in as somebody else opens nothing.
  const { owner } = await makePeople(world, hidden);
  const invited = `invited-${unique()}@example.org`;
  const form = {
    organisation: world.organisation.id,
    email: invited,
    role: "editor",
    edition: "",
    language: "en",
  };
  const sending = { baseURL, cookie: owner, page: pageOf("inviteAction", world) };
  expect((await sendAction("inviteAction", bodyOf(form), sending)).outcome).toBe("done");
  const desk = `/en/organise/${world.school.slug}/${world.edition.slug}/overview`;
  expect((await askRaw(baseURL, desk, { cookie })).status).toBe(404);
});

test("the log of a whole journey holds no name, address, network, link or ticket of anybody", async ({
  page,
}) => {
  const log = process.env.TEST_SITE_LOG;
  if (!log) throw new Error("scripts/browser.mjs names the site's log in TEST_SITE_LOG");
  const world = await makeWorld();
  const name = `Zyxwvuta ${unique()}`;
  const email = `zyxwvuta-${unique()}@example.org`;
  const { text } = await post(baseURL, world, {
    fullName: name,
    email,
    language: "en",
    country: "IT",
    affiliation: "Zyxwvuta Coop",
    category: world.category.slug,
    consents: ["terms"],
  });
  const { privateLink, reference } = JSON.parse(text);
  const token = new URL(privateLink).pathname.split("/").at(-1) ?? "";
  expect((await page.goto(privateLink))?.status()).toBe(200);
  const row = await db().registration.findFirstOrThrow({ where: { editionId: world.edition.id, reference } });
  const ticket = linkToken("ticket", row.id, row.ticketVersion);
  for (const path of ["/data", "/download", "/change?x=%00", "/nothing"])
    await askRaw(baseURL, `/en/r/${token}${path}`, { "x-forwarded-for": "203.0.113.77" });
  const send = (action: string, form: Form | string) =>
    sendAction(action, typeof form === "string" ? form : bodyOf(form), {
      baseURL,
      page: pageOf(action, world, { token }),
    });
  await send("sendLinksAction", { locale: "en", email });
  await send("requestSignInAction", { language: "en", to: "", email });
  await send("requestSignInAction", `["${email}`);
  await send("enterCodeAction", { language: "en", to: "", email, code: "123456" });
  await send("correctEmailAction", { locale: "en", token, email: `new-${email}` });
  const where = {
    OR: [{ recipientKey: { contains: email } }, { registration: { emailKey: { contains: email } } }],
    state: { in: [...ON_ITS_WAY] },
  };
  await expect.poll(() => db().outboxMessage.count({ where }), { timeout: 30_000 }).toBe(0);
  const written = await readFile(log, "utf8");
  expect(written).toContain("could not be read");
  for (const secret of [name, email, token, ticket, "Zyxwvuta Coop", "zyxwvuta", "203.0.113.77"])
    expect(written.toLowerCase().includes(secret.toLowerCase()), secret).toBe(false);
});

test("what the installation keeps is readable by its own account only", async () => {
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
  expect(await modeOf(dataFolder())).toBe("700");
  expect(await modeOf(mailFolder())).toBe("700");
  await expect
    .poll(async () => (await readdir(mailFolder())).some((name) => name.endsWith(".eml")))
    .toBe(true);
  const mails = (await readdir(mailFolder())).filter((name) => name.endsWith(".eml"));
  for (const name of mails.slice(0, 20)) expect(await modeOf(join(mailFolder(), name)), name).toBe("600");
});
