import { expect, test } from "vitest";
import * as z from "zod/mini";
import {
  described,
  EditionNowSchema,
  RegisteredSchema,
  SchoolSchema,
  SchoolsSchema,
  SessionsSchema,
} from "@/app/api/v1/_answers";
import { OPENAPI } from "@/app/api/v1/_openapi";
import { registration } from "@/app/api/v1/_schemas";
import { POST as register } from "@/app/api/v1/schools/[school]/[edition]/registrations/route";
import { GET as readEdition } from "@/app/api/v1/schools/[school]/[edition]/route";
import { GET as readSessions } from "@/app/api/v1/schools/[school]/[edition]/sessions/route";
import { GET as readSchool } from "@/app/api/v1/schools/[school]/route";
import { GET as readSchools } from "@/app/api/v1/schools/route";
import { addDays, localDate, programmeDayBounds } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { ApiRegistrationSchema } from "@/lib/registration/schema/api";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";

const HOUR_MS = 3_600_000;

/** An edition with one of everything, and its addresses. */
async function makeFull(released: boolean) {
  const date = addDays(localDate(new Date(), "Europe/Rome"), 90);
  const { school, edition } = await makeOpenEdition({ dates: [date], capacity: 1 });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId], cost: { en: "Free" } });
  await makeQuestion(
    edition,
    { key: "way", kind: "number" },
    { settings: { unit: { en: "km" }, max: 900, decimals: 1 }, required: true },
  );
  await makeQuestion(edition, { key: "day", kind: "date" }, { settings: { min: "2027-10-08" } });
  const answerUntil = new Date("2027-05-01");
  await makeQuestion(edition, { key: "train", laterSince: new Date(), answerUntil });
  const { organisationId } = edition;
  const term = await db().term.create({
    data: { organisationId, editionId: edition.id, kind: "sensitive", key: "food" },
  });
  const agreed = await db().termVersion.create({
    data: { organisationId, termId: term.id, number: 1, text: { en: "You may keep this." } },
  });
  const sensitive = { sensitive: true, termVersionId: agreed.id, retentionDays: 30 };
  await makeQuestion(edition, { key: "food" }, sensitive);
  const options = [{ value: "bus", label: { it: "Con l’autobus" } }];
  const condition = {
    match: "any",
    clauses: [
      { about: "answer", question: "way", is: "answered" },
      { about: "category", is: "none-of", values: [category.id] },
    ],
  };
  await makeQuestion(edition, { key: "how", kind: "choices" }, { options, settings: { max: 1 }, condition });
  if (released) {
    const room = await makeRoom(edition, { name: "Aula" });
    const session = await makeSession(edition, { title: { en: "Soup" }, abstract: { en: "We cook." } });
    const startsAt = new Date(programmeDayBounds(date, "Europe/Rome").start.getTime() + 6 * HOUR_MS);
    const endsAt = new Date(startsAt.getTime() + HOUR_MS);
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
    expect(await release(await editionScope(edition), { name: "1.0", note: {} })).toMatchObject({
      ok: true,
    });
  }
  const params = Promise.resolve({ school: school.slug, edition: edition.slug });
  return { context: { params }, category };
}

const request = () => new Request("https://convivio.example/?lang=en");
/** What programs get, held against what they are told: every member, and none besides. */
async function expectTold(answer: Promise<Response>, schema: z.ZodMiniType, status = 200) {
  const response = await answer;
  expect(response.status).toBe(status);
  const parsed = z.safeParse(schema, await response.json());
  expect(parsed.error?.issues ?? []).toEqual([]);
}

test.each([true, false])("every read answers exactly what is described (released: %s)", async (released) => {
  const { context } = await makeFull(released);
  await expectTold(readSchools(request()), SchoolsSchema);
  await expectTold(readSchool(request(), context), SchoolSchema);
  await expectTold(readEdition(request(), context), EditionNowSchema);
  await expectTold(readSessions(request(), context), SessionsSchema);
});

test("an edition tells what it asks: with what words, and within which limits", async () => {
  const { context } = await makeFull(false);
  const { questions, laterQuestions } = z.parse(
    EditionNowSchema,
    await (await readEdition(request(), context)).json(),
  );
  expect(laterQuestions.map(({ key, answerUntil }) => [key, answerUntil])).toEqual([["train", "2027-05-01"]]);
  const asked = Object.fromEntries(questions.map((question) => [question.key, question]));
  expect(asked.day?.askedIf).toBeNull();
  expect(asked).not.toHaveProperty("train");
  const free = { min: null, max: null, decimals: null, unit: null, options: [] };
  expect(asked.way).toMatchObject({
    ...{ ...free, kind: "number", label: "Which train do you take?", required: true },
    ...{ min: 0, max: 900, decimals: 1, unit: "km", consent: null, retentionDays: 365 },
  });
  expect(asked.food).toMatchObject({ ...free, consent: "food", retentionDays: 30 });
  expect(asked.day).toMatchObject({ ...free, kind: "date", min: "2027-10-08", required: false });
  expect(asked.how).toMatchObject({
    ...{ ...free, kind: "choices", max: 1 },
    askedIf: {
      match: "any",
      clauses: [
        { about: "answer", question: "way", is: "answered", values: [] },
        { about: "category", question: null, is: "none-of", values: [expect.any(String)] },
      ],
    },
    options: [{ value: "bus", label: "Con l’autobus" }],
  });
});

test("a registration answers exactly what is described, with a place and without", async () => {
  const { context, category } = await makeFull(false);
  for (const name of ["Ada Esempio", "Bea Prova"]) {
    const person = {
      fullName: name,
      email: `${name.slice(0, 3)}@example.org`,
      language: "it",
      country: "IT",
    };
    const body = JSON.stringify({
      ...person,
      category: category.slug,
      consents: ["terms"],
      answers: { way: "12,5" },
    });
    const headers = { "content-type": "application/json" };
    const sent = new Request("https://convivio.example/", { method: "POST", body, headers });
    await expectTold(register(sent, context), RegisteredSchema, 201);
  }
});

test("a member that nobody described, or one that is missing, is a fault", () => {
  const registered = { state: "confirmed", reference: "A1", privateLink: "https://convivio.example/en/r/x" };
  expect(z.safeParse(RegisteredSchema, registered).success).toBe(true);
  expect(z.safeParse(RegisteredSchema, { ...registered, more: 1 }).success).toBe(false);
  expect(z.safeParse(RegisteredSchema, { ...registered, state: "declined" }).success).toBe(false);
  expect(z.safeParse(RegisteredSchema, { state: "confirmed", reference: "A1" }).success).toBe(false);
});

test("the description is made from these schemas", () => {
  const paths = OPENAPI.paths;
  const told = paths["/api/v1/schools/{school}/{edition}"].get.responses[200].content["application/json"];
  expect(told.schema).toEqual(described(EditionNowSchema));
  expect(told.schema).toMatchObject({
    type: "object",
    required: expect.arrayContaining(["school", "days", "categories"]),
    properties: { phase: { enum: expect.not.arrayContaining(["draft"]) } },
  });
  expect(JSON.stringify(paths)).not.toContain('"$schema"');
});

test("the body of a registration is described with the fields that are taken", () => {
  expect(Object.keys(registration.properties).sort()).toEqual(
    Object.keys(ApiRegistrationSchema.shape).sort(),
  );
  const needed = Object.entries(ApiRegistrationSchema.shape)
    .filter(([, field]) => !z.safeParse(field, undefined).success)
    .map(([name]) => name);
  expect([...registration.required].sort()).toEqual(needed.sort());
});
