import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeCategory } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { getFormQuestions } from "../queries/form-questions";
import { NewQuestionSchema, QuestionEditSchema } from "../schema/question";
import { createQuestion, editQuestion, moveQuestion } from "./edit-form";
import { bringBackQuestion, retireQuestion } from "./retire-question";

type Typed = Record<string, string>;

/** A form that asks for the bus; only who takes it is asked where they get on. */
async function makeConditional() {
  const { edition, category, address, scope } = await makeAskingEntrance({ languages: ["en", "it"] });
  const create = (form: Typed) => createQuestion(scope, NewQuestionSchema.parse({ ...address, ...form }));
  const add = async (form: Typed) => {
    const made = await create(form);
    if (!made.ok) throw new Error(made.reason);
    return made.value.questionId;
  };
  const bus = await add({
    ...{ kind: "choice", "label.en": "Your bus?" },
    ...{ "options.new0.label.en": "Red", "options.new1.label.en": "Blue" },
  });
  const stop = await add({ kind: "text", "label.en": "Which stop?", "clauses.0.says": "is:your-bus:red" });
  const edit = (question: string, form: Typed, version = "1") =>
    editQuestion(scope, QuestionEditSchema.parse({ ...address, question, version, ...form }));
  const asked = async () => (await getFormQuestions(scope)).asked;
  const conditionOf = async (id: string) => (await asked()).find((one) => one.id === id)?.condition;
  return { edition, category, address, scope, create, add, bus, stop, edit, asked, conditionOf };
}

const RED = { about: "answer", question: "your-bus", is: "one-of", values: ["red"] };
const NAMES = { question: "Which stop?", of: "Your bus?" };

describe("a condition", () => {
  test("is stored with its wording, and another wording may have another", async () => {
    const { stop, edit, conditionOf, category } = await makeConditional();
    expect(await conditionOf(stop)).toEqual({ match: "all", clauses: [RED] });
    const anew = { "label.en": "Where?", match: "any", "clauses.0.says": `category:${category.id}` };
    expect(await edit(stop, anew)).toMatchObject({ ok: true });
    expect(await conditionOf(stop)).toEqual({
      match: "any",
      clauses: [{ about: "category", is: "one-of", values: [category.id] }],
    });
    const versions = await db().fieldVersion.findMany({
      where: { fieldId: stop },
      orderBy: { number: "asc" },
    });
    expect(versions[0]?.condition).toEqual({ match: "all", clauses: [RED] });
    expect(await edit(stop, { "label.en": "Where?" }, "2")).toMatchObject({ ok: true });
    expect(await conditionOf(stop)).toEqual({});
  });

  test("fills the form it came from", async () => {
    const { stop, asked } = await makeConditional();
    expect((await asked()).find(({ id }) => id === stop)?.values).toMatchObject({
      match: "all",
      "clauses.0.says": "is:your-bus:red",
    });
  });

  test.each<[string, Typed, string]>([
    ["an option that is not there", { "clauses.0.says": "is:your-bus:green" }, "condition-option"],
    ["a question that is not there", { "clauses.0.says": "answered:your-boat" }, "condition-gone"],
    ["sensitive answers", { "clauses.0.says": "answered:diet" }, "condition-sensitive"],
    [
      "a category of nobody",
      { "clauses.0.says": "category:0196d4a2-0000-7000-8000-000000000001" },
      "condition-category",
    ],
  ])("on %s is refused", async (_, form, reason) => {
    const { create, asked } = await makeConditional();
    const before = (await asked()).length;
    expect(await create({ kind: "text", "label.en": "Why?", ...form })).toMatchObject({ ok: false, reason });
    expect(await asked()).toHaveLength(before);
  });

  test("on another edition's category is refused", async () => {
    const [here, there] = [await makeConditional(), await makeConditional()];
    const elsewhere = await makeCategory(there.edition);
    const form = { "label.en": "Where?", "clauses.0.says": `not-category:${elsewhere.id}` };
    expect(await here.edit(here.stop, form)).toMatchObject({ reason: "condition-category" });
  });

  test("on a question below, or on itself, is refused", async () => {
    const { bus, stop, edit } = await makeConditional();
    const options = { "options.red.label.en": "Red", "options.blue.label.en": "Blue" };
    expect(
      await edit(bus, { "label.en": "Your bus?", ...options, "clauses.0.says": "answered:which-stop" }),
    ).toMatchObject({ reason: "condition-order", detail: { question: "Your bus?", of: "Which stop?" } });
    expect(await edit(stop, { "label.en": "Stop?", "clauses.0.says": "answered:which-stop" })).toMatchObject({
      reason: "condition-order",
    });
  });

  test("is six questions deep at most, the first among them", async () => {
    const { add, create } = await makeConditional();
    for (const [from, to] of [
      ["which-stop", "Second"],
      ["second", "Third"],
      ["third", "Fourth"],
      ["fourth", "Fifth"],
    ] as const)
      await add({ kind: "text", "label.en": to, "clauses.0.says": `answered:${from}` });
    expect(
      await create({ kind: "text", "label.en": "Sixth", "clauses.0.says": "answered:fifth" }),
    ).toMatchObject({ reason: "condition-deep" });
  });
});

describe("a question on which another depends", () => {
  test("is not retired, until the other one is asked of everybody", async () => {
    const { address, scope, bus, stop, edit } = await makeConditional();
    const retire = (question: string) => retireQuestion(scope, { ...address, question });
    expect(await retire(bus)).toMatchObject({ reason: "condition-gone", detail: NAMES });
    await edit(stop, { "label.en": "Which stop?" });
    expect(await retire(bus)).toMatchObject({ ok: true });
  });

  test("comes back before what depends on it", async () => {
    const { address, scope, bus, stop } = await makeConditional();
    for (const question of [stop, bus]) await retireQuestion(scope, { ...address, question });
    const back = (question: string) => bringBackQuestion(scope, { ...address, question });
    expect(await back(stop)).toMatchObject({ reason: "condition-gone", detail: NAMES });
    expect(await back(bus)).toMatchObject({ ok: true });
    expect(await back(stop)).toMatchObject({ ok: true });
  });

  test("stays above it", async () => {
    const { address, scope, bus, stop, asked } = await makeConditional();
    const move = (question: string, to: "up" | "down") =>
      moveQuestion(scope, { ...address, question, to, before: null });
    expect(await move(bus, "down")).toMatchObject({ reason: "condition-order", detail: NAMES });
    expect(await move(stop, "up")).toMatchObject({ reason: "condition-order", detail: NAMES });
    expect(await move(bus, "up")).toMatchObject({ ok: true });
    expect((await asked()).at(-1)?.id).toBe(stop);
  });

  test("keeps the option that the other one names", async () => {
    const { bus, edit } = await makeConditional();
    const without = {
      "label.en": "Your bus?",
      "options.blue.label.en": "Blue",
      "options.new0.label.en": "Green",
    };
    expect(await edit(bus, without)).toMatchObject({ reason: "condition-option", detail: NAMES });
    expect(await edit(bus, { ...without, "options.red.label.en": "Scarlet" })).toMatchObject({ ok: true });
  });
});
