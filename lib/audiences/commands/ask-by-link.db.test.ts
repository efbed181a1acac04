import { expect, inject, test } from "vitest";
import { readMessages } from "@/lib/outbox/jobs/prepare-mail";
import { writeMail } from "@/lib/outbox/jobs/write-mail";
import { listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { makeCorrection } from "@/prisma/factories/registration";
import { makeAskedLater } from "@/prisma/scenarios/asked-later";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { getAsking } from "../queries/asking";
import { askByLink } from "./ask-by-link";

async function makeDeskOfAsked() {
  const made = await makeAskedLater();
  const scope = await editionScope(made.edition);
  const ask = (seen: number, limits?: Parameters<typeof askByLink>[2]) => askByLink(scope, { seen }, limits);
  const now = () => getAsking(scope);
  const messages = () =>
    db().outboxMessage.findMany({
      where: { ...made.ids, template: "still-to-answer" },
      select: { registrationId: true, language: true, state: true, parameters: true, auditEntryId: true },
    });
  const missing = async () => {
    const filter = RegistrationFilterSchema.parse({ answers: "missing" });
    const { rows, total } = await listRegistrationsForDesk(scope, filter);
    expect(total).toBe(rows.length);
    return new Set(rows.map(({ id }) => id));
  };
  return { ...made, scope, ask, now, messages, missing };
}

test("'tell us your train' is asked of 15 confirmed people by link, 12 answer, 3 are reminded", async () => {
  const { scope, ids, train, somebody, answer, ask, now, messages, missing } = await makeDeskOfAsked();
  expect(await ask(0)).toEqual({ ok: false, reason: "nobody-there" });
  const people: string[] = [];
  for (let count = 0; count < 15; count += 1)
    people.push(
      (await somebody({ language: count % 2 ? "it" : "en", state: count ? "confirmed" : "offered" })).id,
    );
  for (const state of ["waitlisted", "pending", "withdrawn", "declined"] as const) await somebody({ state });

  expect(await now()).toMatchObject({ asked: 15, toAnswer: 15, number: 0, last: null, open: true });
  expect(await ask(0)).toEqual({ ok: true, value: { round: 1, told: 15, left: 0, finished: true } });
  const first = await messages();
  expect(new Set(first.map(({ registrationId }) => registrationId))).toEqual(new Set(people));
  expect(first.filter(({ language }) => language === "it")).toHaveLength(7);
  // They left: what is asked again is another message.
  await db().outboxMessage.updateMany({
    where: { ...ids, template: "still-to-answer" },
    data: { state: "sent", sentAt: new Date() },
  });

  for (const id of people.slice(0, 12))
    expect(await answer(id, { [train.id]: "By boat" })).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ asked: 15, toAnswer: 3, number: 1, last: { told: 15 } });
  expect(await missing()).toEqual(new Set(people.slice(12)));
  expect(await ask(1)).toEqual({ ok: true, value: { round: 2, told: 3, left: 0, finished: true } });
  const again = (await messages()).filter(({ state }) => state === "queued");
  expect(new Set(again.map(({ registrationId }) => registrationId))).toEqual(new Set(people.slice(12)));
  const told = await db().auditEntry.findMany({
    where: { ...ids, act: "ask-by-link" },
    orderBy: { createdAt: "asc" },
    select: { id: true, actorId: true, values: { select: { field: true, after: true } } },
  });
  expect(told.map(({ values }) => values)).toEqual([
    [{ field: "told", after: 15 }],
    [{ field: "told", after: 3 }],
  ]);
  expect(told.every(({ actorId }) => actorId === scope.actor.id)).toBe(true);
  expect(again.every(({ auditEntryId }) => auditEntryId === told[1]?.id)).toBe(true);

  for (const id of people.slice(12))
    expect(await answer(id, { [train.id]: "On foot" })).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ asked: 15, toAnswer: 0 });
  expect(await ask(2)).toEqual({ ok: false, reason: "nobody-there" });
});

