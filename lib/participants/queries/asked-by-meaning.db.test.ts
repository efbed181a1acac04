import { expect, test } from "vitest";
import { getOverview } from "@/lib/desk/queries/overview";
import { db } from "@/lib/platform/db/client";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { readWhole } from "@/prisma/testing/read-whole";
import { RegistrationFilterSchema } from "../schema/filter";
import { findRegistrationForDesk } from "./detail";
import { listRegistrationsForExport } from "./export";
import { listRegistrationsForDesk } from "./list";

type Edition = Awaited<ReturnType<typeof makeEntrance>>["edition"];

/** Questions of the organiser's own: two are understood under other names, two have names that were once magic. */
async function askOwnQuestions(edition: Edition) {
  return {
    interpreting: await makeQuestion(edition, { key: "headset", kind: "choices", meaning: "interpreting" }),
    access: await makeQuestion(edition, { key: "prepare", kind: "long_text", meaning: "access" }),
    namedInterpreting: await makeQuestion(edition, { key: "interpreting", kind: "choices" }),
    namedAccess: await makeQuestion(edition, { key: "access", kind: "long_text" }),
  };
}

test("a question counts by what it means, whatever it is called, and by its name alone for nothing", async () => {
  const { edition, category, scope } = await makeEntrance();
  const asked = await askOwnQuestions(edition);
  const [understood, named] = [
    await makeRegistration(edition, category, { fullName: "Ada Esempio" }),
    await makeRegistration(edition, category, { fullName: "Bruno Beispiel" }),
  ];
  const say = (registration: { id: string }, question: { id: string }, value: string | string[]) =>
    db().answer.create({
      data: {
        organisationId: edition.organisationId,
        registrationId: registration.id,
        fieldVersionId: question.id,
        value,
      },
    });
  await say(understood, asked.interpreting, ["fr", "de"]);
  await say(understood, asked.access, "A place near the door");
  await say(understood, asked.namedAccess, "By the front door");
  await say(named, asked.namedInterpreting, ["I interpret"]);
  await say(named, asked.namedAccess, "By the side entrance");
  const by = scope as never;

  const overview = await getOverview(by);
  expect(overview.interpreting.map(({ value, count }) => `${value} ${count}`).sort()).toEqual([
    "de 1",
    "fr 1",
  ]);
  expect(overview.accessNeeds).toBe(1);

  const byName = RegistrationFilterSchema.parse({ sort: "name" });
  const needs = [["fr", "de"], []];
  expect((await listRegistrationsForDesk(by, byName)).rows.map((row) => row.needs)).toEqual(needs);
  const { pages } = await listRegistrationsForExport(by, byName);
  expect((await readWhole(pages)).map((row) => row.needs)).toEqual(needs);
  for (const [at, { id }] of [understood, named].entries()) {
    const found = await findRegistrationForDesk(by, id);
    expect(found?.needs).toEqual(needs[at]);
    expect(found?.answers).toHaveLength(at === 0 ? 3 : 2);
  }
});

test("an edition asks one question of a meaning at a time, and any number that have none", async () => {
  const { edition } = await makeEntrance();
  await makeQuestion(edition, { meaning: "diet", retiredAt: new Date() });
  await makeQuestion(edition, { meaning: "diet" });
  await makeQuestion(edition, { meaning: "access" });
  await makeQuestion(edition);
  await makeQuestion(edition);
  await expect(makeQuestion(edition, { meaning: "diet" })).rejects.toThrow(/Unique constraint/);
  const { edition: another } = await makeEntrance();
  await makeQuestion(another, { meaning: "diet" });
  expect(await db().field.count({ where: { editionId: edition.id } })).toBe(5);
});
