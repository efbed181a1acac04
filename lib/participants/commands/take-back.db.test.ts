import { expect, test } from "vitest";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { brokenInvariants } from "@/lib/invariants";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { isEditionFull } from "@/lib/places/queries/count-places";
import { db, transaction } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { carryOutNow, endUndoTime, passUndoTime } from "@/prisma/testing/time-passes";
import type { Decision } from "../schema/decision";
import { bringBack } from "./bring-back";
import { endUndoTimesOf } from "./end-undo-times";
import { takeBackDecisions } from "./take-back";

/** An edition in which decisions can be undone for as long as no test takes. */
async function makeUndoable(capacity: number) {
  const small = await makeSmall(capacity, { undoSeconds: 600 });
  const { scope, organisationId, editionId } = small;
  const ids = { organisationId, editionId };
  const decide = (decision: Decision, ...registrations: string[]) => small.decide(decision, registrations);
  const takeBack = (...registrations: string[]) => takeBackDecisions(scope, { registrations });
  const rowOf = (id: string) => db().registration.findFirstOrThrow({ where: { id } });
  // The first one is of the day of registering.
  const mailsOf = async (registrationId: string) =>
    (await db().outboxMessage.findMany({ where: { registrationId }, orderBy: { createdAt: "asc" } })).slice(
      1,
    );
  const told = async (id: string) => (await mailsOf(id)).map(({ template, state }) => `${template} ${state}`);
  const broken = async () =>
    (await brokenInvariants(db())).filter(({ ids: found }) => found.includes(small.edition.rootQuotaId));
  return { ...small, ids, decide, takeBack, rowOf, mailsOf, told, broken };
}

test("cancelled by mistake in a full edition and undone: as it was, and the first who waits never noticed", async () => {
  const { edition, ids, make, decide, takeBack, rowOf, told, broken } = await makeUndoable(1);
  const [id, waiting] = [await make("confirmed"), await make("waitlisted", 5)];
  const before = await rowOf(id);
  expect(await decide("cancel", id)).toEqual({
    ok: true,
    value: { decided: 1, left: 0, letIn: 0, undoSeconds: 600 },
  });
  expect((await rowOf(id)).state).toBe("cancelled");
  expect([(await rowOf(waiting)).state, await told(waiting)]).toEqual(["waitlisted", []]);
  expect(await isEditionFull(db(), ids.organisationId, ids.editionId)).toBe(true);
  // Nobody comes in by another door either.
  const pending = await make("pending");
  expect(await decide("confirm", pending)).toEqual({ ok: false, reason: "no-place" });
  expect(await takeBack(id)).toEqual({ ok: true, value: { back: 1, left: 0 } });
  const { version: _before, updatedAt: _then, ...was } = before;
  const { version: _after, updatedAt: _now, ...is } = await rowOf(id);
  expect(is).toEqual(was);
  expect(await told(id)).toEqual(["registration-cancelled cancelled"]);
  await endUndoTime(ids);
  expect([(await rowOf(id)).state, (await rowOf(waiting)).state]).toEqual(["confirmed", "waitlisted"]);
  expect(await told(waiting)).toEqual([]);
  expect(edition.rootQuotaId).toBeTruthy();
  expect(await broken()).toEqual([]);
});

test("the time over, the place is the list's, the mail leaves, and there is nothing to undo any more", async () => {
  const { ids, make, decide, takeBack, rowOf, mailsOf, told } = await makeUndoable(1);
  const [id, waiting] = [await make("confirmed"), await make("waitlisted", 5)];
  await decide("cancel", id);
  const [row, [mail]] = [await rowOf(id), await mailsOf(id)];
  expect(mail?.nextAt).toEqual(row.undoUntil);
  await passUndoTime(ids);
  // Over by the database's clock, whether the job was there or not.
  expect(await takeBack(id)).toEqual({ ok: false, reason: "nothing-to-undo" });
  expect((await rowOf(waiting)).state).toBe("waitlisted");
  expect(await Promise.all([endUndoTimesOf(ids), endUndoTimesOf(ids)])).toHaveLength(2);
  expect((await rowOf(waiting)).state).toBe("confirmed");
  expect(await told(waiting)).toEqual(["registration-promoted queued"]);
  expect(await endUndoTimesOf(ids)).toBe(0);
  expect(await rowOf(id)).toMatchObject({ undoUntil: null, undoState: null, undoSince: null });
});

