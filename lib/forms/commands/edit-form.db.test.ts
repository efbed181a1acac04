import { describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition } from "@/prisma/factories/schools";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { getFormQuestions } from "../queries/form-questions";
import { listAskedQuestions } from "../queries/register-form";
import { NewQuestionSchema, QuestionEditSchema } from "../schema/question";
import { createQuestion, editQuestion, moveQuestion } from "./edit-form";
import { bringBackQuestion, retireQuestion } from "./retire-question";

type Typed = Record<string, string>;

async function makeFormDesk() {
  const { edition, category, address, scope } = await makeAskingEntrance({ languages: ["en", "it"] });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const create = (form: Typed) => createQuestion(scope, NewQuestionSchema.parse({ ...address, ...form }));
  const add = async (form: Typed): Promise<string> => {
    const made = await create(form);
    if (!made.ok) throw new Error(made.reason);
    return made.value.questionId;
  };
  const edit = (question: string, version: number, form: Typed) =>
    editQuestion(
      scope,
      QuestionEditSchema.parse({ ...address, question, version: String(version), ...form }),
    );
  const asked = async () => (await getFormQuestions(scope)).asked;
  const labels = async () => (await asked()).map(({ label }) => (label as { en: string }).en);
  return { edition, category, ids, address, scope, create, add, edit, asked, labels };
}

const TRAIN = {
  kind: "choice",
  "label.en": "Your train?",
  "options.new0.label.en": "Day",
  "options.new1.label.en": "Night",
};

describe("a question", () => {
  test("of every kind comes to the end of the form, with what its kind needs", async () => {
    const { ids, add, asked, edition } = await makeFormDesk();
    await add({ ...TRAIN, required: "on", "label.it": "Il treno?", "purpose.en": "For the bus." });
    await add({ kind: "number", "label.en": "Nights", "unit.en": "nights", least: "1", most: "3" });
    await add({ kind: "heading", "label.en": "The bus", required: "on", sensitive: "on" });
    const [train, nights, heading] = (await listAskedQuestions(db(), ids, "it", edition.languages)).slice(-3);
    expect(train).toMatchObject({
      ...{ key: "your-train", kind: "choice", required: true, sensitive: false, retentionDays: 365 },
      label: { text: "Il treno?", lang: null },
      options: [{ value: "day", label: { text: "Day", lang: "en" } }, { value: "night" }],
      readers: "desk",
    });
    expect(nights?.settings).toEqual({ unit: { en: "nights" }, min: 1, max: 3 });
    expect(heading).toMatchObject({ kind: "heading", required: false, sensitive: false, consentId: null });
    expect((await asked()).map(({ meaning }) => meaning)).toEqual([
      ...["interpreting", "access", "diet"],
      ...[null, null, null],
    ]);
  });

  test("that is sensitive has a consent of its own, with a key of its own", async () => {
    const { ids, add, edit, edition } = await makeFormDesk();
    const id = await add({ kind: "text", "label.en": "Terms", sensitive: "on", retentionDays: "10" });
    const read = async () =>
      (await listAskedQuestions(db(), ids, "en", edition.languages)).find(({ fieldId }) => fieldId === id);
    const first = await read();
    expect(first).toMatchObject({
      ...{ key: "terms-2", consentKey: "terms-2", sensitive: true, retentionDays: 10, readers: "trusted" },
      consent: { text: expect.stringContaining("10 days") },
    });
    expect(await edit(id, 1, { "label.en": "Terms?", required: "on" })).toMatchObject({
      reason: "sensitive-required",
    });
    await edit(id, 1, { "label.en": "Terms?", retentionDays: "10" });
    expect((await read())?.consentId).toBe(first?.consentId);
    await edit(id, 2, { "label.en": "Terms?" });
    expect(await read()).toMatchObject({
      ...{ retentionDays: 30, consentKey: "terms-2" },
      consent: { text: expect.stringContaining("30 days") },
    });
    expect((await read())?.consentId).not.toBe(first?.consentId);
  });

  test.each<[Typed, string]>([
    [{ kind: "choice", "options.new0.label.en": "Day" }, "few-options"],
    [{ kind: "choices" }, "few-options"],
    [{ kind: "number", least: "3", most: "2" }, "limits"],
    [{ kind: "date", from: "2027-10-10", until: "2027-10-08" }, "limits"],
    [{ kind: "choices", "options.new0.label.en": "Day", most: "0" }, "limits"],
    [{ kind: "text", sensitive: "on", required: "on" }, "sensitive-required"],
    [
      {
        ...{ kind: "choice", required: "on", "options.new0.label.en": "Bus", "options.new0.limit": "30" },
        ...{ "options.new1.label.en": "Van", "options.new1.limit": "8" },
      },
      "limits-required",
    ],
  ])("that nobody could answer, or not freely, is refused: %j", async (form, reason) => {
    const { create, labels } = await makeFormDesk();
    expect(await create({ "label.en": "How?", ...form })).toMatchObject({ ok: false, reason });
    expect(await labels()).not.toContain("How?");
  });

  test("is added once, however often the form is sent", async () => {
    const { add, labels } = await makeFormDesk();
    const made = await Promise.all([add(TRAIN), add(TRAIN), add(TRAIN)]);
    expect(new Set(made).size).toBe(1);
    expect((await labels()).filter((label) => label === "Your train?")).toHaveLength(1);
  });
});

