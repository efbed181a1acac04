import { db } from "@/lib/platform/db/client";
import { SITE, someNetwork } from "../authorization/send";
import { makeWorld, type World } from "../authorization/world";
import { expect, test } from "../fixtures";
import { PARTS, REFUSED_TEXTS, WRONG_KINDS } from "../security/corpus";
import { askRaw } from "../security/raw";
import { STORED } from "../security/shown";

const baseURL = SITE;

const plain = (world: World) => ({
  fullName: "Ada Esempio",
  email: `ada-${crypto.randomUUID()}@example.org`,
  language: "en",
  country: "IT",
  affiliation: "Coop",
  category: world.category.slug,
  mode: "on_site",
  consents: ["terms"],
  answers: {},
});

const addressOf = (world: World) =>
  `/api/v1/schools/${world.school.slug}/${world.edition.slug}/registrations`;

async function post(baseURL: string, world: World, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${baseURL}${addressOf(world)}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": someNetwork(), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
}

test("every field of a registration by the API refuses every wrong kind and every broken text, by name", async () => {
  const world = await makeWorld();
  const before = await db().registration.count({ where: { editionId: world.edition.id } });
  const wrong: string[] = [];
  const good = plain(world);
  for (const field of Object.keys(good)) {
    // Empty lists and records are what these fields hold, and leaving them out is allowed.
    const fitting = (value: unknown) =>
      (field === "consents" && Array.isArray(value) && value.length === 0) ||
      (field === "answers" &&
        typeof value === "object" &&
        !Array.isArray(value) &&
        Object.keys(value ?? {}).every((key) => key === "__proto__"));
    const values = [...WRONG_KINDS.filter((value) => !fitting(value)), ...Object.values(REFUSED_TEXTS)];
    for (const value of values) {
      const { status, text, type } = await post(baseURL, world, { ...good, [field]: value });
      const named =
        status === 422 &&
        JSON.parse(text).errors.some((fault: { field: string }) => fault.field.startsWith(field));
      if (!named || type !== "application/problem+json")
        wrong.push(`${field} ${JSON.stringify(value)}: ${status} ${text.slice(0, 120)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await db().registration.count({ where: { editionId: world.edition.id } })).toBe(before);
});

test("bodies and keys that are tricks are refused, and nothing of a fault is told", async () => {
  const world = await makeWorld();
  const good = JSON.stringify(plain(world)).slice(0, -1);
  const many = Array.from({ length: 10_000 }, (_, index) => `"k${index}":1`).join();
  const BODIES: Array<[number, string]> = [
    [422, `${good},"__proto__":{"state":"confirmed"}}`],
    [422, `${good},"constructor":{"prototype":{"x":1}}}`],
    [422, `${good},"state":"confirmed","organisationId":"x"}`],
    [422, `${good},${many}}`],
    // No key of the prototype is a key of answers; what would be left out without a word is told.
    [422, `${good},"answers":{"__proto__":"x"}}`],
    [422, "[]"],
    [422, "null"],
    [400, ""],
    [400, "{"],
    [400, `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`],
    [413, `${good},"affiliation":"${"a".repeat(1_000_000)}"}`],
  ];
  for (const [status, body] of BODIES) {
    const answer = await post(baseURL, world, body);
    expect(answer.status, body.slice(-60)).toBe(status);
    expect(answer.text).not.toMatch(/prisma|at \/|node_modules|zod/i);
  }
  for (const key of ["short", "a".repeat(201), "with space in it", "é".repeat(10)]) {
    const { status } = await post(baseURL, world, plain(world), {
      "idempotency-key": encodeURI(key) === key ? key : encodeURI(key).slice(0, 7),
    });
    expect(status, key).toBe(400);
  }
  for (const headers of [
    { "content-type": "text/plain" },
    { "content-type": "application/x-www-form-urlencoded" },
  ])
    expect((await post(baseURL, world, plain(world), headers)).status).toBe(415);
  for (const site of ["cross-site", "same-site"])
    expect((await post(baseURL, world, plain(world), { "sec-fetch-site": site })).status).toBe(403);
});

test("closed, draft, past and deleted editions take nobody by direct call", async () => {
  const DAY_MS = 86_400_000;
  const yesterday = new Date(Date.now() - DAY_MS);
  const STATES: Array<[number, object]> = [
    [409, { registrationClosesAt: yesterday }],
    [409, { registrationOpensAt: new Date(Date.now() + DAY_MS) }],
    [409, { cancelledAt: yesterday }],
    [409, { archivedAt: yesterday }],
    [404, { publishedAt: null }],
    [404, { deletedAt: yesterday }],
  ];
  for (const [status, data] of STATES) {
    const world = await makeWorld();
    const where = { organisationId_id: { organisationId: world.organisation.id, id: world.edition.id } };
    await db().edition.update({ where, data });
    expect((await post(baseURL, world, plain(world))).status, JSON.stringify(data)).toBe(status);
  }
});

test("a hostile name is registered as it is and shown as words; an address of nothing is not there", async ({
  page,
}) => {
  const world = await makeWorld();
  const { status, text } = await post(baseURL, world, {
    ...plain(world),
    fullName: STORED,
    affiliation: STORED,
  });
  expect(status).toBe(201);
  const { privateLink, reference } = JSON.parse(text);
  const kept = await db().registration.findFirstOrThrow({
    where: { editionId: world.edition.id, reference },
  });
  expect([kept.fullName, kept.affiliation]).toEqual([STORED, STORED]);
  expect((await page.goto(privateLink))?.status()).toBe(200);
  await expect(page.getByText(STORED).first()).toBeVisible();
  const file = await (await fetch(`${privateLink}/download`)).json();
  expect(file.registration.fullName).toBe(STORED);
  for (const part of PARTS) {
    const answer = await askRaw(
      baseURL,
      `/api/v1/schools/${part}/${part}/registrations`,
      { "content-type": "application/json" },
      "POST",
    );
    expect([400, 404, 405], `${part.slice(0, 40)}: ${answer.status}`).toContain(answer.status);
  }
});