test("what a dispatcher took has left: the decision stands, and nobody is told anything else", async () => {
  const { ids, make, decide, takeBack, rowOf, told } = await makeUndoable(30);
  const people: string[] = [];
  for (let at = 0; at < 12; at += 1) people.push(await make("confirmed"));
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "sent" } });
  await decide("cancel", ...people);
  // The mails are due, and the undo time is not over yet: the worst moment there is.
  await db().outboxMessage.updateMany({ where: { ...ids, state: "queued" }, data: { nextAt: new Date(0) } });
  const dispatch = (name: string) => dispatchOnce(name, mailSources());
  await Promise.all([takeBack(...people), dispatch("one"), dispatch("two")]);
  while ((await dispatch("rest")) > 0);
  for (const id of people)
    expect([
      ["cancelled", "registration-cancelled sent"],
      ["confirmed", "registration-cancelled cancelled"],
    ]).toContainEqual([(await rowOf(id)).state, ...(await told(id))]);
});

test("a decision after a decision: the last one is undone, and what the first one tells waits with it", async () => {
  const { ids, make, decide, takeBack, rowOf, told } = await makeUndoable(3);
  const id = await make("pending");
  await decide("confirm", id);
  await decide("cancel", id);
  expect(await takeBack(id)).toEqual({ ok: true, value: { back: 1, left: 0 } });
  expect(await rowOf(id)).toMatchObject({ state: "confirmed", undoState: null });
  expect(await takeBack(id)).toEqual({ ok: false, reason: "nothing-to-undo" });
  await endUndoTime(ids);
  while ((await dispatchOnce("all", mailSources())) > 0);
  expect(await told(id)).toEqual(["registration-cancelled cancelled"]);
  const mails = await db().outboxMessage.findMany({ where: { registrationId: id } });
  expect(mails.find(({ template }) => template === "registration-approved")?.state).toBe("sent");
});

test("a place given back by an undo goes to the list; another organiser sees the mistake, too", async () => {
  const { edition, make, decide, rowOf } = await makeUndoable(1);
  const id = await make("pending");
  await decide("confirm", id);
  const waiting = await make("waitlisted", 2);
  const other = await editionScope(edition);
  expect(await takeBackDecisions(other, { registrations: [id] })).toMatchObject({ ok: true });
  expect([(await rowOf(id)).state, (await rowOf(waiting)).state]).toEqual(["pending", "confirmed"]);
});

test("who acts for themselves meanwhile has acted: nothing is undone, and nothing is kept for anybody", async () => {
  const { ids, make, decide, takeBack, rowOf } = await makeUndoable(1);
  const id = await make("pending");
  await decide("confirm", id);
  const waiting = await make("waitlisted", 2);
  expect(await withdraw(linkScope(ids, id))).toMatchObject({ ok: true });
  expect((await rowOf(waiting)).state).toBe("confirmed");
  expect(await takeBack(id)).toEqual({ ok: false, reason: "nothing-to-undo" });
  await decide("cancel", waiting);
  const next = await make("waitlisted", 3);
  expect((await rowOf(next)).state).toBe("waitlisted");
  expect(await eraseRegistration(linkScope(ids, waiting))).toMatchObject({ ok: true });
  expect((await rowOf(next)).state).toBe("confirmed");
});

