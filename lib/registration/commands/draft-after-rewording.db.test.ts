import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { retireQuestion } from "@/lib/forms/commands/retire-question";
import { listAskedQuestions } from "@/lib/forms/queries/register-form";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { db } from "@/lib/platform/db/client";
import { seenText } from "@/lib/platform/merge-form";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { CHIARA } from "@/prisma/scenarios/register-form";
import type { DraftScope, RegisterScope } from "../policy";
import { getDraft } from "../queries/draft";
import { asked, enrolmentFields } from "../rules/form-fields";
import { EnrolmentSchema } from "../schema/draft";
import { beginDraft, saveCooperative, saveEnrolment } from "./drafts";
import { submitDraft } from "./submit-draft";

const OPTIONS = ["bus", "boat"].map((value) => ({ value, label: { en: value } }));

/** Somebody who answered all pages and has not sent them, before the questions are changed. */
async function makeAnswered() {
  const { ids, category, scope, address } = await makeAskingEntrance({ languages: ["en"] });
  const edition = { ...ids, id: ids.editionId };
  const way = await makeQuestion(edition, { kind: "choice" }, { options: OPTIONS });
  const why = await makeQuestion(edition);
  const diet = await db().fieldVersion.findFirstOrThrow({ where: { field: { ...ids, meaning: "diet" } } });
  /** The form as it stands now. */
  const form = async () =>
    ({
      kind: "register",
      head: { ...ids, mode: "on_site" } as EditionHead,
      phase: "open",
      categories: [{ id: category.id }],
      questions: await listAskedQuestions(db(), ids, "en", ["en"]),
      terms: [] as RegisterScope["terms"],
    }) as RegisterScope;
  const begun = await beginDraft(await form(), { ...CHIARA, school: "s", edition: "e", key: randomUUID() });
  if (!begun.ok) throw new Error(begun.reason);
  const { registrationId } = begun.value;
  const draft = async (): Promise<DraftScope> => ({
    ...(await form()),
    kind: "draft",
    registrationId,
    draft: true,
  });
  const page = async (values: Record<string, unknown>) =>
    saveEnrolment(
      await draft(),
      EnrolmentSchema.parse({ locale: "en", draft: "x".repeat(49), category: category.id, ...values }),
    );
  await saveCooperative(await draft(), {
    locale: "en",
    draft: "",
    check: false,
    affiliation: "",
    country: "IT",
  });
  const given = { [way.id]: "boat", [why.id]: "Because", [diet.id]: "No nuts" };
  expect(await page({ answers: given, agreed: { [diet.termVersionId ?? ""]: "on" } })).toMatchObject({
    ok: true,
  });
  const edit = async (question: string, fields: Record<string, string>) => {
    const input = QuestionEditSchema.parse({
      ...address,
      question,
      version: "1",
      "label.en": "Anew?",
      ...fields,
    });
    expect(await editQuestion(scope, input)).toMatchObject({ ok: true });
    return (await db().fieldVersion.findFirstOrThrow({ where: { fieldId: question, number: 2 } })).id;
  };
  const retire = (question: string) => retireQuestion(scope, { ...address, question });
  const shown = async () => (await getDraft(await draft())).content.answers;
  /** From a last page that was drawn with these wordings; those of now, unless said otherwise. */
  const send = async (wordings?: string) => {
    const now = await draft();
    const read = wordings ?? now.questions.map(({ versionId }) => versionId).join(".");
    return submitDraft(now, { locale: "en", draft: "", asked: false, wordings: read });
  };
  const answers = async () => {
    const rows = await db().answer.findMany({ where: { registrationId } });
    return Object.fromEntries(rows.map(({ fieldVersionId, value }) => [fieldVersionId, value]));
  };
  return { registrationId, way, why, diet, given, edit, retire, draft, page, shown, send, answers };
}

const ALL_OPTIONS = { "options.bus.label.en": "Bus", "options.boat.label.en": "Ferry" };

