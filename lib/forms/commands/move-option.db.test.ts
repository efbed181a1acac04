import { expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeEdition } from "@/prisma/factories/schools";
import { makeAskingEntrance } from "@/prisma/scenarios/entrance";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { OptionMoveSchema } from "../schema/question";
import { moveOption } from "./move-option";
import { retireQuestion } from "./retire-question";

const VALUES = ["day", "night", "bus", "walk"];

async function makeOptions() {
  const { edition, school, address, scope } = await makeAskingEntrance({ languages: ["en", "it"] });
  const options = VALUES.map((value) => ({
    value,
    label: { en: value },
    ...(value === "bus" ? { limit: 3 } : {}),
  }));
  const choice = { kind: "choice", key: "way" } as const;
  const content = {
    ...{
      label: { en: "How?", it: "Come?" },
      hint: { en: "Roughly." },
      purpose: { en: "For the bus." },
      options,
    },
    ...{ retentionDays: 40, required: true },
  };
  const seen = await makeQuestion(edition, choice, content);
  const question = seen.fieldId;
  const move = (option: string, to: "up" | "down" | "end" | "before", before: string | null = null) =>
    moveOption(scope, { question, option, to, before });
  const versions = () =>
    db().fieldVersion.findMany({
      where: { organisationId: edition.organisationId, fieldId: question },
      orderBy: { number: "asc" },
    });
  const orders = async () =>
    (await versions()).map(({ options }) =>
      (options as Array<{ value: string }>).map(({ value }) => value).join(" "),
    );
  return { edition, school, address, scope, question, seen, move, versions, orders };
}

test("an option moves by one place, to the end, or before another; each order is a wording of its own", async () => {
  const { move, orders, versions, seen } = await makeOptions();
  await move("day", "down");
  await move("walk", "before", "night");
  await move("night", "end");
  await move("bus", "up");
  expect(await orders()).toEqual([
    "day night bus walk",
    "night day bus walk",
    "walk night day bus",
    "walk day bus night",
    "walk bus day night",
  ]);
  const [first, ...later] = await versions();
  expect(first).toEqual(seen);
  for (const [at, version] of later.entries()) {
    const { id, number, options, createdAt, ...rest } = version;
    const { id: _, number: __, options: before, createdAt: ___, ...same } = seen;
    expect(rest).toEqual(same);
    expect(number).toBe(at + 2);
    // Words and limits go along with their option.
    expect(new Set((options as object[]).map((one) => JSON.stringify(one)))).toEqual(
      new Set((before as object[]).map((one) => JSON.stringify(one))),
    );
  }
});

test("where it would stay, and where there is no such option, nothing is written", async () => {
  const { move, orders, question, scope, address, school } = await makeOptions();
  await move("day", "up");
  await move("walk", "down");
  await move("day", "before", "night");
  expect(await orders()).toHaveLength(1);
  for (const gone of [move("boat", "up"), move("day", "before", "boat")])
    await expect(gone).rejects.toThrow("not-found");
  const elsewhere = await makeQuestion(
    await makeEdition(school),
    {},
    { options: [{ value: "day", label: {} }] },
  );
  await expect(
    moveOption(scope, { question: elsewhere.fieldId, option: "day", to: "end", before: null }),
  ).rejects.toThrow("not-found");
  await retireQuestion(scope, { ...address, question });
  await expect(move("day", "down")).rejects.toThrow("not-found");
  expect(await orders()).toHaveLength(1);
});

test("whom it moves before is named where it moves before somebody, and nowhere else", async () => {
  const { address, question } = await makeOptions();
  const form = { ...address, question, option: "day" };
  const read = (to: string, before: string) => OptionMoveSchema.safeParse({ ...form, to, before }).success;
  expect([
    read("before", "bus"),
    read("end", ""),
    read("before", ""),
    read("up", "bus"),
    read("up", ""),
  ]).toEqual([...[true, true, false, false, true]]);
  expect(OptionMoveSchema.safeParse({ ...form, option: "<b>", to: "up", before: "" }).success).toBe(false);
});

const together = async (work: <Value>(all: () => Promise<Value>) => Promise<Value>) => {
  const { move, orders, edition, question } = await makeOptions();
  const done = await work(() =>
    Promise.allSettled(Array.from({ length: 24 }, (_, at) => move(VALUES[at % 4] ?? "", "end"))),
  );
  const last = (await orders()).at(-1)?.split(" ") ?? [];
  const told = await db().auditEntry.count({
    where: { editionId: edition.id, act: "edit-field", objectId: question },
  });
  return {
    failed: done.filter(({ status }) => status === "rejected").length,
    last,
    told,
    count: (await orders()).length,
  };
};

test("however many move at once, none is lost and each is a wording", async () => {
  const { failed, last, told, count } = await together((all) => all());
  expect(failed).toBe(0);
  expect([...last].sort()).toEqual([...VALUES].sort());
  expect(count).toBe(told + 1);
  expect(told).toBeGreaterThanOrEqual(4);
});

test.runIf(inject("engine") === "server")("without the lock some fail", async () => {
  let failed = 0;
  for (let round = 0; round < 6 && failed === 0; round += 1)
    ({ failed } = await together((all) => withoutLocks(all)));
  expect(failed).toBeGreaterThan(0);
});
