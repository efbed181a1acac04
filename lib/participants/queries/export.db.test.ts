import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { readWhole } from "@/prisma/testing/read-whole";
import { editionScope } from "@/prisma/testing/scopes";
import { RegistrationFilterSchema } from "../schema/filter";
import { findRegistrationForDesk } from "./detail";
import { listRegistrationsForExport } from "./export";

let world: Awaited<ReturnType<typeof makeAskingEntrance>>;
let ada: Awaited<ReturnType<typeof makeRegistration>>;
const train = { label: { en: "Your train?", it: "Il treno?" } };

beforeAll(async () => {
  world = await makeAskingEntrance({ capacity: null });
  const { edition, category } = world;
  ada = await makeRegistration(edition, category, { fullName: "Ada Esempio" });
  await makeRegistration(edition, category, { fullName: "Bruno Beispiel", country: "FR" });
  await makeRegistration(edition, category, { fullName: "Chiara Prova", state: "waitlisted" });
  await makeRegistration(edition, category, { fullName: "Dora", state: "draft" });
});

const say = (fieldVersionId: string, value: string | string[], consentId?: string) =>
  db().answer.create({
    data: {
      organisationId: world.edition.organisationId,
      registrationId: ada.id,
      fieldVersionId,
      value,
      ...(consentId ? { consentId } : {}),
    },
  });

async function exported(asked: Record<string, string>, role: "editor" | "owner" = "editor") {
  const scope = await editionScope<"export-registrations">(world.edition, { role });
  const found = await listRegistrationsForExport(scope, RegistrationFilterSchema.parse(asked));
  const rows = await readWhole(found.pages);
  expect(rows).toHaveLength(found.count);
  return { ...found, rows };
}

test("a file holds what the list shows, in its order, and no drafts", async () => {
  const names = async (asked: Record<string, string>) =>
    (await exported(asked)).rows.map(({ fullName }) => fullName);
  expect(await names({ sort: "-name" })).toEqual(["Chiara Prova", "Bruno Beispiel", "Ada Esempio"]);
  expect(await names({ sort: "name", page: "9" })).toEqual(["Ada Esempio", "Bruno Beispiel", "Chiara Prova"]);
  expect(await names({ state: "waitlisted" })).toEqual(["Chiara Prova"]);
  expect(await names({ q: "beispiel" })).toEqual(["Bruno Beispiel"]);
});

test("answers stand under their question as it is called now, and choices as they were called then", async () => {
  const { edition } = world;
  const label = { en: "By night train" };
  const asked = await makeQuestion(
    edition,
    { kind: "choices" },
    { label: { en: "Train" }, options: [{ value: "night", label }] },
  );
  const { organisationId, fieldId } = asked;
  const again = await db().fieldVersion.create({
    data: { organisationId, fieldId, number: 2, ...train, options: [{ value: "day", label: { en: "Day" } }] },
  });
  const readable = (row?: { answers: Readonly<Record<string, object>> }) => row?.answers[fieldId];
  await say(asked.id, ["night"]);
  const { questions, rows } = await exported({ sort: "name" });
  expect(questions.find((one) => one.fieldId === fieldId)?.label).toEqual(train.label);
  expect(questions.at(-1)?.fieldId).toBe(fieldId);
  expect(readable(rows[0])).toMatchObject({ value: ["night"], options: [{ value: "night", label }] });
  expect(readable(rows[1])).toBeUndefined();
  await say(again.id, ["day"]);
  const [later] = (await exported({ sort: "name" })).rows;
  expect(readable(later)).toMatchObject({ value: ["day"], options: [{ label: { en: "Day" } }] });
});

test("what only stands between questions has no column", async () => {
  const heading = await makeQuestion(world.edition, { kind: "heading" });
  const { questions } = await exported({});
  expect(questions.map(({ fieldId }) => fieldId)).not.toContain(heading.fieldId);
});