test("who was asked and did not get it yet gets one message when asked again, with the last day in their language", async () => {
  const { edition, ids, train, somebody, ask, messages } = await makeDeskOfAsked();
  const { id } = await somebody({ language: "it" });
  expect(await ask(0)).toMatchObject({ ok: true });
  await db().field.updateMany({
    where: { ...ids, id: train.fieldId },
    data: { answerUntil: new Date("2099-05-01") },
  });
  expect(await ask(1)).toMatchObject({ ok: true });
  const all = await messages();
  const ofState = (of: string) => all.filter(({ state }) => state === of).map(({ parameters }) => parameters);
  expect([ofState("cancelled"), ofState("queued"), all.length]).toEqual([
    [{}],
    [{ until: "venerdì 1 maggio 2099" }],
    2,
  ]);
  expect(all.every(({ registrationId }) => registrationId === id)).toBe(true);
  // What does not take place asks nobody.
  await db().edition.updateMany({ where: { id: edition.id }, data: { cancelledAt: new Date() } });
  expect(await ask(2)).toEqual({ ok: false, reason: "nobody-there" });
});

test("two organisers at once send one message", async () => {
  const { somebody, ask, messages } = await makeDeskOfAsked();
  await somebody();
  const answers = await Promise.all([ask(0), ask(0), ask(0)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.reason === "asked-already")).toHaveLength(2);
  expect(await messages()).toHaveLength(1);
});

// Embedded, one transaction runs after the other by itself.
test.runIf(inject("engine") === "server")("the race above is lost without the lock", async () => {
  const { somebody, ask } = await makeDeskOfAsked();
  await somebody();
  const answers = await withoutLocks(() => Promise.allSettled([ask(0), ask(0), ask(0)]));
  expect(answers.some(({ status }) => status === "rejected")).toBe(true);
});

test("who answers before the message leaves does not get it; whoever gets it is led to the page that asks", async () => {
  const { ids, train, somebody, answer } = await makeDeskOfAsked();
  const { id, linkVersion } = await somebody();
  const message = {
    ...{
      template: "still-to-answer" as const,
      parameters: { until: "Friday 1 October 2027" },
      language: "en",
    },
    ...{ organisationId: ids.organisationId, editionId: ids.editionId, registrationId: id, id },
    ...{
      recipient: "",
      personId: null,
      mailingId: null,
      messageId: "<x@example.org>",
      attempts: 1,
      mailbox: null,
    },
  };
  const leaving = async () => (await readMessages([message], mailSources()))[0] ?? "pointless";
  const ready = await leaving();
  if (typeof ready === "string") throw new Error(ready);
  const { text } = await writeMail([ready]);
  expect(text).toContain(`/en/r/${linkToken("private-link", id, linkVersion)}/questions`);
  expect(text).toContain("Please answer by Friday 1 October 2027.");
  expect(await answer(id, { [train.id]: "By boat" })).toMatchObject({ ok: true });
  expect(await leaving()).toBe("pointless");
});

test("whoever is asked nothing yet has not answered: an open correction, where all that is asked is sensitive", async () => {
  const { ids, train, later, somebody, now, missing } = await makeDeskOfAsked();
  const [corrected] = [await somebody({}), await somebody({}), await somebody({})];
  const { id } = await makeCorrection(corrected);
  // Something of it is asked of everybody.
  expect(await now()).toMatchObject({ asked: 3, toAnswer: 3 });
  await later({ required: true, sensitive: true });
  await db().field.updateMany({ where: { ...ids, id: train.fieldId }, data: { retiredAt: new Date() } });
  expect(await now()).toMatchObject({ asked: 2, toAnswer: 2 });
  expect((await missing()).size).toBe(2);
  await db().correction.updateMany({ where: { id }, data: { agreedAt: new Date() } });
  expect(await now()).toMatchObject({ asked: 3, toAnswer: 3 });
});
