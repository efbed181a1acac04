import { readFileSync } from "node:fs";
import { db } from "@/lib/platform/db/client";
import { makeCategory } from "@/prisma/factories/registration";
import { type EditionChoice, makeOpenEdition } from "@/prisma/factories/schools";
import { SITE } from "../authorization/send";
import { expect, test } from "../fixtures";
import { askRaw } from "../security/raw";

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

test("each address of the API answers what its description lists, all of it, and nothing else", async ({
  request,
}) => {
  const { address, ids, body } = await makeOpen();
  const seen = new Map<string, Set<number>>();
  const ask = async (path: string, of: string, options: object = {}, times = 1) => {
    const calls = Array.from({ length: times }, () => request.fetch(path, { maxRedirects: 0, ...options }));
    for (const answer of await Promise.all(calls)) {
      const kept = seen.get(of) ?? new Set();
      seen.set(of, kept.add(answer.status()));
      if (answer.status() < 400) continue;
      expect(answer.headers()["content-type"], `${of} ${answer.status()}`).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ type: "about:blank", status: answer.status() });
    }
  };
  const [school = "", edition = ""] = address.split("/").slice(-2);
  const reads = {
    "/api/v1/schools": "/api/v1/schools",
    "/api/v1/schools/{school}": `/api/v1/schools/${school}`,
    "/api/v1/schools/{school}/{edition}": address,
    "/api/v1/schools/{school}/{edition}/sessions": `${address}/sessions`,
  };
  for (const [template, path] of Object.entries(reads)) {
    await ask(path, `get ${template}`);
    for (const query of ["?lang=xx", "?lang=en&lang=it", "?lang="])
      await ask(path + query, `get ${template}`);
    const nothing = template.replace("{school}", "no-such-school").replace("{edition}", "no-such-edition");
    if (nothing !== template) await ask(nothing, `get ${template}`);
    await ask(path.replace(edition, "%ff"), `get ${template}`);
  }
  const to = `${address}/registrations`;
  const of = "post /api/v1/schools/{school}/{edition}/registrations";
  const post = (data: unknown, headers: object = {}, path = to, times = 1) =>
    ask(
      path,
      of,
      {
        method: "POST",
        data: Buffer.isBuffer(data) ? data : Buffer.from(JSON.stringify(data)),
        headers: { "content-type": "application/json", ...headers },
      },
      times,
    );
  await post(body(1));
  await post(body(1));
  await post(Buffer.from("{"));
  await post(Buffer.concat([Buffer.from('{"fullName":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]));
  await post(body(2), { "idempotency-key": "short" });
  await post(body(2), { "sec-fetch-site": "cross-site" });
  await post(body(2), {}, `/api/v1/schools/${school}/no-such-edition/registrations`);
  await post(body(2, { fullName: "a".repeat(1_100_000) }));
  await post(body(2), { "content-type": "text/plain" });
  await post(body(2, { category: "no-such-category" }));
  // One address is written to 20 times an hour at most.
  const many = body(3, { email: body(3).email });
  for (let name = 0; name < 21; name += 1) await post({ ...many, fullName: `Ada Esempio the ${name}th` });
  expect(await db().registration.count({ where: ids })).toBe(21);
  const { paths } = await (await request.get("/api/v1/openapi.json")).json();
  for (const [template, operations] of Object.entries(paths as Record<string, Record<string, object>>))
    for (const [method, operation] of Object.entries(operations)) {
      const listed = Object.keys((operation as { responses: object }).responses).map(Number);
      // Outages and faults are made in e2e/resilience/outage.test.ts.
      const told = listed.filter((status) => status < 500);
      expect([...(seen.get(`${method} ${template}`) ?? [])].sort(), `${method} ${template}`).toEqual(told);
    }
});

test("a method that an address does not take is 405 with what it takes, as a problem, at every handler", async () => {
  const { address } = await makeOpen();
  const [school = "", edition = ""] = address.split("/").slice(-2);
  const routes: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const handlers = Object.entries(routes).filter(
    ([file, route]) => file.endsWith("/route") && !/\.(png|svg|ico)$/.test(route),
  );
  expect(handlers.length).toBeGreaterThan(20);
  const wrong: string[] = [];
  for (const [, route] of handlers) {
    const path = route
      .replace("[locale]", "en")
      .replace("[school]", school)
      .replace("[edition]", edition)
      .replace("[file]", "1.ics")
      .replace(/\[\w+\]/g, "none");
    const takes = /[}\]]\/registrations$|^\/files$/.test(route)
      ? ["POST"]
      : ["GET", "HEAD", ...(route.startsWith("/unsubscribe/") ? ["POST"] : [])];
    const allow = [...takes, "OPTIONS"].sort().join(", ");
    for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "TRACE"]) {
      if (takes.includes(method)) continue;
      const answer = await askRaw(SITE, path, {}, method);
      const is = [answer.status, answer.headers.allow, answer.headers["content-type"]].join("; ");
      const meant = method === "OPTIONS" ? `204; ${allow}; ` : `405; ${allow}; application/problem+json`;
      if (is !== meant) wrong.push(`${method} ${path}: ${is}`);
      if (method !== "HEAD" && method !== "OPTIONS" && !answer.body.includes('"status":405'))
        wrong.push(`${method} ${path} says ${answer.body.slice(0, 80)}`);
    }
  }
  expect(wrong).toEqual([]);
  for (const path of ["/api/none", "/api/v1/none", "/api/v1/schools/a/b/c/d", "/api/v1/schools/%00"]) {
    const answer = await askRaw(SITE, path);
    expect([answer.status, answer.headers["content-type"]], path).toEqual([404, "application/problem+json"]);
  }
});
