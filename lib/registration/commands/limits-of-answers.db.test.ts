import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { busOptions, makeBus } from "@/prisma/scenarios/bus";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import type { LinkScope } from "../policy";
import { findOffer } from "../queries/offer";
import { SelfServiceAnswersSchema, SelfServiceChangeSchema } from "../schema/self-service";
import { answerLater } from "./answer-later";
import { changeRegistration } from "./change-registration";

type Bus = Awaited<ReturnType<typeof makeBus>>;

const formOf = async (who: LinkScope) => {
  const { version, fullName } = await db().registration.findFirstOrThrow({
    where: { id: who.registrationId },
  });
  return { fullName, form: { locale: "en", token: "x".repeat(49), version: String(version) } };
};

/** What the page of a private link says of these questions. */
async function change(who: LinkScope, answers: Record<string, string>) {
  const { fullName, form } = await formOf(who);
  const own = { ...form, fullName, language: "it", affiliation: "", country: "IT" };
  return changeRegistration(who, SelfServiceChangeSchema.parse({ ...own, ...answers }));
}

async function later(who: LinkScope, answers: Record<string, string>) {
  const { form } = await formOf(who);
  return answerLater(who, SelfServiceAnswersSchema.parse({ ...form, ...answers }));
}

/** The bus is asked of those inside, behind their link. */
const askLater = (bus: Bus) => db().field.updateMany({ where: bus.field, data: { laterSince: new Date() } });

test("a place in an option that is asked later is taken once, given up, and given to who wishes for it", async () => {
  const bus = await makeBus(1);
  await askLater(bus);
  const [first, second] = [await bus.come(null), await bus.come(null)];
  const way = `answers.${bus.question.id}`;
  expect(await later(first, { [way]: "bus" })).toMatchObject({ ok: true });
  expect(await later(second, { [way]: "bus" })).toEqual({
    ...{ ok: false, reason: "field-errors", detail: { [way]: "full" } },
  });
  await db().answer.create({
    data: {
      ...{ organisationId: bus.ids.organisationId, registrationId: second.registrationId },
      ...{ fieldVersionId: bus.question.id, value: "bus", wished: ["bus"] },
    },
  });
  expect(await later(first, { [way]: "" })).toMatchObject({ ok: true });
  expect([await bus.way(first), await bus.way(second)]).toEqual([null, "bus"]);
  expect(await bus.told()).toEqual([second.registrationId]);
  expect(await bus.broken()).toEqual([]);
});