test("sensitive questions and answers are in the file of whoever may read them, and of nobody else", async () => {
  const { edition } = world;
  const diet = await db().fieldVersion.findFirstOrThrow({
    where: { sensitive: true, field: { editionId: edition.id, meaning: "diet" } },
  });
  const consent = await db().consent.create({
    data: {
      organisationId: edition.organisationId,
      registrationId: ada.id,
      termVersionId: diet.termVersionId ?? "",
      language: "en",
    },
  });
  await say(diet.id, "No planted nuts", consent.id);
  const owner = await exported({ sort: "name" }, "owner");
  expect(owner.questions.map(({ fieldId }) => fieldId)).toContain(diet.fieldId);
  expect(owner.rows[0]?.answers[diet.fieldId]).toMatchObject({ value: "No planted nuts" });
  const editor = await exported({ sort: "name" });
  expect(editor.rows[0]?.fullName).toBe("Ada Esempio");
  expect(editor.questions.map(({ fieldId }) => fieldId)).not.toContain(diet.fieldId);
  expect(JSON.stringify([editor.questions, editor.rows])).not.toContain("planted");
});

test("what is asked no more has a column as long as somebody answered it, marked as such; the panel says the same", async () => {
  const gone = await makeQuestion(world.edition, { retiredAt: new Date() }, train);
  const columns = async () =>
    (await exported({})).questions.flatMap(({ fieldId, retired }) =>
      fieldId === gone.fieldId ? [retired] : [],
    );
  expect(await columns()).toEqual([]);
  await say(gone.id, "The night train");
  expect(await columns()).toEqual([true]);
  const scope = await editionScope<"view-registrations">(world.edition);
  const detail = await findRegistrationForDesk(scope, ada.id);
  expect(detail?.answers.filter(({ retired }) => retired)).toMatchObject([{ value: "The night train" }]);
  expect((await exported({})).questions.filter(({ retired }) => retired)).toHaveLength(1);
});

test("who erases themselves while a file is written is not in it, and nobody is there twice", async () => {
  const scope = await editionScope<"export-registrations">(world.edition);
  const { count, pages } = await listRegistrationsForExport(
    scope,
    RegistrationFilterSchema.parse({ sort: "name" }),
  );
  await db().registration.update({
    where: { organisationId_id: { organisationId: world.edition.organisationId, id: ada.id } },
    data: { erasedAt: new Date() },
  });
  expect(count).toBe(3);
  expect((await readWhole(pages)).map(({ fullName }) => fullName)).toEqual([
    "Bruno Beispiel",
    "Chiara Prova",
  ]);
});

test("every word of a search is found on its own", async () => {
  const { edition, category } = world;
  const { reference } = await makeRegistration(edition, category, {
    fullName: "José Núñez Ortega",
    email: "jose@ponte.example",
    emailKey: "jose@ponte.example",
    affiliation: "Cooperativa Il Ponte",
  });
  const names = async (q: string) => (await exported({ q })).rows.map(({ fullName }) => fullName);
  const grouped = `${reference?.slice(0, 3)} ${reference?.slice(3).toLowerCase()}`;
  for (const q of [
    "Ortega José",
    "nunez, JOSE",
    "ortega ponte cooperativa",
    "jose@ponte.example núñez",
    `ortega ${reference}`,
    grouped,
    "  ortega ,; ",
  ])
    expect(await names(q), q).toEqual(["José Núñez Ortega"]);
  for (const q of ["ortega beispiel", "jose nobody", `beispiel ${reference}`])
    expect(await names(q), q).toEqual([]);
  expect(await names(" , ")).toEqual(await names(""));
});

test("the team's marks come along: tags by name, and of the team whoever is still there", async () => {
  const { organisationId, id: editionId } = world.edition;
  const marked = await makeRegistration(world.edition, world.category, { fullName: "Margit Muster" });
  const { id: memberId } = await makeMember({ id: organisationId }, { role: "editor" });
  await db().registrationAssignee.create({ data: { organisationId, registrationId: marked.id, memberId } });
  const tag = await db().tag.create({ data: { organisationId, editionId, name: "Speaker" } });
  await db().registrationTag.create({
    data: { organisationId, registrationId: marked.id, tagId: tag.id },
  });
  const { rows, team } = await exported({ q: "margit" });
  expect(rows).toMatchObject([{ tagNames: ["Speaker"], assigneeId: memberId }]);
  expect(team.has(memberId)).toBe(true);
  await db().teamMember.updateMany({
    where: { id: memberId },
    data: { removedAt: new Date(), loginId: null },
  });
  expect((await exported({ q: "margit" })).team.has(memberId)).toBe(false);
});
