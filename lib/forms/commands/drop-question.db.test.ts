import { describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { getFormQuestions } from "../queries/form-questions";
import { NewQuestionSchema, QuestionMoveSchema } from "../schema/question";
import { createQuestion, moveQuestion } from "./edit-form";
import { retireQuestion } from "./retire-question";

async function makeOrder(labels: string[]) {
  const { edition, address, scope } = await makeAskingEntrance({ languages: ["en"] });
  const here = { organisationId: edition.organisationId, editionId: edition.id };
  await db().field.updateMany({ where: here, data: { retiredAt: new Date() } });
  const ids = new Map<string, string>();
  for (const label of labels) {
    const form = { kind: "text", "label.en": label };
    const made = await createQuestion(scope, NewQuestionSchema.parse({ ...address, ...form }));
    if (made.ok) ids.set(label, made.value.questionId);
  }
  const idOf = (label: string) => ids.get(label) ?? "";
  const drop = (label: string, before: string | null) =>
    moveQuestion(
      scope,
      QuestionMoveSchema.parse({
        ...address,
        question: idOf(label),
        ...(before === null ? { to: "end", before: "" } : { to: "before", before: idOf(before) }),
      }),
    );
  const order = async () =>
    (await getFormQuestions(scope)).asked.map(({ label }) => (label as { en: string }).en).join("");
  return { edition, address, scope, here, idOf, drop, order };
}

describe("a question that is dropped", () => {
  test("stands before the other one, wherever that is by now, or at the end", async () => {
    const { scope, address, here, idOf, drop, order } = await makeOrder([..."ABCDE"]);
    expect(await drop("E", "B")).toMatchObject({ ok: true });
    expect(await order()).toBe("AEBCD");
    await moveQuestion(scope, { question: idOf("B"), to: "down", before: null });
    expect(await drop("A", "B")).toMatchObject({ ok: true });
    expect(await order()).toBe("ECABD");
    // What is asked no more is passed over, and keeps its place.
    await retireQuestion(scope, { ...address, question: idOf("D") });
    expect(await drop("E", null)).toMatchObject({ ok: true });
    expect(await order()).toBe("CABE");
    const last = await db().field.findMany({ where: here, orderBy: { order: "desc" }, take: 2 });
    expect(last.map(({ id }) => id)).toEqual([idOf("D"), idOf("E")]);
    const moves = { ...here, act: "move-field", actorId: scope.actor.id };
    expect(await db().auditEntry.count({ where: moves })).toBe(4);
  });

  test("leads nowhere where the other is asked no more, or is another edition's", async () => {
    const { scope, address, idOf, drop, order } = await makeOrder([..."ABC"]);
    await retireQuestion(scope, { ...address, question: idOf("B") });
    await expect(drop("C", "B")).rejects.toThrow("not-found");
    const { edition } = await makeAskingEntrance();
    const { fieldId: elsewhere } = await makeQuestion(edition);
    const beside = await editionScope<"edit-form">(edition);
    const there = { to: "before" as const, before: elsewhere };
    await expect(moveQuestion(scope, { question: idOf("C"), ...there })).rejects.toThrow("not-found");
    await expect(moveQuestion(beside, { question: idOf("C"), ...there })).rejects.toThrow("not-found");
    expect(await order()).toBe("AC");
  });

  test("does not come above what it depends on", async () => {
    const { scope, address, idOf, drop, order } = await makeOrder([..."AB"]);
    const form = { kind: "text", "label.en": "C", "clauses.0.says": "answered:b" };
    const made = await createQuestion(scope, NewQuestionSchema.parse({ ...address, ...form }));
    if (!made.ok) throw new Error(made.reason);
    const { questionId: question } = made.value;
    expect(await moveQuestion(scope, { question, to: "before", before: idOf("B") })).toMatchObject({
      ...{ reason: "condition-order", detail: { question: "C", of: "B" } },
    });
    expect(await drop("B", null)).toMatchObject({ reason: "condition-order" });
    expect(await moveQuestion(scope, { question, to: "end", before: null })).toMatchObject({ ok: true });
    expect(await order()).toBe("ABC");
  });

  test("is said one way: before one with its name, or elsewhere without", () => {
    const form = { school: "s", edition: "e", question: crypto.randomUUID() };
    const read = (more: Record<string, string>) => QuestionMoveSchema.safeParse({ ...form, ...more }).success;
    expect(read({ to: "before", before: crypto.randomUUID() })).toBe(true);
    expect(read({ to: "end" })).toBe(true);
    for (const wrong of [{ to: "before" }, { to: "before", before: "" }, { to: "up", before: form.question }])
      expect(read(wrong as Record<string, string>)).toBe(false);
  });
});

/** Whoever has waited too long for the lock, as on a busy machine, is told to come again, and does. */
async function untilTaken<Value>(act: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AppError && error.code === "unavailable")) throw error;
    }
  }
}

/** Everybody drops every question somewhere at once. */
const dropAll = ({ drop }: Awaited<ReturnType<typeof makeOrder>>, labels: string[]) =>
  Promise.allSettled(
    Array.from({ length: 60 }, (_, at) => {
      const [label = "", other = ""] = [labels[at % labels.length], labels[(at * 3 + 1) % labels.length]];
      return untilTaken(() => drop(label, label === other ? null : other));
    }),
  );

test("however many drop at once, each place is given once", async () => {
  const labels = [..."ABCDEFGH"];
  const made = await makeOrder(labels);
  const dropped = await dropAll(made, labels);
  expect(dropped.filter(({ status }) => status === "rejected")).toEqual([]);
  expect([...(await made.order())].sort()).toEqual(labels);
  const orders = await db().field.findMany({ where: made.here, select: { order: true } });
  expect(new Set(orders.map(({ order }) => order)).size).toBe(orders.length);
});

test.runIf(inject("engine") === "server")("without the lock it is not", async () => {
  const labels = [..."ABCDEFGH"];
  let doubled = false;
  for (let round = 0; round < 6 && !doubled; round += 1) {
    const made = await makeOrder(labels);
    await withoutLocks(() => dropAll(made, labels));
    const orders = await db().field.findMany({ where: made.here, select: { order: true } });
    doubled = new Set(orders.map(({ order }) => order)).size < orders.length;
  }
  expect(doubled).toBe(true);
});
