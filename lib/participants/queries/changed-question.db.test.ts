import { beforeAll, expect, test } from "vitest";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { getFormQuestions } from "@/lib/forms/queries/form-questions";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { db } from "@/lib/platform/db/client";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { readWhole } from "@/prisma/testing/read-whole";
import { RegistrationFilterSchema } from "../schema/filter";
import { TotalsLookSchema } from "../schema/totals";
import { findRegistrationForDesk } from "./detail";
import { listRegistrationsForExport } from "./export";
import { getTotals } from "./totals";

const option = (value: string, en: string) => ({ value, label: { en } });
const BEFORE = { label: { en: "How do you come?" }, number: 1 };
const AFTER = { label: { en: "How do you travel to us?" }, number: 2 };
/** The bus is gone, the train has another name, and who comes by bicycle can say so. */
const OLD_OPTIONS = [option("bus", "Our bus"), option("train", "A train"), option("car", "A car")];
const NEW_OPTIONS = [option("train", "By train"), option("car", "A car"), option("by-bicycle", "By bicycle")];
const TWENTY = Array.from({ length: 20 }, (_, at) => (at < 9 ? "bus" : at < 15 ? "train" : "car"));

let world: Awaited<ReturnType<typeof makeEntrance>>;
let fieldId: string;
const people: string[] = [];

async function answer(versionId: string, value: string, at: number) {
  const { edition, category } = world;
  const { organisationId } = edition;
  const { id } = await makeRegistration(edition, category, {
    fullName: `Person ${String(at).padStart(2, "0")}`,
  });
  people.push(id);
  await db().answer.create({
    data: { organisationId, registrationId: id, fieldVersionId: versionId, value },
  });
}

beforeAll(async () => {
  world = await makeEntrance({ capacity: null });
  const { edition, scope, address } = world;
  const { organisationId } = edition;
  const asked = await makeQuestion(
    edition,
    { kind: "choice" },
    { label: BEFORE.label, options: OLD_OPTIONS },
  );
  fieldId = asked.fieldId;
  for (const [at, value] of TWENTY.entries()) await answer(asked.id, value, at);
  const edited = await editQuestion(
    scope,
    QuestionEditSchema.parse({
      ...address,
      ...{ question: fieldId, version: "1", "label.en": AFTER.label.en },
      "options.bus.label.en": "",
      "options.train.label.en": "By train",
      "options.car.label.en": "A car",
      "options.new0.label.en": "By bicycle",
    }),
  );
  expect(edited.ok).toBe(true);
  const again = await db().fieldVersion.findFirstOrThrow({ where: { organisationId, fieldId, number: 2 } });
  for (const [at, value] of ["by-bicycle", "train", "car"].entries()) await answer(again.id, value, 20 + at);
});

test("the panel tells what each person saw: the old question with its options, and what it is called today", async () => {
  const panels = await Promise.all(people.map((id) => findRegistrationForDesk(world.scope as never, id)));
  const told = panels.map((panel) => panel?.answers.find(({ label }) => label));
  expect(told).toHaveLength(23);
  for (const [at, one] of told.slice(0, 20).entries())
    expect(one).toMatchObject({
      ...{ label: BEFORE.label, value: TWENTY[at], options: OLD_OPTIONS },
      seen: { number: 1, of: 2, now: AFTER.label },
    });
  for (const one of told.slice(20))
    expect(one).toMatchObject({ label: AFTER.label, options: NEW_OPTIONS, seen: null });
});

test("the table has one column, and in it each answer as its option was called then", async () => {
  const found = await listRegistrationsForExport(
    world.scope as never,
    RegistrationFilterSchema.parse({ sort: "name" }),
  );
  expect(found.questions.filter((one) => one.fieldId === fieldId)).toMatchObject([{ label: AFTER.label }]);
  const rows = await readWhole(found.pages);
  const said = rows.map(({ answers }) => answers[fieldId] as { value: string; options: typeof OLD_OPTIONS });
  const words = said.map(({ value, options }) => options.find((one) => one.value === value)?.label.en);
  expect(words).toEqual([
    ...TWENTY.map((value) => ({ bus: "Our bus", train: "A train", car: "A car" })[value]),
    ...["By bicycle", "By train", "A car"],
  ]);
});

test("the totals count both wordings together, and the option that is gone keeps its line and its people", async () => {
  const totals = await getTotals(world.scope as never, TotalsLookSchema.parse({}));
  const [question] = totals.questions.filter((one) => one.fieldId === fieldId);
  expect(question?.label).toEqual(AFTER.label);
  expect(
    question?.lines.map(({ is, whole, ...line }) => [is, "values" in line ? line.values : [], whole]),
  ).toEqual([
    ["answer", ["train"], 7],
    ["answer", ["car"], 6],
    ["answer", ["by-bicycle"], 1],
    ["answer", ["bus"], 9],
    ["none", [], 0],
  ]);
});

test("who is asked now can't choose what is gone", async () => {
  const { asked } = await getFormQuestions(world.scope as never);
  expect(asked.find(({ id }) => id === fieldId)?.options).toEqual(["train", "car", "by-bicycle"]);
});
