import { expect, test } from "vitest";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { retireQuestion } from "@/lib/forms/commands/retire-question";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { seenText } from "@/lib/platform/merge-form";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { SelfServiceChangeSchema } from "../schema/self-service";
import { changeRegistration } from "./change-registration";
import { register } from "./register";

const OPTIONS = ["bus", "boat"].map((value) => ({ value, label: { en: value } }));

/** Somebody who came by boat, eats no nuts and said why, to questions that are then changed. */
async function makeAnswered() {
  const { edition, ids, category, scope, address } = await makeAskingEntrance({ languages: ["en"] });
  const way = await makeQuestion(edition, { kind: "choice" }, { options: OPTIONS });
  const why = await makeQuestion(edition);
  const diet = await db().fieldVersion.findFirstOrThrow({ where: { field: { ...ids, meaning: "diet" } } });
  const registered = await placesTransaction(ids, (tx) =>
    register(
      tx,
      newcomer(
        { ...ids, categoryId: category.id },
        {
          fullName: "Ada Esempio",
          email: `ada-${edition.slug}@example.org`,
          answers: { [way.id]: "boat", [why.id]: "Because", [diet.id]: "No nuts" },
          sensitive: { [diet.id]: diet.termVersionId ?? "" },
        },
      ),
      { kind: "visitor" },
    ),
  );
  if (!registered.ok) throw new Error(registered.reason);
  const { registrationId } = registered.value;
  const edit = async (question: string, form: Record<string, string>) => {
    const input = QuestionEditSchema.parse({
      ...address,
      question,
      version: "1",
      "label.en": "Anew?",
      ...form,
    });
    expect(await editQuestion(scope, input)).toMatchObject({ ok: true });
    return (await db().fieldVersion.findFirstOrThrow({ where: { fieldId: question, number: 2 } })).id;
  };
  const retire = (question: string) => retireQuestion(scope, { ...address, question });
  const change = async (
    answers: Record<string, string>,
    agreed: Record<string, string> = {},
    more: Record<string, string> = {},
  ) => {
    const row = await db().registration.findFirstOrThrow({ where: { id: registrationId } });
    const fields = [...Object.entries(answers).map(([id, value]) => [`answers.${id}`, value])];
    const ticks = Object.keys(agreed).map((id) => [`agreed.${id}`, "on"]);
    const input = SelfServiceChangeSchema.parse({
      ...{ locale: "en", token: "x".repeat(49), version: String(row.version) },
      ...{ fullName: "Ada Esempio", language: "en", affiliation: "", country: "IT" },
      ...Object.fromEntries([...fields, ...ticks]),
      ...more,
    });
    return changeRegistration(linkScope(ids, registrationId), input);
  };
  const answers = async () => {
    const rows = await db().answer.findMany({ where: { registrationId } });
    return Object.fromEntries(rows.map(({ fieldVersionId, value }) => [fieldVersionId, value]));
  };
  const consents = () =>
    db().consent.count({ where: { registrationId, agreedAt: { not: null }, withdrawnAt: null } });
  return { registrationId, way, why, diet, edit, retire, change, answers, consents };
}

test("an answer that stands in the new wording is given to it when the form is sent", async () => {
  const { way, why, diet, edit, change, answers, consents } = await makeAnswered();
  const anew = await edit(way.fieldId, { "options.bus.label.en": "Bus", "options.boat.label.en": "Ferry" });
  const agreed = { [diet.termVersionId ?? ""]: "on" };
  const sent = { [anew]: "boat", [why.id]: "Because", [diet.id]: "No nuts" };
  expect(await change(sent, agreed)).toMatchObject({ ok: true });
  expect(await answers()).toEqual(sent);
  expect(await consents()).toBe(1);
});

test("an answer whose option is gone, and one that is asked no more, stay as they were", async () => {
  const { way, why, diet, edit, retire, change, answers, consents } = await makeAnswered();
  const anew = await edit(way.fieldId, { "options.bus.label.en": "Bus", "options.new0.label.en": "Train" });
  await retire(why.fieldId);
  await retire(diet.fieldId);
  const before = { [way.id]: "boat", [why.id]: "Because", [diet.id]: "No nuts" };
  expect(await change({})).toMatchObject({ ok: true });
  expect(await answers()).toEqual(before);
  expect(await consents()).toBe(1);
  expect(await change({ [anew]: "train" })).toMatchObject({ ok: true });
  expect(await answers()).toEqual({ [anew]: "train", [why.id]: "Because", [diet.id]: "No nuts" });
});

test("a sensitive answer waits behind the consent that it was given under", async () => {
  const { diet, edit, change, answers, consents } = await makeAnswered();
  const anew = await edit(diet.fieldId, { retentionDays: "60" });
  expect(await change({})).toMatchObject({ ok: true });
  expect(await answers()).toMatchObject({ [diet.id]: "No nuts" });
  expect(await consents()).toBe(1);
  expect(await change({ [anew]: "No eggs" })).toMatchObject({ reason: "field-errors" });
  const { termVersionId } = await db().fieldVersion.findFirstOrThrow({ where: { id: anew } });
  expect(await change({ [anew]: "No eggs" }, { [termVersionId ?? ""]: "on" })).toMatchObject({ ok: true });
  expect(await answers()).toEqual({ [anew]: "No eggs" });
  expect(await consents()).toBe(1);
});

test("a form that was drawn with the wording before is shown the new one", async () => {
  const { way, why, edit, change, answers } = await makeAnswered();
  const before = await answers();
  const anew = await edit(why.fieldId, {});
  expect(await change({ [why.id]: "Otherwise", [way.id]: "bus" })).toEqual({
    ok: false,
    reason: "field-errors",
    detail: { [`answers.${anew}`]: "asked-anew" },
  });
  expect(await answers()).toEqual(before);
});

test("who changes only the name in an older window keeps the answer that stood in the new wording", async () => {
  const { way, edit, change, answers, registrationId } = await makeAnswered();
  const anew = await edit(way.fieldId, { "options.bus.label.en": "Bus", "options.boat.label.en": "Ferry" });
  const { version } = await db().registration.findFirstOrThrow({ where: { id: registrationId } });
  const drawn = { fullName: "Ada Esempio", language: "en", affiliation: "", country: "IT" };
  const seen = seenText({ version, values: { ...drawn, [`answers.${anew}`]: "boat" } });
  // Meanwhile somebody at the desk had a hand in it.
  await db().registration.updateMany({ where: { id: registrationId }, data: { version: { increment: 1 } } });
  const sent = await change(
    { [anew]: "boat" },
    {},
    { fullName: "Ada B. Esempio", version: String(version), seen },
  );
  expect(sent).toMatchObject({ ok: true });
  expect(await answers()).toMatchObject({ [anew]: "boat" });
});
