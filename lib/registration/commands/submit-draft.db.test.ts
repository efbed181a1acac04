import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { CHIARA, makeForm } from "@/prisma/scenarios/register-form";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { listStatements } from "@/prisma/testing/list-statements";
import { saveEnrolment } from "./drafts";
import { submitDraft } from "./submit-draft";

async function makeAnswered(more: { fullName?: string; form?: Awaited<ReturnType<typeof makeForm>> } = {}) {
  const form = more.form ?? (await makeForm());
  const made = await form.begin(more.fullName ? { fullName: more.fullName } : {});
  if (!made.ok) throw new Error(made.reason);
  const id = made.value.registrationId;
  const diet = form.asked("diet");
  await saveEnrolment(form.draftScope(id), {
    locale: "en",
    draft: "",
    category: form.category.id,
    answers: { [diet.versionId]: "nuts" },
    agreed: { [String(diet.consentId)]: "on" },
  });
  const send = (input: { another?: "yes" | "no"; version?: number; asked?: boolean } = {}, draft = true) =>
    submitDraft(form.draftScope(id, draft), {
      locale: "en",
      draft: "",
      asked: false,
      ...input,
    });
  return { form, id, diet, send };
}

test("a draft becomes a registration with its answers, consents and notice, and its reminder is cancelled", async () => {
  const { id, diet, send } = await makeAnswered();
  expect(await send()).toMatchObject({ ok: true, value: { registrationId: id, state: "confirmed" } });
  const row = await db().registration.findFirstOrThrow({
    where: { id },
    include: {
      answers: { include: { consent: true } },
      consents: { include: { termVersion: { include: { term: true } } } },
      messages: { orderBy: { createdAt: "asc" } },
    },
  });
  expect(row).toMatchObject({ state: "confirmed", draft: null, expiresAt: null });
  expect(row.answers.map((answer) => [answer.value, answer.consent?.termVersionId])).toEqual([
    ["nuts", diet.consentId],
  ]);
  // Told is not agreed: only what had a box is an agreement.
  expect(
    row.consents.map(({ termVersion, agreedAt }) => [termVersion.term.kind, agreedAt !== null]).sort(),
  ).toEqual([
    ["participation", false],
    ["privacy", false],
    ["sensitive", true],
  ]);
  expect(row.messages.map((message) => [message.template, message.state])).toEqual([
    ["draft-saved", "cancelled"],
    ["registration-confirmed", "queued"],
  ]);
});

test("no box is forced: what a registration needs is told, and half an answer is not sent", async () => {
  const { form, send } = await makeAnswered();
  expect(await send()).toMatchObject({ ok: true });
  const made = await form.begin({ fullName: "Half Esempio" });
  if (!made.ok) throw new Error(made.reason);
  const half = await submitDraft(form.draftScope(made.value.registrationId), {
    locale: "en",
    draft: "",
    asked: false,
  });
  expect(half).toEqual({ ok: false, reason: "changed" });
});

test("sent ten times at once it is one registration with one answer", async () => {
  const { form, send } = await makeAnswered();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send()));
  expect(new Set(answers.map((answer) => answer.ok && answer.value.reference)).size).toBe(1);
  expect(await send({}, false)).toEqual(answers[0]);
  // One whose gate still saw the draft, and that comes when its twin is through.
  expect(await send()).toEqual(answers[0]);
  expect(await db().registration.count({ where: { ...form.ids, state: "confirmed" } })).toBe(1);
});

test('somebody sharing the address is asked, and "that was me" only sends the link to the address', async () => {
  const { form, id, send } = await makeAnswered();
  await send();
  const second = await makeAnswered({ form, fullName: "Bruno Esempio" });
  expect(await second.send()).toEqual({ ok: false, reason: "shared-address" });
  const unanswered = { ok: false, reason: "field-errors", detail: { another: "choose" } };
  expect(await second.send({ asked: true })).toEqual(unanswered);
  expect(await second.send({ another: "no" })).toEqual({ ok: false, reason: "already-registered" });
  const links = await db().outboxMessage.findMany({
    where: { registrationId: id, template: "already-registered" },
  });
  expect((await asTheyLeave(links)).map((link) => link?.recipient)).toEqual([CHIARA.email]);
  expect(await second.send({ another: "yes" })).toMatchObject({ ok: true });
});

test("answers changed in another window are looked at before they are sent", async () => {
  const { form, id, send } = await makeAnswered();
  const { version } = await db().registration.findFirstOrThrow({ where: { id } });
  expect(await send({ version: version - 1 })).toEqual({ ok: false, reason: "stale" });
  expect(await db().registration.count({ where: { ...form.ids, state: "confirmed" } })).toBe(0);
  const sent = await send({ version });
  expect(sent).toMatchObject({ ok: true });
  expect(await send({ version }, false)).toEqual(sent);
});

/** States of the mails that lead back to unsent forms of an edition. */
async function reminders(ids: { organisationId: string; editionId: string }) {
  const rows = await db().outboxMessage.findMany({
    where: { template: "draft-saved", registration: ids },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => row.state);
}

test("who has a place hears of no form that is not sent: of a second one begun before, of one sent again", async () => {
  const { form, send } = await makeAnswered();
  // "Back" to an empty first page, without JavaScript: the same person, a form of its own.
  const again = await makeAnswered({ form });
  const other = await makeAnswered({ form, fullName: "Bruno Esempio" });
  expect(await reminders(form.ids)).toEqual(["queued", "queued", "queued"]);
  await send();
  expect(await reminders(form.ids)).toEqual(["cancelled", "cancelled", "queued"]);
  expect(await again.send()).toMatchObject({ reason: "already-registered" });
  await other.send({ another: "yes" });
  expect(await reminders(form.ids)).toEqual(["cancelled", "cancelled", "cancelled"]);
});

test("nobody who has a place is told to have none, for a form begun afterwards", async () => {
  const { form, send } = await makeAnswered();
  await send();
  const late = await makeAnswered({ form });
  await makeAnswered({ form, fullName: "Bruno Esempio" });
  expect(await reminders(form.ids)).toEqual(["cancelled", "queued"]);
  // What she sends all the same is answered by the link of her registration.
  expect(await late.send()).toMatchObject({ reason: "already-registered" });
});

test("a form that closed meanwhile is told so without a transaction and without a lock; what is sent already is not", async () => {
  const { form, id, send } = await makeAnswered();
  const closed = { ...form.draftScope(id), phase: "closed" as const };
  const late = { locale: "en", draft: "", asked: false } as const;
  const { value, statements } = await listStatements(() => submitDraft(closed, late));
  expect(value).toMatchObject({ ok: false, reason: "closed" });
  expect(statements.filter((text) => /^\s*BEGIN|FOR UPDATE/i.test(text))).toEqual([]);
  expect(await send()).toMatchObject({ ok: true });
  expect(await submitDraft(closed, late)).toMatchObject({ ok: true, value: { registrationId: id } });
});
