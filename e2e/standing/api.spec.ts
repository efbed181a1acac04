import { readFileSync } from "node:fs";
import { db } from "@/lib/platform/db/client";
import { makeCategory } from "@/prisma/factories/registration";
import { type EditionChoice, makeOpenEdition } from "@/prisma/factories/schools";
import { expect, test } from "../fixtures";

async function makeOpen(choice: EditionChoice = {}) {
  const { school, edition } = await makeOpenEdition(choice);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const address = `/api/v1/schools/${school.slug}/${edition.slug}`;
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const body = (number: number, more: object = {}) => ({
    fullName: `Ada Esempio ${number}`,
    email: `ada-${number}-${edition.slug}@example.org`,
    language: "it",
    country: "IT",
    affiliation: "Cooperativa Esempio",
    category: category.slug,
    consents: ["terms"],
    ...more,
  });
  return { address, ids, body };
}

test("the API tells schools, editions and sessions, and describes itself", async ({ request }) => {
  const schools = await (await request.get("/api/v1/schools")).json();
  expect(schools).toMatchObject({ nextCursor: null });
  const example = schools.items.find((school: { slug: string }) => school.slug === "common-table-school");
  const slug = example.editions.find((edition: { phase: string }) => edition.phase === "open").slug;
  const edition = await (await request.get(`/api/v1/schools/common-table-school/${slug}`)).json();
  expect(edition).toMatchObject({ phase: "open", timeZone: "Europe/Rome" });
  expect(edition.placesLeft).toBeLessThanOrEqual(edition.capacity);
  expect(edition.categories[0]).toMatchObject({ slug: expect.any(String), full: expect.any(Boolean) });
  const sessions = await (await request.get(`/api/v1/schools/common-table-school/${slug}/sessions`)).json();
  expect(sessions.items.length).toBeGreaterThan(15);
  const described = await (await request.get("/api/v1/openapi.json")).json();
  const routes: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const built = Object.values(routes)
    .filter((route) => route.startsWith("/api/v1/") && !route.endsWith("openapi.json"))
    .map((route) => route.replace(/\[(\w+)\]/g, "{$1}"));
  expect(Object.keys(described.paths).sort()).toEqual(built.sort());
});

test("a registration by the API: once for one key, faults by field, no way around the rules", async ({
  request,
}) => {
  const { address, ids, body } = await makeOpen({ capacity: 1 });
  const post = (data: unknown, headers: Record<string, string> = {}) =>
    request.post(`${address}/registrations`, {
      data: Buffer.from(typeof data === "string" ? data : JSON.stringify(data)),
      headers: { "content-type": "application/json", ...headers },
    });
  const key = { "idempotency-key": crypto.randomUUID() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(body(1), key)));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map((answer) => answer.status())).toEqual(Array(10).fill(201));
  expect(new Set(texts).size).toBe(1);
  expect(JSON.parse(texts[0] ?? "")).toMatchObject({ state: "confirmed", reference: expect.any(String) });
  expect(await db().registration.count({ where: ids })).toBe(1);
  expect((await post(body(2), key)).status()).toBe(422);
  expect((await post(body(1))).status()).toBe(409);
  const second = await post(body(2));
  expect(await second.json()).toMatchObject({ state: "waitlisted" });
  const faulty = await post(body(3, { email: "nobody", country: "Italy", extra: 1 }));
  expect(faulty.status()).toBe(422);
  expect(faulty.headers()["content-type"]).toBe("application/problem+json");
  const fields = (await faulty.json()).errors.map((fault: { field: string }) => fault.field);
  expect(fields).toEqual(expect.arrayContaining(["email", "country"]));
  for (const value of [null, [], {}, { contains: "" }, 1, true])
    expect((await post(body(4, { fullName: value }))).status()).toBe(422);
  expect((await post("{")).status()).toBe(400);
  expect((await post(body(5), { "content-type": "text/plain" })).status()).toBe(415);
  expect((await post(body(5), { "sec-fetch-site": "cross-site" })).status()).toBe(403);
  expect((await post(body(5, { fullName: "a".repeat(1_100_000) }))).status()).toBe(413);
  expect((await post(`${"[".repeat(50)}${"]".repeat(50)}`)).status()).toBe(400);
  expect(await db().registration.count({ where: ids })).toBe(2);
  const unpublished = await makeOpen({ publishedAt: null });
  const hidden = await request.post(`${unpublished.address}/registrations`, {
    data: unpublished.body(1),
  });
  expect(hidden.status()).toBe(404);
});
