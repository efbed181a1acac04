import { expect, test } from "vitest";
import { editMessage } from "@/lib/outbox/commands/edit-message";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { getMessage } from "@/lib/outbox/queries/one-message";
import { ownWordsOf } from "@/lib/outbox/rules/own-words";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { getMailingForm, listMailings } from "../queries/mailings";
import { saveMailing } from "./mailings";
import { draftMailing, sendDrafts, sendMailing, stopMailing, undraftMailing } from "./send-mailing";

async function makeDesk(target = "states", attached: Array<"ticket" | "calendar"> = []) {
  const { edition } = await makeOpenEdition({ languages: ["en", "it"] });
  const scope = await editionScope<"send-messages">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const words = { subject: { en: "Bring a cup" }, body: { en: "We pour, {fullName}." } };
  const saved = await saveMailing(scope, {
    ...{ ...address, mailing: null, version: 0, target, audience: ["confirmed"], ...words, attached },
  });
  if (!saved.ok) throw new Error(saved.reason);
  const mailing = saved.value.mailingId;
  const step = async () => {
    const { version } = await db().mailing.findFirstOrThrow({ where: { id: mailing } });
    return { ...address, mailing, version };
  };
  const rows = () => db().outboxMessage.findMany({ where: { mailingId: mailing }, orderBy: { id: "asc" } });
  const report = async () => (await getMailingForm(scope, mailing, null, findMailContexts)).report;
  const category = await makeCategory(edition);
  const person = (choice: object = {}) => makeRegistration(edition, category, { language: "en", ...choice });
  await clearOutbox();
  return { edition, scope, address, mailing, step, rows, report, person };
}

test("the mails of a message are made, one is edited, one is thrown away, the rest leaves as it was written", async () => {
  const { edition, scope, address, mailing, step, rows, report, person } = await makeDesk();
  const [ada, bea, carla] = [await person({ fullName: "Ada Esempio" }), await person(), await person()];
  await clearOutbox();
  expect(await draftMailing(scope, await step())).toEqual({ ok: true, value: { told: 3 } });
  expect((await rows()).every(({ state }) => state === "draft")).toBe(true);
  expect(await report()).toMatchObject({ draft: 3, sent: 0, waiting: 0 });
  // Drafts don't leave by themselves, and the text is fixed now.
  expect(await dispatchOnce("one", mailSources())).toBe(0);
  const decider = await editionScope<"decide-messages">(edition);
  const hers = (await rows()).find(({ registrationId }) => registrationId === ada.id);
  const message = String(hers?.id);
  const { words } = await getMessage(decider, message, mailSources(), []);
  expect(words).toEqual({ subject: "Bring a cup", opening: "We pour, {fullName}.", closing: "" });
  const edit = (opening: string, version = 1) =>
    editMessage(decider, { ...address, message, version, subject: "For you", opening, closing: null });
  expect(await edit("{nobody}")).toEqual({
    ...{ ok: false, reason: "placeholder", detail: { field: "opening", found: "{nobody}" } },
  });
  expect(await edit("Bring **two** cups, {fullName}.")).toEqual({ ok: true, value: null });
  // Whoever read the mail before is told what it says now.
  expect(await edit("Bring none.")).toMatchObject({
    ...{ ok: false, reason: "conflict" },
    detail: { opening: "Bring **two** cups, {fullName}.", version: 2 },
  });
  const thrown = (await rows()).find(({ registrationId }) => registrationId === bea.id);
  await db().outboxMessage.update({ where: { id: thrown?.id ?? "" }, data: { state: "cancelled" } });
  expect(await sendDrafts(scope, await step())).toEqual({ ok: true, value: { told: 2 } });
  while ((await dispatchOnce("one", mailSources())) > 0);
  const said = new Map(
    (await rows()).map((row) => [
      row.registrationId,
      [row.state, ownWordsOf(row.parameters as Record<string, unknown>)?.opening],
    ]),
  );
  expect(said.get(ada.id)).toEqual(["sent", "Bring **two** cups, {fullName}."]);
  expect(said.get(carla.id)).toEqual(["sent", "We pour, {fullName}."]);
  expect(said.get(bea.id)).toEqual(["cancelled", undefined]);
  expect(await report()).toMatchObject({ draft: 0, sent: 2, waiting: 0, pointless: 1 });
  expect((await getMessage(decider, message, mailSources(), [])).mail?.blocks).toContainEqual(
    expect.objectContaining({ kind: "prose", source: "Bring **two** cups, Ada Esempio." }),
  );
  const [line] = await listMailings(await editionScope(edition));
  expect(line).toMatchObject({ id: mailing, progress: { all: 3, sent: 2, waiting: 0, draft: 0 } });
  // What has left is edited by nobody.
  expect(await edit("Too late", 2)).toEqual({ ok: false, reason: "nothing-left" });
  const before = { mailing: await db().mailing.findFirst({ where: { id: mailing } }), mails: await rows() };
  expect(await undraftMailing(scope, await step())).toEqual({ ok: false, reason: "already-sent" });
  expect(await sendDrafts(scope, await step())).toEqual({ ok: false, reason: "nothing-left" });
  expect(await stopMailing(scope, await step())).toEqual({ ok: false, reason: "nothing-left" });
  // Each refusal has written nothing: nobody can send it to all once more.
  expect({ mailing: await db().mailing.findFirst({ where: { id: mailing } }), mails: await rows() }).toEqual(
    before,
  );
  expect(await sendMailing(scope, await step())).toEqual({ ok: false, reason: "already-sent" });
});

