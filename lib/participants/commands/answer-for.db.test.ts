import { describe, expect, test } from "vitest";
import { addDays, dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { answerLater } from "@/lib/registration/commands/answer-later";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { purge } from "@/lib/registration/commands/purge";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeQuestion } from "@/prisma/factories/registration";
import { DIET, makeCorrecting } from "@/prisma/scenarios/corrected";
import { linkScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { findAnswersFor } from "../queries/answers-for";
import { findRegistrationForDesk } from "../queries/detail";
import { answerFor } from "./answer-for";

async function makeAsked() {
  const desk = await makeCorrecting();
  const { edition, ids, old, eats, come, row } = desk;
  const train = await makeQuestion(edition, { key: "train", laterSince: new Date() });
  const hotel = await makeQuestion(edition, { key: "hotel" });
  const bus = await makeQuestion(
    edition,
    { key: "bus", kind: "choice" },
    { options: [{ value: "bus", label: { en: "The bus" }, limit: 1 }] },
  );
  const id = await come("Ada Esempio", old, eats);
  const say = async (answers: Record<string, string | string[]>, more: object = {}) =>
    answerFor(desk.desk, {
      ...{ registration: id, version: (await row(id)).version, answers, reason: "By telephone." },
      ...more,
    });
  const said = async (registrationId = id) =>
    Object.fromEntries(
      (
        await db().answer.findMany({
          where: { registrationId },
          include: { fieldVersion: { include: { field: true } } },
        })
      ).map(({ fieldVersion, value, wished }) => [
        fieldVersion.field.key,
        wished.length > 0 ? `${value} (wish)` : value,
      ]),
    );
  const changes = async () =>
    (await page())?.registration.changed.map(({ act, by, changes }) => [
      ...[act, by],
      ...changes.map(({ field, before, after }) => `${field}: ${before} > ${after}`),
    ]);
  const page = () => desk.page(id);
  return { ...desk, ids, id, train, hotel, bus, say, said, changes };
}

describe("answering for somebody", () => {
  test("is in the history with its reason, which both sides read; what is sent once more is no change", async () => {
    const { id, desk, row, train, hotel, say, said, changes } = await makeAsked();
    expect(await say({ [train.id]: "Night train", [hotel.id]: "Two nights" })).toEqual({
      ok: true,
      value: { registration: id, saved: "answers" },
    });
    expect(await said()).toEqual({ diet: DIET, train: "Night train", hotel: "Two nights" });
    for (const saved of ["answers", "same"])
      expect(await say({ [train.id]: "Bus", [hotel.id]: "Two nights" })).toMatchObject({ value: { saved } });
    expect((await row(id)).version).toBe(3);
    const told = [
      [
        ...["answer-for", "login", "hotel: null > Two nights", "train: null > Night train"],
        "reason: null > By telephone.",
      ],
      ["answer-for", "login", "train: Night train > Bus", "reason: null > By telephone."],
    ];
    expect(await changes()).toEqual(told);
    const detail = await findRegistrationForDesk(desk, id);
    const atDesk = detail?.history.filter((entry) => entry.act === "answer-for");
    expect(atDesk?.map((entry) => entry.changes.length)).toEqual([3, 2]);
  });

  test("leaves sensitive answers alone and takes none, whoever sends it", async () => {
    const { id, desk, diet, hotel, say, said } = await makeAsked();
    for (const answers of [{ [diet.id]: "vegan" }, { [diet.id]: "", [hotel.id]: "x" }]) {
      await say(answers, { agreed: { [diet.termVersionId ?? ""]: "on" } });
      expect((await said()).diet).toBe(DIET);
    }
    expect(await say({ [hotel.id]: "One night" })).toMatchObject({ ok: true });
    expect(await said()).toEqual({ diet: DIET, hotel: "One night" });
    expect(await db().consent.count({ where: { registrationId: id, withdrawnAt: null } })).toBe(1);
    const asked = await findAnswersFor(desk, id, "en");
    expect(JSON.stringify(asked)).not.toContain(DIET);
    expect(asked.questions.some(({ sensitive }) => sensitive)).toBe(false);
  });

  test("is judged as in one's own form: what is full, what must be answered, an older form", async () => {
    const { bus, hotel, come, mark, say, said } = await makeAsked();
    await come("Bruno Beispiel", `bruno-${mark}@example.org`, { answers: { [bus.id]: "bus" } });
    expect(await say({ [bus.id]: "bus" })).toMatchObject({
      reason: "field-errors",
      detail: { [`answers.${bus.id}`]: "full" },
    });
    expect(await say({ [hotel.id]: "x" }, { version: 7 })).toMatchObject({ reason: "conflict" });
    await db().fieldVersion.updateMany({ where: { id: hotel.id }, data: { required: true } });
    expect(await say({})).toMatchObject({ reason: "field-errors" });
    expect(await said()).toEqual({ diet: DIET });
  });

  test("goes on after the last day, and ends with the registration", async () => {
    const { id, ids, desk, train, say, said } = await makeAsked();
    await db().field.updateMany({
      where: { id: train.fieldId },
      data: { answerUntil: dateColumn(addDays(localDate(new Date(), "UTC"), -3)) },
    });
    expect(await say({ [train.id]: "Bus" })).toMatchObject({ ok: true });
    expect((await said()).train).toBe("Bus");
    await withdraw(linkScope(ids, id));
    expect(await say({ [train.id]: "Boat" })).toMatchObject({ reason: "not-live" });
    await expect(findAnswersFor(desk, id, "en")).rejects.toMatchObject({ code: "not-found" });
  });
});

test("what somebody changes themselves is in the history too, and what they change of diet is not", async () => {
  const { id, ids, row, train, changes } = await makeAsked();
  const input = { version: (await row(id)).version, answers: { [train.id]: "Boat" } };
  expect(await answerLater(linkScope(ids, id), input)).toMatchObject({ ok: true });
  expect(await changes()).toEqual([["answer-later", "link", "train: null > Boat"]]);
});

test("what the history holds of answers goes with the answers, and with the person", async () => {
  const { id, ids, mark, edition, train, hotel, say, changes } = await makeAsked();
  await say({ [train.id]: `Train ${mark}` });
  await purge();
  expect(await changes()).toHaveLength(1);
  await say({ [train.id]: `Train ${mark}`, [hotel.id]: `Hotel ${mark}` });
  await eraseRegistration(linkScope(ids, id));
  expect((await tracesOf([`Train ${mark}`, `Hotel ${mark}`])).length).toBe(0);
  const other = await makeAsked();
  await other.say({ [other.train.id]: "Bus" });
  await db().editionDay.updateMany({
    where: { editionId: other.edition.id },
    data: { date: dateColumn(addDays(localDate(new Date(), "UTC"), -400)) },
  });
  await purge();
  const kept = await db().auditValue.findMany({ where: { registrationId: other.id } });
  expect(kept.map(({ field }) => field).filter((field) => field.startsWith("answer."))).toEqual([]);
  expect(edition.id).not.toBe(other.edition.id);
});
