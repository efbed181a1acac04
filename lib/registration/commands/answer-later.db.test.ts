import { describe, expect, test } from "vitest";
import { addDays, dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { seenText } from "@/lib/platform/merge-form";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeAskedLater } from "@/prisma/scenarios/asked-later";
import { linkScope } from "@/prisma/testing/scopes";
import { findOffer } from "../queries/offer";
import { selfServiceFields } from "../rules/form-fields";
import { SelfServiceChangeSchema } from "../schema/self-service";
import { changeRegistration } from "./change-registration";
import { withdraw } from "./withdraw";

/** Where it is not the day of UTC now, nor near midnight. */
const AFAR = new Date().getUTCHours() < 11 ? "Etc/GMT+12" : "Etc/GMT-14";
const dayAfar = (days: number) => dateColumn(addDays(localDate(new Date(), AFAR), days));
const LONG_OVER = new Date("2026-01-01");
const close = (fieldId: string) =>
  db().field.updateMany({ where: { id: fieldId }, data: { answerUntil: LONG_OVER } });

describe("what is asked later", () => {
  test("is answered behind the link of whoever has a place, changed there, and told in the history", async () => {
    const { train, somebody, answer, answersOf } = await makeAskedLater();
    const { id } = await somebody();
    expect(await answer(id, { [train.id]: "" })).toMatchObject({
      reason: "field-errors",
      detail: { [`answers.${train.id}`]: "missing" },
    });
    expect((await db().registration.findFirstOrThrow({ where: { id } })).laterSentAt).toBeNull();
    expect(await answer(id, { [train.id]: "The night train" })).toMatchObject({ ok: true });
    expect(await answer(id, { [train.id]: "The day train" })).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [train.id]: "The day train" });
    const told = await db().auditEntry.count({ where: { objectId: id, act: "answer-later" } });
    expect(told).toBe(2);
    expect((await db().registration.findFirstOrThrow({ where: { id } })).laterSentAt).not.toBeNull();
  });

  test.each(["waitlisted", "pending"] as const)("is not asked of who is %s", async (state) => {
    const { train, somebody, answer, answersOf } = await makeAskedLater();
    const { id } = await somebody({ state });
    expect(await answer(id, { [train.id]: "By boat" })).toMatchObject({ reason: "changed" });
    expect(await answersOf(id)).toEqual({});
  });

  test("is in no registration, and needed for none", async () => {
    const { edition, ids, category } = await makeAskedLater();
    const now = await makeQuestion(edition);
    const { questions } = await findOffer(db(), ids, category.slug);
    expect(questions.map(({ versionId }) => versionId)).toEqual([now.id]);
  });

  test("stays as it was answered when the other answers are changed, and the other way round", async () => {
    const { edition, ids, train, somebody, answer, answersOf } = await makeAskedLater();
    const why = await makeQuestion(edition);
    const { id, organisationId } = await somebody();
    await db().answer.create({
      data: { organisationId, registrationId: id, fieldVersionId: why.id, value: "Because" },
    });
    expect(await answer(id, { [train.id]: "By boat" })).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [why.id]: "Because", [train.id]: "By boat" });
    const { version } = await db().registration.findFirstOrThrow({ where: { id } });
    const change = SelfServiceChangeSchema.parse({
      ...{ locale: "en", token: "x".repeat(49), version: String(version) },
      ...{ fullName: "Ada", language: "en", affiliation: "", country: "IT", [`answers.${why.id}`]: "So" },
    });
    expect(await changeRegistration(linkScope(ids, id), change)).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [why.id]: "So", [train.id]: "By boat" });
  });

  test("is merged with what another window answered, and a conflict is told", async () => {
    const { later, train, somebody, answer, answersOf } = await makeAskedLater();
    const shirt = await later();
    const { id, version } = await somebody();
    const seen = seenText({ version, values: {} });
    const first = { version: String(version), seen };
    expect(await answer(id, { [train.id]: "By boat" }, first)).toMatchObject({ ok: true });
    expect(await answer(id, { [train.id]: "", [shirt.id]: "Large" }, first)).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [train.id]: "By boat", [shirt.id]: "Large" });
    expect(await answer(id, { [train.id]: "On foot" }, first)).toMatchObject({
      reason: "conflict",
      detail: { [`answers.${train.id}`]: "newer" },
    });
    expect(await answersOf(id)).toMatchObject({ [train.id]: "By boat" });
  });

  test("goes with its consent when the place goes, where it is sensitive", async () => {
    const { ids, later, train, somebody, answer, answersOf } = await makeAskedLater();
    const term = await db().term.create({
      data: {
        ...ids,
        kind: "sensitive",
        key: "lift",
        versions: { create: { number: 1, text: { en: "Yes" } } },
      },
      include: { versions: true },
    });
    const termVersionId = term.versions[0]?.id ?? "";
    const lift = await later({ sensitive: true, termVersionId });
    const { id } = await somebody();
    const said = { [train.id]: "By boat", [lift.id]: "A ramp" };
    expect(await answer(id, said)).toMatchObject({ reason: "field-errors" });
    expect(await answer(id, said, { [`agreed.${termVersionId}`]: "on" })).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual(said);
    expect(await withdraw(linkScope(ids, id))).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [train.id]: "By boat" });
  });
});