test("a mail that waits is read as it would leave: with the first day, its place in the list, its ticket", async () => {
  const { edition, scope, address, mailing, step, person } = await makeDesk("states", ["ticket"]);
  const saved = await saveMailing(scope, {
    ...{ ...address, mailing, version: 1, target: "states", attached: ["ticket"] },
    ...{ audience: ["confirmed", "waitlisted"], subject: { en: "Bring a cup" } },
    body: { en: "It begins {firstDay}.\n\nYou are number {position}." },
  });
  expect(saved.ok).toBe(true);
  const ada = await person({ fullName: "Ada Esempio" });
  const bea = await person({ state: "waitlisted" });
  await clearOutbox();
  await draftMailing(scope, await step());
  const decider = await editionScope<"decide-messages">(edition);
  const viewer = await editionScope<"view-outbox">(edition);
  const { rows } = await listOutboxForDesk(viewer, "draft", { page: 1 }, mailSources(), []);
  for (const { id, ...one } of rows) {
    const { mail } = await getMessage(decider, id, mailSources(), []);
    const text = JSON.stringify(mail);
    expect(JSON.stringify(one.mail)).toBe(text);
    const whose = one.registrationId === ada.id ? "Ada Esempio" : bea.fullName;
    expect([one.subject, one.fullName]).toEqual(["Bring a cup", whose]);
    expect(text).toMatch(/It begins \w+/);
    expect(text.includes("You are number")).toBe(one.registrationId === bea.id);
    expect(mail?.blocks.some(({ kind }) => kind === "ticket")).toBe(one.registrationId === ada.id);
  }
  expect(rows).toHaveLength(2);
});

test("drafts are thrown away together: the message is written on, and its people are found anew", async () => {
  const { scope, step, rows, person } = await makeDesk();
  await person();
  await draftMailing(scope, await step());
  expect(await undraftMailing(scope, await step())).toEqual({ ok: true, value: null });
  expect(await rows()).toEqual([]);
  await person();
  expect(await sendMailing(scope, await step())).toEqual({ ok: true, value: { told: 2 } });
});

