import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { listOpenLater, whoIsToAnswer } from "@/lib/registration/queries/to-answer";
import { makeAskedLater } from "@/prisma/scenarios/asked-later";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { getFormQuestions } from "../queries/form-questions";
import { listAskedQuestions } from "../queries/register-form";
import { NewQuestionSchema, QuestionEditSchema } from "../schema/question";
import { createQuestion, editQuestion } from "./edit-form";
import { bringBackQuestion, retireQuestion } from "./retire-question";

test("a question is asked later and until a day, keeps since when, and comes back to registration", async () => {
  const { ids, scope, address } = await makeEntrance();
  const words = { ...address, "label.en": "Your train?" };
  const first = { ...words, kind: "text", later: "on", deadline: "2027-05-01" };
  const made = await createQuestion(scope, NewQuestionSchema.parse(first));
  if (!made.ok) throw new Error(made.reason);
  const question = made.value.questionId;
  const read = async () => (await listAskedQuestions(db(), ids, "en", ["en"]))[0];
  const edit = (version: string, form: Record<string, string>) =>
    editQuestion(scope, QuestionEditSchema.parse({ ...words, question, version, ...form }));

  const asked = await read();
  expect(asked).toMatchObject({ answerUntil: "2027-05-01", open: true });
  expect(asked?.laterSince).not.toBeNull();
  expect((await getFormQuestions(scope)).asked[0]).toMatchObject({
    ...{ later: true, deadline: "2027-05-01", values: { later: "on", deadline: "2027-05-01" } },
  });
  expect(await edit("1", { later: "on" })).toMatchObject({ ok: true });
  expect(await read()).toMatchObject({ laterSince: asked?.laterSince, answerUntil: null });
  const [value] = await db().auditValue.findMany({
    where: { entry: { objectId: question, act: "edit-field" }, field: "deadline" },
  });
  expect(value).toMatchObject({ before: "2027-05-01", after: null });
  // Who read it at the first wording is shown the one since.
  expect(await edit("1", {})).toMatchObject({ reason: "conflict", detail: { later: "on", version: 2 } });
  expect(await edit("2", {})).toMatchObject({ ok: true });
  expect(await read()).toMatchObject({ laterSince: null, open: true });
});

/** Somebody who has sent the page of what is asked later, without the one question. */
async function makeSentWithout(away: (desk: Awaited<ReturnType<typeof makeDesk>>) => Promise<unknown>) {
  const desk = await makeDesk();
  const { id } = await desk.somebody();
  await away(desk);
  await desk.later();
  expect(await desk.answer(id, {})).toMatchObject({ ok: true });
  expect(await desk.toAnswer()).toBe(0);
  return { ...desk, id };
}

async function makeDesk() {
  const made = await makeAskedLater({ required: false });
  const { ids, scope, address, train } = made;
  const question = train.fieldId;
  const toAnswer = async () =>
    db().registration.count({ where: whoIsToAnswer(ids, await listOpenLater(db(), ids)) });
  const edit = async (deadline: string) => {
    const { number } = await db().fieldVersion.findFirstOrThrow({
      where: { fieldId: question },
      orderBy: { number: "desc" },
    });
    const form = { "label.en": "Your train?", later: "on", deadline, version: String(number) };
    expect(
      await editQuestion(scope, QuestionEditSchema.parse({ ...address, question, ...form })),
    ).toMatchObject({ ok: true });
  };
  return {
    ...{ ...made, toAnswer, edit },
    retire: () => retireQuestion(scope, { ...address, question }),
    bringBack: () => bringBackQuestion(scope, { ...address, question }),
  };
}

test("whoever sent the page while a question was not asked is asked it when it is brought back, once", async () => {
  const { bringBack, toAnswer, answer, id } = await makeSentWithout(({ retire }) => retire());
  expect(await bringBack()).toMatchObject({ ok: true });
  expect(await toAnswer()).toBe(1);
  expect(await answer(id, {})).toMatchObject({ ok: true });
  expect(await toAnswer()).toBe(0);
});

test("whoever sent the page when its last day was over is asked it when that is put off; a day changed in time asks nobody anew", async () => {
  const { edit, toAnswer, answer, id } = await makeSentWithout(({ edit: until }) => until("2026-01-01"));
  await edit("2026-01-02");
  expect(await toAnswer()).toBe(0);
  await edit("2099-01-01");
  expect(await toAnswer()).toBe(1);
  expect(await answer(id, {})).toMatchObject({ ok: true });
  for (const deadline of ["2099-02-01", ""]) {
    await edit(deadline);
    expect(await toAnswer()).toBe(0);
  }
});

test("whoever sent a page that was drawn before a question came is asked it", async () => {
  const { somebody, train, later, answer, toAnswer } = await makeDesk();
  const { id } = await somebody();
  const song = await later();
  const shown = (...questions: Array<{ id: string }>) =>
    Object.fromEntries(questions.map((question) => [`shown.${question.id}`, "on"]));
  expect(await answer(id, {}, shown(train))).toMatchObject({ ok: true });
  expect(await toAnswer()).toBe(1);
  expect(await answer(id, {}, shown(train, song))).toMatchObject({ ok: true });
  expect(await toAnswer()).toBe(0);
});
