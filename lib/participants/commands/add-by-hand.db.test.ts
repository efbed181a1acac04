import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { proposePairs } from "@/lib/people/commands/propose-pairs";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { makePerson } from "@/prisma/factories/people";
import { makeCategory } from "@/prisma/factories/registration";
import type { EditionChoice } from "@/prisma/factories/schools";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { linkScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { type AddByHand, AddByHandSchema } from "../schema/by-hand";
import { addByHand } from "./add-by-hand";

async function makeDesk(choice: EditionChoice = {}) {
  const { edition, ids, category, scope } = await makeEntrance(choice);
  const form = (more: Record<string, unknown> = {}): AddByHand =>
    AddByHandSchema.parse({
      school: scope.schoolSlug,
      edition: scope.editionSlug,
      key: randomUUID(),
      fullName: "Ada Esempio",
      email: "ada@example.org",
      affiliation: "Cooperativa Esempio",
      country: "",
      category: category.id,
      mode: "",
      language: "it",
      tell: "on",
      ...more,
    });
  const add = ({ school: _school, edition: _edition, ...input }: AddByHand) => addByHand(scope, input);
  const only = () => db().registration.findFirstOrThrow({ where: ids });
  return { edition, ids, scope, form, add, only };
}

async function detailOf(answer: ReturnType<typeof addByHand>) {
  const { ok, ...said } = await answer;
  if (ok || !("reason" in said) || said.reason !== "on-the-list") throw new Error("nobody is asked about");
  return said.detail;
}
/** About whom an organiser is asked. */
const asked = async (answer: ReturnType<typeof addByHand>): Promise<unknown> =>
  JSON.parse(String((await detailOf(answer))?.people));
/** The question that they are asked. */
const questionOf = async (answer: ReturnType<typeof addByHand>) => String((await detailOf(answer))?.question);

describe("an organiser adds somebody", () => {
  test("who is told in their language; on record is who did it, and no consent that nobody gave", async () => {
    const { ids, scope, form, add, only } = await makeDesk();
    expect(await add(form())).toMatchObject({ ok: true, value: { state: "confirmed" } });
    const row = await only();
    expect(row).toMatchObject({ origin: "by_hand", fullName: "Ada Esempio", country: null, mode: "on_site" });
    expect(await db().auditEntry.findFirstOrThrow({ where: ids })).toMatchObject({
      act: "register",
      actorKind: "login",
      actorId: scope.actor.id,
      objectId: row.id,
    });
    expect(await db().outboxMessage.findFirstOrThrow({ where: ids })).toMatchObject({
      template: "registration-confirmed",
      language: "it",
      state: "queued",
    });
    expect(await db().consent.count({ where: { registrationId: row.id } })).toBe(0);
  });

  test("who may be on the list under another address, once it is said that it is another person", async () => {
    const { ids, form, add, only } = await makeDesk();
    expect(await add(form())).toMatchObject({ ok: true });
    const { id, reference } = await only();
    const named = { registrationId: id, fullName: "Ada Esempio", email: "ada@example.org", reference };
    const sent = form({ fullName: "ADA  Esempio", email: "ada@elsewhere.example", affiliation: "Altra" });
    expect(await asked(add(sent))).toEqual([named]);
    // A name in short under the same address.
    expect(await asked(add(form({ fullName: "A. Esempio" })))).toEqual([named]);
    expect(await db().registration.count({ where: ids })).toBe(1);
    // The same person under the same address is no question, and somebody of another name is none either.
    expect(await add(form())).toEqual({ ok: false, reason: "already-registered" });
    expect(await add(form({ fullName: "Bruno Beispiel" }))).toMatchObject({ ok: true });
    // Said of this name and this address, and of nobody else.
    const question = await questionOf(add(sent));
    for (const changed of [{ email: "ada.esempio@elsewhere.example" }, { affiliation: "Terza" }])
      expect(await asked(add({ ...sent, ...changed, another: question }))).toEqual([named]);
    const short = await questionOf(add(form({ fullName: "A. Esempio" })));
    expect(await asked(add({ ...sent, another: short }))).toEqual([named]);
    for (const another of [null, "on", "true"])
      expect(await asked(add({ ...sent, another }))).toEqual([named]);
    expect(await add({ ...sent, another: question })).toMatchObject({ ok: true });
    expect(await db().registration.count({ where: ids })).toBe(3);
  });

  test("who was said to be another person is not proposed as the same one later; who was not asked about is", async () => {
    const { ids, form, add } = await makeDesk();
    const one = { fullName: "Ada Esempio", affiliation: "Cooperativa Esempio" };
    await add(form());
    const second = form({ ...one, email: "a.esempio@elsewhere.example" });
    expect(await add({ ...second, another: await questionOf(add(second)) })).toMatchObject({ ok: true });
    expect(await add({ ...second, another: null })).toMatchObject({ ok: true });
    await proposePairs();
    const pairs = () => db().personPair.findMany({ where: { organisationId: ids.organisationId } });
    expect((await pairs()).map(({ differentSince }) => differentSince)).toEqual([expect.any(Date)]);
    expect(await db().auditEntry.count({ where: { ...ids, act: "keep-apart" } })).toBe(1);
    // Somebody of whom nobody was asked.
    await makePerson(
      { id: ids.organisationId },
      { fullName: "Ada Esempio", email: "a.esempi@elsewhere.example" },
    );
    await proposePairs();
    expect((await pairs()).some(({ differentSince }) => differentSince === null)).toBe(true);
  });

  test("who is there themselves, beside somebody else of the name: nobody is asked about", async () => {
    const { form, add } = await makeDesk();
    const namesake = form({ email: "ada@elsewhere.example" });
    expect(await add(form())).toMatchObject({ ok: true });
    const another = await questionOf(add(namesake));
    expect(await add({ ...namesake, another })).toMatchObject({ ok: true });
    const known = { ok: false, reason: "already-registered" };
    for (const sent of [form(), form({ email: namesake.email })]) expect(await add(sent)).toEqual(known);
  });

  test("whose second address the organisation knows: by it, in this edition alone", async () => {
    const { edition, ids, form, add, only } = await makeDesk();
    await add(form());
    const { id, personId } = await only();
    const { organisationId } = ids;
    const second = { email: "ada.home@example.net", emailKey: "ada.home@example.net" };
    await db().personEmail.create({ data: { organisationId, personId: personId ?? "", ...second } });
    expect(await asked(add(form({ fullName: "A. Esempio", email: second.email })))).toMatchObject([
      { registrationId: id },
    ]);
    // Under her own name there it is her: no question, and no second registration.
    expect(await add(form({ email: second.email }))).toEqual({ ok: false, reason: "already-registered" });
    // Who is no more on the list is not asked about, nor anybody of another edition or organisation.
    await db().registration.updateMany({ where: ids, data: { state: "withdrawn" } });
    expect(await add(form({ fullName: "A. Esempio", email: second.email }))).toMatchObject({ ok: true });
    const foreign = await makeDesk();
    expect(foreign.edition.organisationId).not.toBe(edition.organisationId);
    expect(await foreign.add(foreign.form({ email: "ada@elsewhere.example" }))).toMatchObject({ ok: true });
  });

  test("two organisers at once, under two addresses: one of them is asked", async () => {
    const { ids, form, add } = await makeDesk();
    const forms = Array.from({ length: 20 }, (_, at) => form({ email: `ada${at}@example.org` }));
    const answers = await Promise.all(forms.map(add));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().registration.count({ where: ids })).toBe(1);
  });

  test("who erases themselves: the form sent once more finds nobody, and no reference is left", async () => {
    const { ids, form, add } = await makeDesk();
    const sent = form();
    const first = await add(sent);
    expect(await add(sent)).toEqual(first);
    if (!first.ok) throw new Error("not added");
    const { registrationId, reference } = first.value;
    await eraseRegistration(linkScope(ids, registrationId));
    expect(await tracesOf([reference])).toEqual([]);
    expect(await add(sent)).toEqual({ ok: false, reason: "other-content" });
    expect(await db().registration.count({ where: ids })).toBe(1);
  });

  test("without telling: the message stays on record as one that was not sent", async () => {
    const { ids, form, add } = await makeDesk();
    await add(form({ tell: undefined }));
    expect(await db().outboxMessage.findMany({ where: ids })).toMatchObject([{ state: "cancelled" }]);
  });

  test("outside the window and in a hidden category, but never in a cancelled edition or a closed category", async () => {
    const late = await makeDesk({ registrationClosesAt: new Date(Date.now() - 60_000) });
    const hidden = await makeCategory(late.edition, { public: false });
    expect(await late.add(late.form({ category: hidden.id }))).toMatchObject({ ok: true });
    const shut = await makeCategory(late.edition, { closedAt: new Date() });
    expect(await late.add(late.form({ fullName: "Bruno Beispiel", category: shut.id }))).toMatchObject({
      reason: "category",
    });
    const cancelled = await makeDesk({ cancelledAt: new Date() });
    expect(await cancelled.add(cancelled.form())).toMatchObject({ reason: "closed" });
    const foreign = await makeDesk();
    expect(await foreign.add(foreign.form({ category: hidden.id }))).toMatchObject({ reason: "category" });
  });

  test("a full edition: the waiting list, behind those who wait", async () => {
    const { form, add } = await makeDesk({ capacity: 1 });
    const names = ["Ada Esempio", "Bruno Beispiel", "Chiara Exemple"];
    const states: unknown[] = [];
    for (const fullName of names) states.push(await add(form({ fullName })));
    expect(states).toMatchObject([
      { value: { state: "confirmed" } },
      { value: { state: "waitlisted" } },
      { value: { state: "waitlisted" } },
    ]);
  });

  test("ten clicks at once add one person; the same person in another form is refused", async () => {
    const { ids, form, add } = await makeDesk();
    const once = form();
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(once)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(await db().registration.count({ where: ids })).toBe(1);
    expect(await add({ ...once, fullName: "Somebody Else" })).toMatchObject({ reason: "other-content" });
    expect(await add(form())).toMatchObject({ reason: "already-registered" });
    expect(await db().outboxMessage.count({ where: ids })).toBe(1);
  });
});