describe("an edit", () => {
  test("is the next wording: the one that was answered stays, its options too", async () => {
    const { ids, add, edit, edition, category, asked } = await makeFormDesk();
    const id = await add(TRAIN);
    const registration = await makeRegistration(edition, category);
    const seen = await db().fieldVersion.findFirstOrThrow({ where: { fieldId: id } });
    const { organisationId } = ids;
    await db().answer.create({
      data: { organisationId, registrationId: registration.id, fieldVersionId: seen.id, value: "night" },
    });
    const form = {
      "label.en": "Which train?",
      "options.day.label.en": "By day",
      "options.new0.label.en": "Bus",
    };
    expect(await edit(id, 1, form)).toMatchObject({ ok: true });
    expect((await asked()).at(-1)).toMatchObject({ version: 2, options: ["day", "bus"] });
    const answer = await db().answer.findFirstOrThrow({
      where: { registrationId: registration.id },
      include: { fieldVersion: true },
    });
    expect(answer).toMatchObject({
      value: "night",
      fieldVersion: { number: 1, label: { en: "Your train?" } },
    });
    expect(answer.fieldVersion).toEqual(seen);
  });

  test("of a wording that is not the last any more is a conflict, and shows the last", async () => {
    const { add, edit } = await makeFormDesk();
    const id = await add(TRAIN);
    const options = { "options.day.label.en": "Day", "options.night.label.en": "Night" };
    expect(await edit(id, 1, { "label.en": "Theirs", ...options })).toMatchObject({ ok: true });
    expect(await edit(id, 1, { "label.en": "Mine", ...options })).toMatchObject({
      reason: "conflict",
      detail: { version: 2, "label.en": "Theirs", "options.day.label.en": "Day" },
    });
    expect(await edit(id, 2, { "label.en": "Mine", ...options })).toMatchObject({ ok: true });
  });

  test("keeps the meaning, the key and what is sensitive of the standard form", async () => {
    const { ids, edit, edition } = await makeFormDesk();
    const diet = await db().field.findFirstOrThrow({ where: { ...ids, meaning: "diet" } });
    const consent = await db().fieldVersion.findFirstOrThrow({ where: { fieldId: diet.id } });
    expect(await edit(diet.id, 1, { "label.en": "What do you not eat?" })).toMatchObject({ ok: true });
    const now = (await listAskedQuestions(db(), ids, "en", edition.languages)).find(
      ({ fieldId }) => fieldId === diet.id,
    );
    expect(now).toMatchObject({ key: "diet", sensitive: true, consentId: consent.termVersionId });
    expect(await db().field.findFirstOrThrow({ where: { id: diet.id } })).toEqual(diet);
  });

  test("tells whom translates what is older than its original, and is in the history", async () => {
    const { ids, add, edit, scope, address } = await makeFormDesk();
    const form = { "label.en": "Room?", "label.it": "Stanza?" };
    const id = await add({ kind: "text", ...form });
    await edit(id, 1, { ...form, "label.en": "Which room?" });
    const outdated = async () => (await listOutdatedTexts(scope as never, ["field"])).get(id);
    expect(await outdated()).toEqual(["label.it"]);
    await retireQuestion(scope, { ...address, question: id });
    expect(await outdated()).toBeUndefined();
    await bringBackQuestion(scope, { ...address, question: id });
    expect(await outdated()).toEqual(["label.it"]);
    await moveQuestion(scope, { ...address, question: id, to: "up", before: null });
    const entries = await db().auditEntry.findMany({
      where: { ...ids, objectKind: "field", objectId: id },
      orderBy: { createdAt: "asc" },
      select: { act: true, actorId: true },
    });
    expect(entries.map(({ act }) => act)).toEqual([
      ...["create-field", "edit-field", "retire-field", "bring-back-field", "move-field"],
    ]);
    expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set([scope.actor.id]));
  });
});

