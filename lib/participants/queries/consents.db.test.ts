import { beforeAll, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { editionScope } from "@/prisma/testing/scopes";
import { findRegistrationForDesk } from "./detail";

type Scope = EditionScope<"view-registrations">;

let desk: Awaited<ReturnType<typeof makeEntrance>>;
let owner: Scope;
let registration: string;
beforeAll(async () => {
  desk = await makeEntrance();
  owner = await editionScope<"view-registrations">(desk.edition);
  registration = (await makeRegistration(desk.edition, desk.category)).id;
});

const as = (role: Scope["role"], flags: Scope["flags"] = []): Scope => ({ ...owner, role, flags });
const told = async (who: Scope) => (await findRegistrationForDesk(who, registration))?.consents ?? [];

async function agree(kind: "participation" | "sensitive", more: object = {}) {
  const { organisationId } = desk.edition;
  const term = await db().term.create({
    data: {
      ...{ organisationId, editionId: desk.edition.id, kind, key: kind + crypto.randomUUID() },
      versions: { create: [1, 2].map((number) => ({ number, text: { en: `${kind} ${number}` } })) },
    },
    include: { versions: { orderBy: { number: "asc" } } },
  });
  return db().consent.create({
    data: {
      ...{ organisationId, registrationId: registration, termVersionId: term.versions[0]?.id ?? "" },
      ...{ language: "it", ...more },
    },
  });
}

test("says what was told and agreed in the version that was read, and that it was taken back", async () => {
  const at = new Date("2026-11-20T10:00:00Z");
  await agree("participation", { givenAt: at });
  await agree("participation", { givenAt: at, agreedAt: at, withdrawnAt: new Date("2026-11-21T10:00:00Z") });
  expect(await told(as("viewer"))).toMatchObject([
    { text: { en: "participation 1" }, number: 1, read: "it", agreed: false, withdrawn: null },
    { number: 1, agreed: true, at: at.toISOString(), withdrawn: "2026-11-21T10:00:00.000Z" },
  ]);
});

test("that of a sensitive answer is told to who may read all that was said under it", async () => {
  const consent = await agree("sensitive", { agreedAt: new Date() });
  const { id: fieldVersionId } = await makeQuestion(desk.edition, {}, { sensitive: true });
  const { organisationId } = desk.edition;
  await db().answer.create({
    data: {
      ...{ organisationId, registrationId: registration, fieldVersionId, value: "no nuts" },
      consentId: consent.id,
    },
  });
  const has = async (who: Scope) => (await told(who)).some(({ id }) => id === consent.id);
  expect(await has(owner)).toBe(true);
  expect(await has(as("editor", ["sensitive-data"]))).toBe(true);
  for (const role of ["viewer", "editor", "administrator"] as const) expect(await has(as(role))).toBe(false);
  await db().fieldVersion.update({
    where: { organisationId_id: { organisationId, id: fieldVersionId } },
    data: { readers: "owners" },
  });
  expect(await has(as("editor", ["sensitive-data"]))).toBe(false);
  expect(await has(owner)).toBe(true);
});

test("that there is one does not tell what else was said under it", async () => {
  const { organisationId } = desk.edition;
  const consent = await agree("sensitive", { agreedAt: new Date() });
  const ask = (readers: "trusted" | "owners") =>
    makeQuestion(
      desk.edition,
      { readers },
      { sensitive: true, readers, termVersionId: consent.termVersionId },
    );
  const [diet, care] = [await ask("trusted"), await ask("owners")];
  const say = (fieldVersionId: string) => {
    const own = { organisationId, registrationId: registration, consentId: consent.id };
    return db().answer.create({ data: { ...own, fieldVersionId, value: "x" } });
  };
  const has = async (who: Scope) => (await told(who)).some(({ id }) => id === consent.id);
  const trusted = as("editor", ["sensitive-data"]);
  await say(diet.id);
  const before = await has(trusted);
  await say(care.id);
  expect([before, await has(trusted)]).toEqual([false, false]);
  expect(await has(owner)).toBe(true);
});

test("an answer says which wording it was given to, once there is another", async () => {
  const { organisationId } = desk.edition;
  const version = await makeQuestion(desk.edition, {}, { label: { en: "Your train?" } });
  const own = { organisationId, registrationId: registration };
  await db().answer.create({ data: { ...own, fieldVersionId: version.id, value: "9:40" } });
  const seen = async () =>
    (await findRegistrationForDesk(owner, registration))?.answers.find(({ value }) => value === "9:40");
  expect((await seen())?.seen).toBeNull();
  await db().fieldVersion.create({
    data: { organisationId, fieldId: version.fieldId, number: 2, label: { en: "When do you arrive?" } },
  });
  expect(await seen()).toMatchObject({
    label: { en: "Your train?" },
    seen: { number: 1, of: 2, now: { en: "When do you arrive?" } },
  });
});
