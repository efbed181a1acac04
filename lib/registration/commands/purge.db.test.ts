import { expect, test } from "vitest";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { addDays, localDate } from "@/lib/platform/dates/zones";
import { db, transaction } from "@/lib/platform/db/client";
import { takeLease } from "@/lib/platform/db/lease";
import { newId } from "@/lib/platform/new-id";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listStatements } from "@/prisma/testing/list-statements";
import { purge } from "./purge";

const daysAgo = (days: number) => addDays(localDate(new Date(), "UTC"), -days);

async function makeAnswered(endedDaysAgo: number, state: "confirmed" | "pending" = "confirmed") {
  const { edition } = await makeOpenEdition({ dates: [daysAgo(endedDaysAgo)] });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en"] }));
  const registration = await makeRegistration(edition, await makeCategory(edition), { state });
  const fields = await db().fieldVersion.findMany({ where: { field: ids }, include: { field: true } });
  const own = { organisationId: ids.organisationId, registrationId: registration.id };
  for (const version of fields) {
    const consent = version.termVersionId
      ? await db().consent.create({
          data: { ...own, termVersionId: version.termVersionId, language: "en" },
        })
      : null;
    await db().answer.create({
      data: { ...own, fieldVersionId: version.id, value: "x", consentId: consent?.id ?? null },
    });
  }
  const left = async () => {
    const rows = await db().answer.findMany({
      where: own,
      include: { fieldVersion: { include: { field: true } } },
    });
    return rows.map((row) => row.fieldVersion.field.key).sort();
  };
  return { left };
}

test("answers go when their own time is over: food and access a month after, the others a year after", async () => {
  const [fresh, month, year] = [await makeAnswered(3), await makeAnswered(40), await makeAnswered(400)];
  await purge();
  expect(await fresh.left()).toEqual(["access", "diet", "interpreting"]);
  expect(await month.left()).toEqual(["interpreting"]);
  expect(await year.left()).toEqual([]);
});

test("food and access of whoever was never answered go once it is over, and not before", async () => {
  const [over, today] = [await makeAnswered(2, "pending"), await makeAnswered(0, "pending")];
  await purge();
  expect(await over.left()).toEqual(["interpreting"]);
  expect(await today.left()).toEqual(["access", "diet", "interpreting"]);
});

test("an answer goes by the days of the wording it was given to, not by those of a newer one", async () => {
  const { edition } = await makeOpenEdition({ dates: [daysAgo(20)] });
  const own = { organisationId: edition.organisationId };
  const registration = await makeRegistration(edition, await makeCategory(edition));
  const answer = async (days: number) => {
    const version = await makeQuestion(edition, {}, { retentionDays: days });
    const data = { ...own, fieldVersionId: version.id, registrationId: registration.id, value: "x" };
    await db().answer.create({ data });
    return version;
  };
  const [short, long] = [await answer(10), await answer(30)];
  // From now on each is kept as the other one was.
  for (const [{ fieldId }, retentionDays] of [[short, 30] as const, [long, 10] as const])
    await db().fieldVersion.create({
      data: { ...own, fieldId, number: 2, label: { en: "Which train?" }, retentionDays },
    });
  await purge();
  const left = await db().answer.findMany({ where: { ...own, registrationId: registration.id } });
  expect(left.map(({ fieldVersionId }) => fieldVersionId)).toEqual([long.id]);
});

test("a draft dies with all it left; a fresh one and a sent one stay", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const past = new Date(Date.now() - 60_000);
  const dead = await makeRegistration(edition, null, { state: "draft", expiresAt: past });
  await db().outboxMessage.create({
    data: {
      template: "sign-in",
      language: "en",
      recipient: dead.email,
      recipientKey: dead.emailKey,
      state: "queued",
      messageId: `<${crypto.randomUUID()}@test>`,
      organisationId: edition.organisationId,
      registrationId: dead.id,
    },
  });
  const fresh = await makeRegistration(edition, null, { state: "draft" });
  const sent = await makeRegistration(edition, category);
  await purge();
  const rows = await db().registration.findMany({ where: { editionId: edition.id }, select: { id: true } });
  expect(rows.map((row) => row.id).sort()).toEqual([fresh.id, sent.id].sort());
  expect(await db().outboxMessage.count({ where: { registrationId: dead.id } })).toBe(0);
});

test("a background job is one holder's until it lets go or its time is over", async () => {
  const name = `job-${crypto.randomUUID()}`;
  const asked = await Promise.all(["a", "b", "c", "d"].map((holder) => takeLease(name, holder, 60)));
  expect(asked.filter(Boolean)).toHaveLength(1);
  const holder = ["a", "b", "c", "d"][asked.indexOf(true)] ?? "";
  expect(await takeLease(name, holder, 60)).toBe(true);
  await db().lease.update({ where: { name }, data: { expiresAt: new Date(0) } });
  expect(await takeLease(name, "late", 60)).toBe(true);
});

test("what the history holds of answers goes in parts, and all of it; of a question that is kept longer nothing", async () => {
  const { edition } = await makeOpenEdition({ dates: [daysAgo(60)] });
  const { organisationId, id: editionId } = edition;
  await makeQuestion(edition, { key: "short" }, { retentionDays: 30 });
  await makeQuestion(edition, { key: "long" }, { retentionDays: 365 });
  const registration = await makeRegistration(edition, await makeCategory(edition));
  const entries = Array.from({ length: 520 }, () => newId());
  await db().auditEntry.createMany({
    data: entries.map((id) => ({
      ...{ id, organisationId, editionId, actorKind: "system" as const, act: "answer-later" },
      ...{ objectKind: "registration", objectId: registration.id },
    })),
  });
  await db().auditValue.createMany({
    data: entries.flatMap((auditEntryId, at) =>
      (at < 10 ? ["short", "long"] : ["short"]).map((key) => ({
        ...{ auditEntryId, field: `answer.${key}`, after: "Boat", registrationId: registration.id },
      })),
    ),
  });
  const { statements } = await listStatements(() => purge());
  const parts = statements.filter((text) => text.includes("DELETE FROM audit_value WHERE (audit_entry_id"));
  expect(parts.length).toBeGreaterThanOrEqual(2);
  const left = await db().auditValue.findMany({ where: { registrationId: registration.id } });
  expect(left.filter(({ field }) => field.startsWith("answer.")).map(({ field }) => field)).toEqual(
    Array(10).fill("answer.long"),
  );
});