test("a question that is asked no more keeps its answers and its place, once, and is not worded anew", async () => {
  const { ids, add, edit, scope, address, labels, edition } = await makeFormDesk();
  const id = await add({ kind: "text", "label.en": "First" });
  await add({ kind: "text", "label.en": "Second" });
  const gone = { ...address, question: id };
  expect(await retireQuestion(scope, gone)).toMatchObject({ ok: true });
  expect(await retireQuestion(scope, gone)).toMatchObject({ reason: "conflict" });
  expect(await labels()).not.toContain("First");
  const form = await listAskedQuestions(db(), ids, "en", edition.languages);
  expect(form.map(({ fieldId }) => fieldId)).not.toContain(id);
  await expect(edit(id, 1, { "label.en": "Third" })).rejects.toThrow("not-found");
  await expect(moveQuestion(scope, { ...address, question: id, to: "up", before: null })).rejects.toThrow(
    "not-found",
  );
  expect((await getFormQuestions(scope)).retired).toMatchObject([{ id, version: 1 }]);
  expect(await bringBackQuestion(scope, gone)).toMatchObject({ ok: true });
  expect(await bringBackQuestion(scope, gone)).toMatchObject({ reason: "conflict" });
  expect((await labels()).slice(-2)).toEqual(["First", "Second"]);
});

describe("the order", () => {
  test("changes by one place among what is asked", async () => {
    const { add, scope, address, labels } = await makeFormDesk();
    const [a, b] = [
      await add({ kind: "text", "label.en": "A" }),
      await add({ kind: "text", "label.en": "B" }),
    ];
    await add({ kind: "text", "label.en": "C" });
    await retireQuestion(scope, { ...address, question: b });
    await moveQuestion(scope, { ...address, question: a, to: "down", before: null });
    expect((await labels()).slice(-2)).toEqual(["C", "A"]);
    await moveQuestion(scope, { ...address, question: a, to: "down", before: null });
    expect((await labels()).slice(-2)).toEqual(["C", "A"]);
    await moveQuestion(scope, { ...address, question: a, to: "up", before: null });
    expect((await labels()).slice(-2)).toEqual(["A", "C"]);
  });

  const together = async (work: <Value>(all: () => Promise<Value>) => Promise<Value>) => {
    const { ids, add, scope, address, asked } = await makeFormDesk();
    const first = await Promise.all(
      ["A", "B", "C", "D"].map((label) => add({ kind: "text", "label.en": label })),
    );
    await work(() =>
      Promise.all([
        ...["E", "F", "G", "H", "I", "J"].map((label) => add({ kind: "text", "label.en": label })),
        ...first.flatMap((question, at) => {
          const to = at % 2 === 0 ? ("down" as const) : ("up" as const);
          return [0, 1, 2].map(() => moveQuestion(scope, { ...address, question, to, before: null }));
        }),
      ]),
    );
    const orders = await db().field.findMany({ where: ids, select: { order: true } });
    return { count: (await asked()).length, orders: new Set(orders.map(({ order }) => order)).size };
  };

  test("gives each place once, however many add and move at once", async () => {
    expect(await together((all) => all())).toEqual({ count: 13, orders: 13 });
  });

  test.runIf(inject("engine") === "server")("without the lock it does not", async () => {
    const broken = [];
    for (let round = 0; round < 6 && broken.length === 0; round += 1) {
      const { count, orders } = await together((all) => withoutLocks(all));
      if (orders < count) broken.push(round);
    }
    expect(broken).not.toEqual([]);
  });

  test("two that word a question at once are a wording and a conflict", async () => {
    const { add, edit, asked } = await makeFormDesk();
    const id = await add({ kind: "text", "label.en": "Room?" });
    const results = await Promise.all(
      ["One", "Two", "Three"].map((label) => edit(id, 1, { "label.en": label })),
    );
    expect(results.map((result) => (result.ok ? "done" : result.reason)).sort()).toEqual([
      ...["conflict", "conflict", "done"],
    ]);
    expect((await asked()).at(-1)?.version).toBe(2);
  });
});

test("another edition's question is nobody's here", async () => {
  const { school, edition } = await makeAskingEntrance();
  const { scope, address } = await makeFormDesk();
  const [own, elsewhere] = [await makeQuestion(edition), await makeQuestion(await makeEdition(school))];
  const beside = await editionScope<"edit-form">(edition);
  for (const [there, question] of [
    [scope, own],
    [beside, elsewhere],
  ] as const) {
    const gone = { ...address, question: question.fieldId };
    await expect(retireQuestion(there, gone)).rejects.toThrow("not-found");
    await expect(moveQuestion(there, { ...gone, to: "up", before: null })).rejects.toThrow("not-found");
    await expect(
      editQuestion(there, QuestionEditSchema.parse({ ...gone, version: "1", "label.en": "Mine" })),
    ).rejects.toThrow("not-found");
  }
});

test("the page reads its questions in one statement for each table", async () => {
  const { add, scope } = await makeFormDesk();
  for (const label of ["A", "B", "C"]) await add({ kind: "text", "label.en": label });
  const { asked } = await expectQueries(5, () => getFormQuestions(scope));
  expect(asked).toHaveLength(6);
});