test("who has registered again meanwhile keeps that registration: the old one is left, with the reason, others come back", async () => {
  const { edition, make, decide, takeBack, rowOf } = await makeUndoable(9);
  const [gone, other] = [await make("confirmed"), await make("confirmed")];
  const person = await rowOf(gone);
  await decide("cancel", gone, other);
  await makeRegistration(
    edition,
    { id: person.categoryId ?? "" },
    { state: "confirmed", personId: person.personId, email: person.email },
  );
  expect(await takeBack(gone)).toEqual({ ok: false, reason: "registered-again" });
  expect(await takeBack(gone, other)).toEqual({ ok: true, value: { back: 1, left: 1 } });
  expect([(await rowOf(gone)).state, (await rowOf(other)).state]).toEqual(["cancelled", "confirmed"]);
});

test("sensitive answers live as long as the undo time, and no longer", async () => {
  const { ids, scope, make, decide, takeBack, rowOf } = await makeUndoable(3);
  const { organisationId } = ids;
  await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en"] }));
  const diet = await db().fieldVersion.findFirstOrThrow({
    where: { field: { editionId: ids.editionId, key: "diet" } },
  });
  const registrationId = await make("confirmed");
  const consent = await db().consent.create({
    data: { organisationId, registrationId, termVersionId: diet.termVersionId ?? "", language: "en" },
  });
  const answer = { organisationId, registrationId, fieldVersionId: diet.id, consentId: consent.id };
  await db().answer.create({ data: { ...answer, value: "no nuts" } });
  const kept = () => db().answer.count({ where: { registrationId } });
  await decide("cancel", registrationId);
  await takeBack(registrationId);
  expect(await kept()).toBe(1);
  await decide("cancel", registrationId);
  expect(await kept()).toBe(1);
  await endUndoTime(ids);
  expect(await kept()).toBe(0);
  expect(await db().consent.count({ where: { registrationId, withdrawnAt: null } })).toBe(0);
  // Brought back for a moment they answer anew: undone, it is kept of nobody who does not come.
  await bringBack(scope, { registration: registrationId, to: "front", tell: true, words: "" });
  await db().answer.create({ data: { ...answer, value: "no nuts" } });
  expect(await takeBack(registrationId)).toMatchObject({ ok: true });
  expect((await rowOf(registrationId)).state).toBe("cancelled");
  expect(await kept()).toBe(0);
});

test("the edition cancelled within the undo time: who is back by an undo is told, and everybody once", async () => {
  const { ids, make, decide, takeBack, rowOf } = await makeUndoable(3);
  const [gone, there] = [await make("confirmed"), await make("pending")];
  await decide("cancel", gone);
  await decide("confirm", there);
  await db().edition.updateMany({
    where: { id: ids.editionId },
    data: { cancelDueAt: new Date(), cancelReason: { en: "Snow" } },
  });
  await carryOutNow(ids);
  const heard = (registrationId: string) =>
    db().outboxMessage.count({ where: { registrationId, template: "edition-cancelled" } });
  expect([await heard(gone), await heard(there)]).toEqual([0, 1]);
  expect(await takeBack(gone, there)).toEqual({ ok: true, value: { back: 2, left: 0 } });
  expect([(await rowOf(gone)).state, (await rowOf(there)).state]).toEqual(["confirmed", "pending"]);
  expect([await heard(gone), await heard(there)]).toEqual([1, 1]);
  const message = { registrationId: gone, template: "edition-cancelled" };
  const told = await db().outboxMessage.findFirstOrThrow({ where: message });
  expect([told.state, told.parameters]).toEqual(["queued", { reason: "Snow" }]);
});

test("somebody of the same name and address with another record has registered: that one stays", async () => {
  const { edition, make, decide, takeBack, rowOf } = await makeUndoable(9);
  const id = await make("confirmed");
  const { categoryId, fullName, email } = await rowOf(id);
  await decide("cancel", id);
  await makeRegistration(edition, { id: categoryId ?? "" }, { fullName, email });
  expect(await takeBack(id)).toEqual({ ok: false, reason: "registered-again" });
});

