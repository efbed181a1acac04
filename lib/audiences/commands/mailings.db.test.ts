import { expect, test } from "vitest";
import { cancelEdition } from "@/lib/editions/commands/cancel-edition";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { ownWordsOf } from "@/lib/outbox/rules/own-words";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { carryOutNow } from "@/prisma/testing/time-passes";
import { getMailingForm } from "../queries/mailings";
import { removeMailing, saveMailing } from "./mailings";
import { sendMailing } from "./send-mailing";

const words = {
  subject: { en: "Bring a cup", it: "Porta una tazza" },
  body: { en: "We pour." },
  attached: [],
  target: "states",
};

const wordsOf = (filled: { parameters: Record<string, unknown> } | null | undefined) =>
  ownWordsOf(filled?.parameters ?? {});

async function makeDraft() {
  const { edition } = await makeOpenEdition({ languages: ["en", "it"] });
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const saved = await saveMailing(scope, {
    ...address,
    mailing: null,
    version: 0,
    audience: ["confirmed"],
    ...words,
  });
  if (!saved.ok) throw new Error(saved.reason);
  return { edition, scope, address, mailing: saved.value.mailingId };
}

test("a message reaches everybody with a place once, in their language", async () => {
  const { edition, scope, address, mailing } = await makeDraft();
  const send = () => sendMailing(scope, { ...address, mailing, version: 1 });
  expect(await send()).toEqual({ ok: false, reason: "nobody-there" });
  const category = await makeCategory(edition);
  await makeRegistration(edition, category, { state: "confirmed", language: "it" });
  await makeRegistration(edition, category, { state: "confirmed", language: "de" });
  await makeRegistration(edition, category, { state: "withdrawn", language: "en" });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, value: { told: 2 } }]);
  const messages = await db().outboxMessage.findMany({
    where: { mailingId: mailing },
    orderBy: { language: "asc" },
  });
  expect(messages.map((message) => message.parameters)).toEqual([{}, {}]);
  expect((await asTheyLeave(messages)).map((leaving) => wordsOf(leaving)?.subject)).toEqual([
    "Bring a cup",
    "Porta una tazza",
  ]);
  expect(messages.every((message) => message.state === "queued" && message.auditEntryId)).toBe(true);
  expect(
    await saveMailing(scope, { ...address, mailing, version: 2, audience: ["confirmed"], ...words }),
  ).toEqual({
    ok: false,
    reason: "already-sent",
  });
});

test("a draft is thrown away for good, by whom saw it as it is, and nothing that was made or sent of it", async () => {
  const { edition, scope, address, mailing } = await makeDraft();
  const remove = (version: number, by = scope) => removeMailing(by, { ...address, mailing, version });
  const stranger = await editionScope((await makeOpenEdition()).edition);
  await expect(remove(1, stranger)).rejects.toMatchObject({ code: "not-found" });
  await saveMailing(scope, { ...address, mailing, version: 1, audience: ["waitlisted"], ...words });
  expect(await remove(1)).toMatchObject({ ok: false, reason: "conflict", detail: { version: 2 } });
  const answers = await Promise.all([remove(2).catch((error) => error), remove(2).catch((error) => error)]);
  expect(answers.filter((one) => one.ok)).toEqual([{ ok: true, value: null }]);
  expect(await db().mailing.count({ where: { id: mailing } })).toBe(0);
  await expect(remove(2)).rejects.toMatchObject({ code: "not-found" });
  const acts = await db().auditEntry.findMany({ where: { objectId: mailing, act: "remove-mailing" } });
  expect(acts).toHaveLength(1);
  const sent = await makeDraft();
  await makeRegistration(sent.edition, await makeCategory(sent.edition), { state: "confirmed" });
  await sendMailing(sent.scope, { ...sent.address, mailing: sent.mailing, version: 1 });
  const gone = await removeMailing(sent.scope, { ...sent.address, mailing: sent.mailing, version: 2 });
  expect(gone).toEqual({ ok: false, reason: "already-sent" });
  expect(await db().outboxMessage.count({ where: { mailingId: sent.mailing } })).toBe(1);
  expect(await db().mailing.count({ where: { editionId: edition.id } })).toBe(0);
});

test("who gave their place back before it left is not written to as one who has it", async () => {
  const { edition, scope, address, mailing } = await makeDraft();
  const category = await makeCategory(edition);
  const stays = await makeRegistration(edition, category);
  const leaves = await makeRegistration(edition, category);
  await clearOutbox();
  expect((await sendMailing(scope, { ...address, mailing, version: 1 })).ok).toBe(true);
  await db().registration.updateMany({ where: { id: leaves.id }, data: { state: "withdrawn" } });
  while ((await dispatchOnce("one", mailSources())) > 0);
  const rows = await db().outboxMessage.findMany({ where: { mailingId: mailing } });
  const states = new Map(rows.map(({ registrationId, state }) => [registrationId, state]));
  expect([states.get(stays.id), states.get(leaves.id)]).toEqual(["sent", "cancelled"]);
});