describe("a last day", () => {
  test("is the whole day where the edition is", async () => {
    const { ids, later, train, somebody, answer } = await makeAskedLater();
    await db().edition.updateMany({ where: { id: ids.editionId }, data: { timeZone: AFAR } });
    const today = await later({}, { answerUntil: dayAfar(0) });
    const over = await later({}, { answerUntil: dayAfar(-1) });
    const { id } = await somebody();
    const night = { [train.id]: "By boat" };
    expect(await answer(id, { ...night, [today.id]: "Large" })).toMatchObject({ ok: true });
    expect(await answer(id, { ...night, [over.id]: "Large" })).toMatchObject({ reason: "answers-closed" });
  });

  test("refuses what is typed after it, and leaves what was answered", async () => {
    const { later, train, somebody, answer, answersOf } = await makeAskedLater();
    const shirt = await later();
    const { id } = await somebody();
    expect(await answer(id, { [train.id]: "By boat", [shirt.id]: "Large" })).toMatchObject({ ok: true });
    const { version } = await db().registration.findFirstOrThrow({ where: { id } });
    const values = { [`answers.${train.id}`]: "By boat", [`answers.${shirt.id}`]: "Large" };
    const drawn = { version: String(version), seen: seenText({ version, values }) };
    await close(shirt.fieldId);
    const before = await answersOf(id);
    for (const late of [{ [shirt.id]: "Small" }, { [shirt.id]: "" }, {}])
      expect(await answer(id, { [train.id]: "On foot", ...late }, drawn)).toMatchObject({
        reason: "answers-closed",
      });
    expect(await answersOf(id)).toEqual(before);
    // What only stands there as it is stored is no change.
    expect(await answer(id, { [train.id]: "On foot", [shirt.id]: "Large" }, drawn)).toMatchObject({
      ok: true,
    });
    expect(await answersOf(id)).toEqual({ [train.id]: "On foot", [shirt.id]: "Large" });
    // Drawn after it, the form does not ask it.
    expect(await answer(id, { [train.id]: "By bus" })).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [train.id]: "By bus", [shirt.id]: "Large" });
  });

  test("holds for what was asked at registration, too", async () => {
    const { edition, ids, somebody, answersOf } = await makeAskedLater();
    const why = await makeQuestion(edition, { answerUntil: LONG_OVER }, { required: true });
    const { id, organisationId, version } = await somebody();
    await db().answer.create({
      data: { organisationId, registrationId: id, fieldVersionId: why.id, value: "Because" },
    });
    const change = (more: Record<string, string>) =>
      changeRegistration(
        linkScope(ids, id),
        SelfServiceChangeSchema.parse({
          ...{ locale: "en", token: "x".repeat(49), version: String(version) },
          ...{ fullName: "Ada Nuova", language: "en", affiliation: "", country: "IT", ...more },
        }),
      );
    expect(await change({ [`answers.${why.id}`]: "So" })).toMatchObject({ reason: "answers-closed" });
    expect(await change({})).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [why.id]: "Because" });
    expect((await findOffer(db(), ids, "x")).questions).toHaveLength(1);
  });

  test("is not passed by an answer that another one hides: it stays as it was", async () => {
    const { edition, ids, somebody, answersOf } = await makeAskedLater();
    const bus = await makeQuestion(edition, { kind: "yes_no", key: "bus" });
    const isYes = { about: "answer", question: "bus", is: "one-of", values: ["yes"] };
    const stop = await makeQuestion(
      edition,
      { answerUntil: LONG_OVER },
      { condition: { match: "all", clauses: [isYes] } },
    );
    const row = await somebody();
    const { id, organisationId, version } = row;
    const stored = { [bus.id]: "yes", [stop.id]: "The station" };
    for (const [fieldVersionId, value] of Object.entries(stored))
      await db().answer.create({ data: { organisationId, registrationId: id, fieldVersionId, value } });
    const form = (answers: Record<string, string>) => selfServiceFields(row, { answers, agreed: [] });
    const seen = seenText({ version, values: form(stored) });
    const change = (answers: Record<string, string>) =>
      changeRegistration(
        linkScope(ids, id),
        SelfServiceChangeSchema.parse({
          ...{ locale: "en", token: "x".repeat(49), version: String(version), seen },
          ...form(answers),
        }),
      );
    expect(await change({ [bus.id]: "yes", [stop.id]: "" })).toMatchObject({ reason: "answers-closed" });
    expect(await change({ [bus.id]: "yes" })).toMatchObject({ reason: "answers-closed" });
    // The page hides the stop, and does not send it.
    expect(await change({ [bus.id]: "no" })).toMatchObject({ ok: true });
    expect(await answersOf(id)).toEqual({ [bus.id]: "no", [stop.id]: "The station" });
  });
});