test("of many that are decided at once the time begins when the last is done, for all of them", async () => {
  const { make, decide, rowOf, mailsOf } = await makeUndoable(40);
  const people: string[] = [];
  for (let at = 0; at < 25; at += 1) people.push(await make("pending"));
  await decide("decline", ...people);
  const rows = await Promise.all(people.map(rowOf));
  const [until] = rows.map((row) => row.undoUntil);
  expect(new Set(rows.map((row) => Number(row.undoUntil))).size).toBe(1);
  const last = Math.max(...rows.map((row) => Number(row.updatedAt)));
  expect(Number(until)).toBeGreaterThanOrEqual(
    Math.max(...rows.map((row) => Number(row.stateSince))) + 600_000,
  );
  expect(last).toBeGreaterThan(0);
  const mails = (
    await Promise.all(people.map((id) => db().outboxMessage.findMany({ where: { registrationId: id } })))
  ).flat();
  expect(mails.map((mail) => Number(mail.nextAt))).toEqual(people.map(() => Number(until)));
  expect(await mailsOf(people[0] ?? "")).toEqual([]);
});

test.each([600, 0])(
  "put on the list by hand while a place is free, undo time %i: only a place given back lets them in",
  async (undoSeconds) => {
    const { organisationId, editionId, make, decide, stateOf } = await makeSmall(2, { undoSeconds });
    const [inside, listed] = [await make("confirmed"), await make("pending")];
    await decide("waitlist", [listed]);
    await endUndoTime({ organisationId, editionId });
    expect(await stateOf(listed)).toBe("waitlisted");
    await decide("cancel", [inside]);
    await endUndoTime({ organisationId, editionId });
    expect(await stateOf(listed)).toBe("confirmed");
  },
);

test("an undo that gives nothing back serves nobody", async () => {
  const { make, decide, takeBack, rowOf } = await makeUndoable(1);
  const [listed, other] = [await make("pending"), await make("pending")];
  await decide("waitlist", listed);
  await decide("decline", other);
  await takeBack(other);
  expect((await rowOf(listed)).state).toBe("waitlisted");
});

/** Two registrations of one human, each decided about a moment ago: the first was brought back, the second cancelled before. */
async function makeTwice() {
  const small = await makeUndoable(9);
  const { edition, ids, scope, make, decide, rowOf } = small;
  const first = await make("confirmed");
  await decide("cancel", first);
  await endUndoTime(ids);
  const { categoryId, fullName, email } = await rowOf(first);
  const whose = { fullName, email, state: "confirmed" } as const;
  const { id: second } = await makeRegistration(edition, { id: categoryId ?? "" }, whose);
  await decide("cancel", second);
  expect(await bringBack(scope, { registration: first, to: "front", tell: true, words: "" })).toMatchObject({
    ok: true,
  });
  return { ...small, first, second };
}

test("of two registrations of one human the one ends as the other comes back, by one undo", async () => {
  const { takeBack, rowOf, first, second } = await makeTwice();
  expect(await takeBack(second)).toEqual({ ok: false, reason: "registered-again" });
  expect(await takeBack(second, first)).toEqual({ ok: true, value: { back: 2, left: 0 } });
  expect([(await rowOf(first)).state, (await rowOf(second)).state]).toEqual(["cancelled", "confirmed"]);
});

test("of two registrations of one human the second stays ended where the first stays, and is told so", async () => {
  const { takeBack, rowOf, told, first, second } = await makeTwice();
  const where = { registrationId: first, state: "queued", template: "registration-confirmed" } as const;
  await db().outboxMessage.updateMany({ where, data: { state: "sending" } });
  expect(await takeBack(second, first)).toMatchObject({ ok: false });
  expect([(await rowOf(first)).state, (await rowOf(second)).state]).toEqual(["confirmed", "cancelled"]);
  expect(await told(second)).toEqual(["registration-cancelled queued"]);
});