test("a draft is shown as each reader will find it, in the languages of those who would get it", async () => {
  const { edition, scope, mailing } = await makeDraft();
  const form = (reader: string | null = null) => getMailingForm(scope, mailing, reader, findMailContexts);
  const empty = await form();
  expect(empty.reaches).toBe(0);
  expect(empty.looks.map(({ language, mail }) => [language, mail.subject])).toEqual([
    ["en", "Bring a cup"],
    ["it", "Porta una tazza"],
  ]);
  const category = await makeCategory(edition);
  for (const language of ["it", "it", "de"]) await makeRegistration(edition, category, { language });
  await makeRegistration(edition, category, { state: "waitlisted", language: "fr" });
  const carla = await makeRegistration(edition, category, { fullName: "Carla Ejemplo", language: "it" });
  const { reaches, counts, looks, readers } = await form(carla.id);
  expect(reaches).toBe(4);
  // The body is written in English only.
  expect(counts).toEqual([
    { language: "it", people: 3, written: false },
    { language: "de", people: 1, written: false },
  ]);
  expect(readers).toContainEqual({ id: carla.id, fullName: "Carla Ejemplo" });
  const seen = Object.fromEntries(looks.map(({ language, ...look }) => [language, look]));
  expect(Object.keys(seen)).toEqual(["en", "it", "de"]);
  expect(seen.it?.mail.subject).toBe("Porta una tazza");
  expect(seen.en?.mail.blocks[0]).toMatchObject({ text: "Hello Carla Ejemplo," });
  // It is said all the same, and the frame around it is in the reader's language.
  expect(seen.de).toMatchObject({ written: false, mail: { language: "de" } });
  expect(seen.de?.mail.blocks).toContainEqual({
    ...{ kind: "prose", introduction: null, source: "We pour.", ours: true },
  });
  expect(seen.de?.mail.blocks[0]).toMatchObject({ text: expect.stringMatching(/^Guten Tag/) });
  expect(JSON.stringify(looks)).not.toMatch(/https?:/);
});

test("two people editing one message: the second sees the first one's words", async () => {
  const { scope, address, mailing } = await makeDraft();
  const save = (subject: string) =>
    saveMailing(scope, {
      ...address,
      mailing,
      version: 1,
      audience: ["confirmed"],
      ...words,
      subject: { en: subject },
    });
  expect((await save("First")).ok).toBe(true);
  expect(await save("Second")).toMatchObject({
    ok: false,
    reason: "conflict",
    detail: { "subject.en": "First", version: 2 },
  });
});

test("thousands are told by as many statements as two thousand rows need", async () => {
  const { edition, scope, address, mailing } = await makeDraft();
  const category = await makeCategory(edition);
  const { organisationId, id: editionId } = edition;
  const first = await makeRegistration(edition, category, { state: "confirmed", language: "it" });
  const ids = Array.from({ length: 2_100 }, () => crypto.randomUUID());
  const person = { organisationId, fullName: "Ada Esempio", nameKey: "ada esempio" };
  await db().person.createMany({ data: ids.map((id) => ({ ...person, id })) });
  await db().registration.createMany({
    data: ids.map((id, number) => ({
      organisationId,
      editionId,
      id,
      personId: id,
      categoryId: category.id,
      state: "confirmed" as const,
      mode: first.mode,
      fullName: "Ada Esempio",
      nameKey: "ada esempio",
      email: `ada-${number}@example.org`,
      emailKey: `ada-${number}@example.org`,
      language: "it",
      reference: `A${[...String(number).padStart(4, "0")].map((digit) => "ACDEFHJKLM"[Number(digit)]).join("")}`,
      submittedAt: first.submittedAt,
      stateSince: first.stateSince,
    })),
  });
  const told = { ok: true, value: { told: 2_101 } };
  expect(await expectQueries(12, () => sendMailing(scope, { ...address, mailing, version: 1 }))).toEqual(
    told,
  );
  const { title, version } = await db().edition.findFirstOrThrow({
    where: { organisationId, id: editionId },
  });
  const { en: name } = title as { en: string };
  const cancel = { version, name, reason: { it: "Piove dal tetto." } };
  expect(await expectQueries(20, () => cancelEdition(scope, cancel))).toEqual(told);
  await expectQueries(20, () => carryOutNow(scope));
});