test("however many answer later at once, a place is taken once", async () => {
  const bus = await makeBus(3);
  await askLater(bus);
  const people: LinkScope[] = [];
  for (let count = 0; count < 12; count += 1) people.push(await bus.come(null));
  const answers = await inManyProcesses(() =>
    Promise.all(people.map((who) => later(who, { [`answers.${bus.question.id}`]: "bus" }))),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
  expect(await bus.seated()).toBe(3);
  expect(await bus.broken()).toEqual([]);
}, 120_000);

test("an answer that is hidden by another gives its place up", async () => {
  const bus = await makeBus(1);
  const coming = await makeQuestion(bus.edition, { key: "coming", kind: "yes_no", order: -1 });
  const condition = {
    match: "all",
    clauses: [{ about: "answer", question: "coming", is: "one-of", values: ["yes"] }],
  };
  const version = { organisationId_id: { organisationId: bus.ids.organisationId, id: bus.question.id } };
  await db().fieldVersion.update({ where: version, data: { condition } });
  const [first, second] = [await bus.come(null), await bus.come(null)];
  const both = { [`answers.${coming.id}`]: "yes", [`answers.${bus.question.id}`]: "bus" };
  expect(await change(first, both)).toMatchObject({ ok: true });
  expect(await change(second, both)).toMatchObject({ reason: "field-errors" });
  expect(await change(first, { ...both, [`answers.${coming.id}`]: "no" })).toEqual({
    ...{ ok: true, value: { dropped: ["way"] } },
  });
  expect(await change(second, both)).toMatchObject({ ok: true });
  expect([await bus.way(first), await bus.way(second)]).toEqual([null, "bus"]);
});

test("a question that everybody has to answer and that may run out, from before, may be left blank", async () => {
  const bus = await makeBus(0);
  const [organisationId, id] = [bus.ids.organisationId, bus.question.id];
  const options = busOptions(0).map((option) => ({ ...option, limit: 0 }));
  await db().fieldVersion.update({
    where: { organisationId_id: { organisationId, id } },
    data: { required: true, options },
  });
  const taking = { category: bus.category.id, mode: "on_site" };
  const [asked] = await listAskedQuestions(db(), bus.ids, "en", ["en"]);
  const offered = (await findOffer(db(), bus.ids, "x")).questions;
  for (const questions of [asked ? [asked] : [], offered])
    expect(judgeAnswers(questions, {}, new Set(), taking)).toMatchObject({ answers: {}, fieldErrors: {} });
  // With an option that everybody may have it must be answered.
  await db().fieldVersion.update({
    where: { organisationId_id: { organisationId, id } },
    data: { options: busOptions(0) },
  });
  for (const questions of [
    await listAskedQuestions(db(), bus.ids, "en", ["en"]),
    (await findOffer(db(), bus.ids, "x")).questions,
  ])
    expect(judgeAnswers(questions, {}, new Set(), taking).fieldErrors).toEqual({
      [`answers.${id}`]: "choose",
    });
});

const waitingForLocks = async () => {
  const [row] = await db().$queryRaw<Array<{ count: number }>>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
};

/**
 * Two change to the bus while an organiser gives it one place: after the new wording is written and before it is stored, since
 * somebody else holds the answer of who waits, which becomes a wish.
 */
async function limitMeanwhile() {
  const bus = await makeBus(1, { capacity: 2 });
  const [organisationId, id] = [bus.ids.organisationId, bus.question.id];
  await db().fieldVersion.update({
    where: { organisationId_id: { organisationId, id } },
    data: { options: busOptions(null) },
  });
  const people = [await bus.come("train"), await bus.come("train")];
  const { registrationId } = await bus.come();
  const other = new Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
  await other.query("BEGIN");
  await other.query("UPDATE answer SET value = value WHERE registration_id = $1", [registrationId]);
  const words = {
    ...{ "label.en": "How?", "options.bus.label.en": "Our bus", "options.bus.limit": "1" },
    ...{ "options.train.label.en": "By train", question: bus.question.fieldId, version: "1" },
  };
  const edit = editQuestion(bus.scope, QuestionEditSchema.parse({ ...bus.address, ...words }));
  await expect.poll(waitingForLocks).toBe(1);
  let done = false;
  const changes = Promise.all(people.map((who) => change(who, { [`answers.${id}`]: "bus" }))).finally(() => {
    done = true;
  });
  await expect.poll(async () => done || (await waitingForLocks()) === 3).toBe(true);
  await other.query("ROLLBACK");
  await other.end();
  expect(await edit).toMatchObject({ ok: true });
  const told = (await changes).map((answer) => (answer.ok ? "taken" : answer.reason));
  return { told, seated: await bus.seated(), broken: (await bus.broken()).map(({ name }) => name) };
}

// Embedded, one transaction runs after the other by itself.
const onServer = test.runIf(inject("engine") === "server");

// They see the new wording first, and its limit.
onServer(
  "who changes to an option while its limit is set takes no more places than there are since",
  async () => {
    expect(await limitMeanwhile()).toEqual({ told: ["field-errors", "field-errors"], seated: 0, broken: [] });
  },
);

onServer("without the lock they take more", async () => {
  expect(await withoutLocks(limitMeanwhile)).toEqual({
    ...{ told: ["taken", "taken"], seated: 2, broken: ["option exceeded"] },
  });
});
