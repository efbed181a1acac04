import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { getFormQuestions } from "../queries/form-questions";
import { listAskedQuestions } from "../queries/register-form";
import { NewQuestionSchema, QuestionEditSchema } from "../schema/question";
import { createQuestion, editQuestion } from "./edit-form";

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
