import { expect, test } from "vitest";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import type { Decision } from "../schema/decision";
import { takeBackDecisions } from "./take-back";

async function makeDecided(capacity: number) {
  const { edition, scope, make, decide: decideAll, stateOf } = await makeSmall(capacity);
  const decide = (decision: Decision, id: string) => decideAll(decision, [id]);
  const takeBack = (...registrations: string[]) => takeBackDecisions(scope, { registrations });
  // The first one is of the day of registering.
  const mailsOf = async (registrationId: string) =>
    (await db().outboxMessage.findMany({ where: { registrationId }, orderBy: { createdAt: "asc" } })).slice(
      1,
    );
  const placementOf = async (id: string) =>
    (await db().registration.findFirstOrThrow({ where: { id } })).queuePosition;
  return { edition, make, decide, takeBack, stateOf, mailsOf, placementOf };
}

test("a cancelled registration gets its place back while it is free, and its message does not leave", async () => {
  const { make, decide, takeBack, stateOf, mailsOf } = await makeDecided(2);
  const id = await make("confirmed");
  await decide("cancel", id);
  expect(await takeBack(id)).toEqual({ ok: true, value: { back: 1, waiting: 0, left: 0 } });
  expect(await stateOf(id)).toBe("confirmed");
  expect((await mailsOf(id)).map((mail) => mail.state)).toEqual(["cancelled"]);
  expect(await takeBack(id)).toEqual({ ok: false, reason: "nothing-to-undo" });
});

test("a place that went to the waiting list stays there; who lost it waits, at the old position, and is told", async () => {
  const { make, decide, takeBack, stateOf, mailsOf, placementOf } = await makeDecided(2);
  const [promoted, direct] = [await make("confirmed", 3), await make("confirmed")];
  const [next, after] = [await make("waitlisted", 5), await make("waitlisted", 6)];
  expect(await decide("cancel", promoted)).toEqual({ ok: true, value: { decided: 1, left: 0, letIn: 1 } });
  expect(await decide("cancel", direct)).toEqual({ ok: true, value: { decided: 1, left: 0, letIn: 1 } });
  expect([await stateOf(next), await stateOf(after)]).toEqual(["confirmed", "confirmed"]);
  expect(await takeBack(promoted, direct)).toEqual({ ok: true, value: { back: 0, waiting: 2, left: 0 } });
  expect([await stateOf(promoted), await stateOf(next)]).toEqual(["waitlisted", "confirmed"]);
  expect(await placementOf(promoted)).toBe(3);
  expect(await placementOf(direct)).toBeGreaterThan(6);
  expect((await mailsOf(direct)).map(({ template, state }) => [template, state])).toEqual([
    ["registration-cancelled", "cancelled"],
    ["registration-waitlisted", "queued"],
  ]);
});

test("a message that a dispatcher takes at the same moment counts as left: the person is told the new state", async () => {
  const { make, decide, takeBack, mailsOf } = await makeDecided(30);
  const people: string[] = [];
  for (let at = 0; at < 12; at += 1) people.push(await make("confirmed"));
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "sent" } });
  for (const id of people) await decide("cancel", id);
  const dispatch = (name: string) => dispatchOnce(name, mailSources());
  await Promise.all([takeBack(...people), dispatch("one"), dispatch("two")]);
  while ((await dispatch("rest")) > 0);
  for (const id of people) {
    // Told both, or nothing; never only that it was cancelled.
    expect([
      ["registration-cancelled sent", "registration-confirmed sent"],
      ["registration-cancelled cancelled", "registration-confirmed sent"],
      ["registration-cancelled cancelled"],
    ]).toContainEqual((await mailsOf(id)).map(({ template, state }) => `${template} ${state}`));
  }
});

test("told of a place nobody becomes pending again; told of a refusal the person is told the new state", async () => {
  const { make, decide, takeBack, stateOf, mailsOf } = await makeDecided(5);
  const [sure, gone, quiet] = [await make("pending"), await make("confirmed"), await make("pending")];
  await decide("confirm", sure);
  await decide("cancel", gone);
  await decide("decline", quiet);
  await db().outboxMessage.updateMany({
    where: { registrationId: { in: [sure, gone] } },
    data: { state: "sent", sentAt: new Date() },
  });
  expect(await takeBack(sure)).toEqual({ ok: false, reason: "already-told" });
  expect(await takeBack(gone, quiet)).toEqual({ ok: true, value: { back: 2, waiting: 0, left: 0 } });
  expect([await stateOf(sure), await stateOf(gone), await stateOf(quiet)]).toEqual([
    "confirmed",
    "confirmed",
    "pending",
  ]);
  expect((await mailsOf(gone)).map(({ template, state }) => [template, state])).toEqual([
    ["registration-cancelled", "sent"],
    ["registration-confirmed", "queued"],
  ]);
});

test("whose place is given back to be pending gives it to the list; another organiser takes nothing back", async () => {
  const { edition, make, decide, takeBack, stateOf } = await makeDecided(1);
  const id = await make("pending");
  await decide("confirm", id);
  const waiting = await make("waitlisted", 2);
  const other = await editionScope(edition);
  expect(await takeBackDecisions(other, { registrations: [id] })).toEqual({
    ok: false,
    reason: "nothing-to-undo",
  });
  expect((await takeBack(id)).ok).toBe(true);
  expect([await stateOf(id), await stateOf(waiting)]).toEqual(["pending", "confirmed"]);
});

test("who has registered again meanwhile keeps that registration: the old one is left, with the reason, others come back", async () => {
  const { edition, make, decide, takeBack, stateOf } = await makeDecided(9);
  const [gone, other] = [await make("confirmed"), await make("confirmed")];
  const person = await db().registration.findFirstOrThrow({ where: { id: gone } });
  for (const id of [gone, other]) await decide("cancel", id);
  const again = async (state: "confirmed" | "waitlisted" | "pending") =>
    makeRegistration(
      edition,
      { id: person.categoryId ?? "" },
      { state, personId: person.personId, email: person.email },
    );
  for (const state of ["pending", "confirmed", "waitlisted"] as const) {
    const { id } = await again(state);
    expect(await takeBack(gone)).toEqual({ ok: false, reason: "registered-again" });
    expect([await stateOf(gone), await stateOf(id)]).toEqual(["cancelled", state]);
    await db().registration.updateMany({ where: { id }, data: { state: "withdrawn" } });
  }
  await again("confirmed");
  expect(await takeBack(gone, other)).toEqual({ ok: true, value: { back: 1, waiting: 0, left: 1 } });
  expect([await stateOf(gone), await stateOf(other)]).toEqual(["cancelled", "confirmed"]);
});

test("of two registrations of one person that are taken back together one comes back", async () => {
  const { edition, make, decide, takeBack, stateOf } = await makeDecided(9);
  const first = await make("confirmed");
  const { personId, categoryId, email } = await db().registration.findFirstOrThrow({ where: { id: first } });
  await decide("cancel", first);
  const { id: second } = await makeRegistration(edition, { id: categoryId ?? "" }, { personId, email });
  await decide("cancel", second);
  expect(await takeBack(first, second)).toEqual({ ok: true, value: { back: 1, waiting: 0, left: 1 } });
  expect((await Promise.all([first, second].map(stateOf))).sort()).toEqual(["cancelled", "confirmed"]);
});