test("what has not left is stopped, what has left is not, and the report says so", async () => {
  const { scope, step, rows, report, person } = await makeDesk();
  for (let count = 0; count < 8; count += 1) await person();
  await clearOutbox();
  await sendMailing(scope, await step());
  await dispatchOnce("one", mailSources());
  const left = (await rows()).filter(({ state }) => state === "sent").length;
  expect(left).toBeGreaterThan(0);
  const [bad] = (await rows()).filter(({ state }) => state === "queued");
  const bounced = { state: "bounced", failure: "550 EENVELOPE" } as const;
  await db().outboxMessage.update({ where: { id: bad?.id ?? "" }, data: bounced });
  expect(await stopMailing(scope, await step())).toEqual({ ok: true, value: { count: 7 - left } });
  expect(await report()).toMatchObject({ sent: left, stopped: 7 - left, waiting: 0, bounced: 1 });
  expect((await rows()).find(({ id }) => id === bad?.id)).toMatchObject(bounced);
  expect(await dispatchOnce("one", mailSources())).toBe(0);
  expect(await stopMailing(scope, await step())).toEqual({ ok: false, reason: "nothing-left" });
});

test("a set of people, one person: each gets it, and whoever leaves the set's state does not", async () => {
  const filters = "set:state.is.confirmed~country.is.PL";
  const { scope, step, rows, person } = await makeDesk(filters);
  const zofia = await person({ country: "PL" });
  const gone = await person({ country: "PL" });
  await person({ country: "IT" });
  await person({ country: "PL", state: "waitlisted" });
  expect(await sendMailing(scope, await step())).toEqual({ ok: true, value: { told: 2 } });
  await db().registration.updateMany({ where: { id: gone.id }, data: { state: "withdrawn" } });
  while ((await dispatchOnce("one", mailSources())) > 0);
  const states = new Map((await rows()).map(({ registrationId, state }) => [registrationId, state]));
  expect([states.get(zofia.id), states.get(gone.id)]).toEqual(["sent", "cancelled"]);

  const other = await makeDesk();
  const one = await other.person({ state: "withdrawn" });
  await db().mailing.updateMany({ where: { id: other.mailing }, data: { target: `person:${one.id}` } });
  expect(await sendMailing(other.scope, await other.step())).toMatchObject({ value: { told: 1 } });
  // Somebody of another edition is nobody here.
  const third = await makeDesk(`person:${one.id}`);
  expect(await sendMailing(third.scope, await third.step())).toEqual({ ok: false, reason: "nobody-there" });
});

test("a mail that is edited keeps what comes with all of them, and what was left blank is said as to all", async () => {
  const { edition, scope, address, step, rows, person } = await makeDesk("states", ["ticket", "calendar"]);
  await person();
  await draftMailing(scope, await step());
  const decider = await editionScope<"decide-messages">(edition);
  const [row] = await rows();
  const own = { subject: null, opening: "For you alone.", closing: null };
  await editMessage(decider, { ...address, message: row?.id ?? "", version: 1, ...own });
  await sendDrafts(scope, await step());
  while ((await dispatchOnce("one", mailSources())) > 0);
  const [sent] = await rows();
  expect(ownWordsOf(sent?.parameters as Record<string, unknown>)).toEqual({
    ...{ subject: "Bring a cup", opening: "For you alone.", closing: null, leftOut: [] },
    attached: ["ticket", "calendar"],
  });
});

test("the speakers of a session are written to while it is there", async () => {
  const { edition, scope, mailing, step } = await makeDesk();
  const session = await makeSession(edition);
  const speaker = await makeSpeaker(edition, { email: "rosa@example.org" });
  const link = { organisationId: edition.organisationId, sessionId: session.id, speakerId: speaker.id };
  await db().sessionPerson.create({ data: { ...link, role: "speaker", order: 1 } });
  await db().mailing.updateMany({ where: { id: mailing }, data: { target: `session:${session.id}` } });
  const reaches = async () => (await getMailingForm(scope, mailing, null, findMailContexts)).reaches;
  expect(await reaches()).toBe(1);
  await db().session.updateMany({ where: { id: session.id }, data: { deletedAt: new Date() } });
  expect(await reaches()).toBe(0);
  expect(await sendMailing(scope, await step())).toEqual({ ok: false, reason: "nobody-there" });
});
