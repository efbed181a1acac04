import { expect, inject, test } from "vitest";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Phase } from "@/lib/editions/rules/phases";
import { db } from "@/lib/platform/db/client";
import { fingerprint } from "@/lib/platform/secrets";
import { makeCategory } from "@/prisma/factories/registration";
import type { EditionChoice } from "@/prisma/factories/schools";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { listStatements } from "@/prisma/testing/list-statements";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { linkScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { withoutLocks } from "@/prisma/testing/without-locks";
import type { PublishedScope } from "../policy";
import { ApiRegistrationSchema } from "../schema/api";
import { eraseRegistration } from "./erase";
import { purge } from "./purge";
import { registerByApi } from "./register-by-api";

/** @param phase as the cached head of the edition has it */
async function makeApi(capacity = 10, choice: EditionChoice = {}, phase: Phase = "open") {
  const { ids, category } = await makeAskingEntrance({ capacity, ...choice });

  const scope = {
    kind: "published",
    head: { ...ids, mode: "on_site", phase } as EditionHead,
  } as PublishedScope;
  const bodyOf = (more: Record<string, unknown>) => ({
    fullName: "Chiara Esempio",
    email: "chiara@example.org",
    language: "it",
    country: "IT",
    affiliation: "Cooperativa Esempio",
    category: category.slug,
    consents: ["terms"],
    ...more,
  });
  const send = (more: Record<string, unknown> = {}, key: string | null = null) => {
    const body = bodyOf(more);
    const once = key ? { key, body: JSON.stringify(body) } : null;
    return registerByApi(scope, ApiRegistrationSchema.parse(body), once);
  };
  return { ids, bodyOf, send };
}

const tenTimes = (send: Awaited<ReturnType<typeof makeApi>>["send"]) =>
  Promise.all(Array.from({ length: 10 }, () => send({}, "key-of-ten")));

test.each([
  ["at once", <Value>(work: () => Promise<Value>) => work()],
  ["at once in as many processes", inManyProcesses],
])("the same request ten times %s is one registration with one answer and one mail", async (_how, where) => {
  const { ids, send } = await makeApi();
  const answers = await where(() => tenTimes(send));
  expect(answers[0]).toMatchObject({ kind: "registered", value: { state: "confirmed" } });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(await db().registration.count({ where: ids })).toBe(1);
  expect(await db().outboxMessage.count({ where: ids })).toBe(1);
  expect(await send({ fullName: "Somebody Else" }, "key-of-ten")).toEqual({ kind: "key-reused" });
  expect(await send({}, "another-key")).toMatchObject({ kind: "refused", reason: "already-registered" });
});

test.runIf(inject("engine") === "server")("without the lock twins are not told the same", async () => {
  const alike = await inManyProcesses(() =>
    withoutLocks(async () => {
      for (let round = 0; round < 5; round += 1) {
        const { send } = await makeApi();
        const answers = await tenTimes(send).catch(() => null);
        if (!answers || new Set(answers.map((answer) => JSON.stringify(answer))).size > 1) return false;
      }
      return true;
    }),
  );
  expect(alike).toBe(false);
});

test("of what a program sent nothing is kept that says who it was, and nothing survives erasing", async () => {
  const { ids, bodyOf, send } = await makeApi();
  const email = `planted-${crypto.randomUUID()}@example.org`;
  const body = { email, fullName: `Planted ${email}` };
  const first = await send(body, email);
  if (first.kind !== "registered") throw new Error("not registered");
  const { reference, registrationId } = first.value;
  expect(await send(body, email)).toEqual(first);
  const [kept] = await db().idempotencyKey.findMany({ where: { scope: `api:${ids.editionId}` } });
  // Who guesses what was sent must not be able to see that they are right.
  expect(kept?.requestHash).not.toBe(fingerprint(JSON.stringify(bodyOf(body))));
  expect(await eraseRegistration(linkScope(ids, registrationId))).toMatchObject({ ok: true });
  expect(await tracesOf([email, reference])).toEqual([]);
  expect(await send(body, email)).toEqual({ kind: "refused", reason: "erased" });
  expect(await db().registration.count({ where: ids })).toBe(1);
});

test("what an earlier version kept of a program's requests goes with the next purge", async () => {
  const { ids, send } = await makeApi();
  await send({}, "key-of-today");
  const scope = `api:${ids.editionId}`;
  const response = { registrationId: crypto.randomUUID(), reference: "ABC234", state: "confirmed" };
  await db().idempotencyKey.create({ data: { scope, key: "ada@example.org", requestHash: "", response } });
  await purge();
  const left = await db().idempotencyKey.findMany({ where: { scope } });
  expect(left.map(({ key }) => key)).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
});

test("a refused request keeps no answer: the corrected one is judged afresh under the same key", async () => {
  const { send } = await makeApi();
  expect(await send({ consents: [] }, "key-of-two")).toEqual({
    kind: "field-errors",
    fieldErrors: [{ field: "consents", code: "agree" }],
  });
  expect(await send({}, "key-of-two")).toMatchObject({ kind: "registered" });
});

test("answers by key; a sensitive one only with its own consent, kept with the version and language", async () => {
  const { ids, send } = await makeApi();
  const answers = { diet: "no nuts", interpreting: ["it"] };
  expect(await send({ answers })).toEqual({
    kind: "field-errors",
    fieldErrors: [{ field: "consents", code: "agree" }],
  });
  expect(await send({ answers: { shoe: "43", interpreting: ["tlh"] } })).toMatchObject({
    fieldErrors: [
      { field: "answers.shoe", code: "invalid" },
      { field: "answers.interpreting", code: "choose" },
    ],
  });
  expect(await send({ answers, consents: ["terms", "diet"] })).toMatchObject({ kind: "registered" });
  const kept = await db().answer.findMany({
    where: { organisationId: ids.organisationId },
    include: { consent: { include: { termVersion: { include: { term: true } } } }, fieldVersion: true },
  });
  expect(kept.find((answer) => answer.fieldVersion.sensitive)).toMatchObject({
    value: "no nuts",
    consent: { language: "it", withdrawnAt: null, termVersion: { term: { key: "diet" } } },
  });
  expect(kept).toHaveLength(2);
});

test("nothing of what is sent is cut, dropped or taken unread without a word", async () => {
  const { send } = await makeApi();
  expect(await send({ answers: { diet: ["no nuts", "no fish"] }, consents: ["terms", "diet"] })).toEqual({
    kind: "field-errors",
    fieldErrors: [{ field: "answers.diet", code: "invalid" }],
  });
  expect(await send({ consents: ["terms", "photographs"] })).toEqual({
    kind: "field-errors",
    fieldErrors: [{ field: "consents", code: "invalid" }],
  });
  // A consent without its answer is known, and kept by nobody; so is one that only other editions ask for.
  expect(await send({ consents: ["terms", "diet", "later-editions"] })).toMatchObject({ kind: "registered" });
});

test("a category is named by its slug or its id; one text for two of them names neither", async () => {
  const { ids, send } = await makeApi();
  const category = await db().category.findFirstOrThrow({ where: ids });
  const email = (name: string) => ({ email: `${name}@example.org` });
  for (const [name, given] of Object.entries({
    slug: category.slug,
    id: category.id,
    large: category.id.toUpperCase(),
  }))
    expect(await send({ ...email(name), category: given }), name).toMatchObject({ kind: "registered" });
  expect(await db().registration.count({ where: { ...ids, categoryId: category.id } })).toBe(3);
  await makeCategory({ organisationId: ids.organisationId, id: ids.editionId }, { slug: category.id });
  expect(await send({ ...email("both"), category: category.id })).toEqual({
    kind: "field-errors",
    fieldErrors: [{ field: "category", code: "ambiguous" }],
  });
  const other = await makeApi();
  const foreign = await db().category.findFirstOrThrow({ where: other.ids });
  expect(await send({ ...email("foreign"), category: foreign.id })).toEqual({
    kind: "field-errors",
    fieldErrors: [{ field: "category", code: "choose" }],
  });
});

const CLOSED = {
  registrationOpensAt: new Date("2025-12-01T00:00:00Z"),
  registrationClosesAt: new Date("2026-01-01T00:00:00Z"),
};

test.each([
  ["what is wrong", {}, { category: "no-such-category" }, { kind: "field-errors" }],
  ["a missing consent", {}, { consents: [] }, { kind: "field-errors" }],
  ["an edition that takes nobody", CLOSED, {}, { kind: "refused", reason: "closed" }],
])("%s is told without a transaction and without a lock", async (_what, choice, more, told) => {
  const { send } = await makeApi(10, choice, choice === CLOSED ? "closed" : "open");
  const { value, statements } = await listStatements(() => send(more, "a-key"));
  expect(value).toMatchObject(told);
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter((text) => /^\s*BEGIN|FOR UPDATE|advisory/i.test(text))).toEqual([]);
  // What gets in begins one and locks.
  const open = await makeApi();
  const entered = await listStatements(() => open.send({}, "a-key"));
  expect(entered.value).toMatchObject({ kind: "registered" });
  expect(entered.statements.filter((text) => /^\s*BEGIN|FOR UPDATE/i.test(text)).length).toBeGreaterThan(1);
});

test("what the cache says is looked up before it refuses, and judged again where it lets in", async () => {
  const opened = await makeApi(10, {}, "announced");
  expect(await opened.send()).toMatchObject({ kind: "registered" });
  const closed = await makeApi(10, CLOSED, "open");
  expect(await closed.send()).toEqual({ kind: "refused", reason: "closed" });
});

test("who was in time gets the first answer also after the door has closed", async () => {
  const { ids, send } = await makeApi();
  const first = await send({}, "in-time");
  await db().edition.update({
    where: { organisationId_id: { organisationId: ids.organisationId, id: ids.editionId } },
    data: CLOSED,
  });
  expect(await send({}, "in-time")).toEqual(first);
  expect(await send({ fullName: "Late", email: "late@example.org" }, "late")).toEqual({
    kind: "refused",
    reason: "closed",
  });
});