test("an answer that stands in the new wording is given to it by whoever has read it there", async () => {
  const { way, why, diet, edit, shown, send, answers } = await makeAnswered();
  const before = [way.id, why.id, diet.id].join(".");
  const anew = await edit(way.fieldId, ALL_OPTIONS);
  const carried = { [anew]: "boat", [why.id]: "Because", [diet.id]: "No nuts" };
  expect(await shown()).toEqual(carried);
  // A page that was drawn before says nothing of the new wording.
  expect(await send(before)).toEqual({ ok: false, reason: "changed" });
  expect(await send("")).toEqual({ ok: false, reason: "changed" });
  expect(await send()).toMatchObject({ ok: true });
  expect(await answers()).toEqual(carried);
});

test("what does not fit the new wording, or is asked no more, is not sent", async () => {
  const { way, why, diet, edit, retire, shown, send, answers } = await makeAnswered();
  await edit(way.fieldId, { "options.bus.label.en": "Bus", "options.new0.label.en": "Train" });
  await retire(why.fieldId);
  expect(await shown()).toEqual({ [diet.id]: "No nuts" });
  expect(await send()).toMatchObject({ ok: true });
  expect(await answers()).toEqual({ [diet.id]: "No nuts" });
});

test("a sensitive answer under another consent is asked anew", async () => {
  const { way, why, diet, edit, shown } = await makeAnswered();
  await edit(diet.fieldId, { retentionDays: "60" });
  expect(await shown()).toEqual({ [way.id]: "boat", [why.id]: "Because" });
});

test("another page that is saved leaves the answers with the wordings that were seen", async () => {
  const { way, edit, draft, given } = await makeAnswered();
  await edit(way.fieldId, ALL_OPTIONS);
  await saveCooperative(await draft(), {
    locale: "en",
    draft: "",
    check: false,
    affiliation: "Coop",
    country: "IT",
  });
  expect((await getDraft(await draft())).stored.answers).toEqual(given);
});

test("a page with the new wording keeps the answer that stands in it, also when another page was saved meanwhile", async () => {
  const { way, edit, draft, page, given } = await makeAnswered();
  const anew = await edit(way.fieldId, ALL_OPTIONS);
  const scope = await draft();
  const row = await getDraft(scope);
  const values = asked(enrolmentFields(row), scope.questions);
  const seen = seenText({ version: row.version, values });
  await saveCooperative(scope, { locale: "en", draft: "", check: false, affiliation: "Coop", country: "IT" });
  const { [way.id]: boat, ...others } = given;
  const agreed = Object.fromEntries(row.content.agreed.map((id) => [id, "on"]));
  const answers = { ...others, [anew]: boat };
  expect(await page({ answers, agreed, seen })).toMatchObject({ ok: true });
  expect((await getDraft(await draft())).stored.answers).toEqual(answers);
});

test("a page that was drawn before the questions changed is told at which of them; one that is asked no more, as a whole", async () => {
  const { way, why, diet, edit, retire, draft, page, given } = await makeAnswered();
  const agreed = { [diet.termVersionId ?? ""]: "on" };
  const stored = async () => (await getDraft(await draft())).stored.answers;
  const anew = await edit(way.fieldId, { "options.bus.label.en": "Bus", "options.new0.label.en": "Train" });
  const typed = { ...given, [why.id]: "Otherwise" };
  expect(await page({ answers: typed, agreed })).toEqual({
    ok: false,
    reason: "field-errors",
    detail: { [`answers.${anew}`]: "asked-anew" },
  });
  expect(await stored()).toEqual(given);
  // The page as it is drawn then, with what was typed.
  const { [way.id]: _boat, ...others } = typed;
  expect(await page({ answers: { ...others, [anew]: "train" }, agreed })).toMatchObject({ ok: true });
  await retire(why.fieldId);
  expect(await page({ answers: { ...others, [anew]: "bus" }, agreed })).toMatchObject({ reason: "changed" });
  const { [why.id]: _why, ...asked } = others;
  expect(await page({ answers: { ...asked, [anew]: "bus" }, agreed })).toMatchObject({ ok: true });
  expect(await stored()).toEqual({ ...asked, [anew]: "bus" });
});
