import { expect, test } from "vitest";
import { countQuotas } from "@/lib/places/queries/count-places";
import { db } from "@/lib/platform/db/client";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { linkScope } from "@/prisma/testing/scopes";
import type { Answer } from "../schema/answer";
import { answerPending, reopenAnswers, tellAnswers } from "./answer-pending";
import { decideRegistrations } from "./decide";

async function makeQueue(capacity: number) {
  const small = await makeSmall(capacity);
  const { scope, organisationId, editionId } = small;
  const ids = { organisationId, editionId };
  const answer = (
    given: Answer,
    registrations: string[],
    when: "now" | "later" = "now",
    words: Record<string, string> = {},
  ) => answerPending(scope, { registrations, answer: given, when, words });
  const statesOf = (...registrations: string[]) => Promise.all(registrations.map(small.stateOf));
  const toldOf = async (registrationId: string) =>
    (await db().outboxMessage.findMany({ where: { registrationId }, orderBy: { createdAt: "asc" } })).map(
      ({ template, parameters }) => [template, parameters],
    );
  const taken = async () => (await countQuotas(db(), ids)).find(({ root }) => root)?.taken;
  return { ...small, ids, answer, statesOf, toldOf, taken };
}

test("each answer has its state and its mail, in the words of the person's language", async () => {
  const { make, answer, statesOf, toldOf } = await makeQueue(5);
  const [yes, list, no] = [await make("pending"), await make("pending"), await make("pending")];
  await db().registration.updateMany({ where: { id: list }, data: { language: "de" } });
  const words = { en: "See you", it: "A presto" };
  expect(await answer("approve", [yes], "now", { it: "A presto" })).toMatchObject({
    ok: true,
    value: { decided: 1 },
  });
  expect(await answer("waitlist", [list], "now", words)).toMatchObject({ ok: true });
  expect(await answer("decline", [no])).toMatchObject({ ok: true });
  expect(await statesOf(yes, list, no)).toEqual(["confirmed", "waitlisted", "declined"]);
  const { language } = await db().registration.findFirstOrThrow({ where: { id: yes } });
  expect(await toldOf(yes)).toEqual([
    [
      "registration-approved",
      { words: language === "it" ? "A presto" : expect.stringContaining("A presto") },
    ],
  ]);
  expect(await toldOf(list)).toEqual([
    ["registration-waitlisted", { words: expect.stringMatching(/^Auf (Englisch|Italienisch):\n\n/) }],
  ]);
  expect(await toldOf(no)).toEqual([["registration-declined", {}]]);
  // Why somebody was declined is marked with the language it was said in, without the word that a mail says before it.
  const other = await make("pending");
  await db().registration.updateMany({ where: { id: other }, data: { language: "de" } });
  await answer("decline", [other], "now", { it: "La sala è piena." });
  const said = await db().registration.findFirstOrThrow({ where: { id: other } });
  expect([said.reason, said.reasonLanguage]).toEqual(["La sala è piena.", "it"]);
  expect(await answer("decline", [yes, no])).toEqual({ ok: false, reason: "already-decided" });
});

test("approved where nothing is free they go on the list, after those who waited before", async () => {
  const { make, answer, statesOf, toldOf } = await makeQueue(1);
  const waits = await make("waitlisted", 1);
  const yes = await make("pending");
  // The place is for who has waited.
  expect(await answer("approve", [yes])).toMatchObject({ ok: true, value: { decided: 1, listed: 1 } });
  expect(await statesOf(waits, yes)).toEqual(["confirmed", "waitlisted"]);
  expect(await toldOf(yes)).toEqual([["registration-waitlisted", {}]]);
});

test("decided and not told nothing changes for the person, and their place is kept until they are told", async () => {
  const { make, answer, statesOf, toldOf, taken, scope } = await makeQueue(2);
  const [yes, no, late] = [await make("pending"), await make("pending"), await make("pending")];
  await answer("approve", [yes], "later", { en: "Welcome" });
  await answer("decline", [no], "later");
  expect(await statesOf(yes, no)).toEqual(["pending", "pending"]);
  expect([await toldOf(yes), await toldOf(no)]).toEqual([[], []]);
  expect(await taken()).toBe(1);
  // One place is left, not two.
  const second = await make("pending");
  expect(await answer("approve", [late, second])).toMatchObject({ value: { decided: 2, listed: 1 } });
  expect(await tellAnswers(scope)).toMatchObject({ ok: true, value: { decided: 2, listed: 0 } });
  expect(await statesOf(yes, no)).toEqual(["confirmed", "declined"]);
  expect(await toldOf(yes)).toMatchObject([["registration-approved", {}]]);
  expect(await toldOf(no)).toEqual([["registration-declined", {}]]);
  expect(await taken()).toBe(2);
  expect(await tellAnswers(scope)).toEqual({ ok: false, reason: "already-decided" });
});

test("who is approved and withdraws untold gives the place to the list, and is told nothing of it", async () => {
  const { make, answer, statesOf, toldOf, ids, scope } = await makeQueue(1);
  const yes = await make("pending");
  await answer("approve", [yes], "later");
  const waits = await make("waitlisted", 1);
  await withdraw(linkScope(ids, yes));
  expect(await statesOf(yes, waits)).toEqual(["withdrawn", "confirmed"]);
  expect(await tellAnswers(scope)).toMatchObject({ ok: false });
  expect(await toldOf(yes)).toEqual([["registration-withdrawn", {}]]);
  const row = await db().registration.findFirstOrThrow({ where: { id: yes } });
  expect(row).toMatchObject({ verdict: null, verdictAt: null, verdictWords: {} });
});

test("decided otherwise, or opened again, a place that was kept goes to the list", async () => {
  const { make, answer, statesOf, taken, scope } = await makeQueue(2);
  const [one, other] = [await make("pending"), await make("pending")];
  await answer("approve", [one, other], "later");
  const [first, second] = [await make("waitlisted", 1), await make("waitlisted", 2)];
  expect(await answer("waitlist", [one], "later")).toMatchObject({ value: { letIn: 1, listed: 0 } });
  expect(await reopenAnswers(scope, { registrations: [other] })).toMatchObject({
    value: { back: 1, letIn: 1 },
  });
  expect(await statesOf(one, other, first, second)).toEqual(["pending", "pending", "confirmed", "confirmed"]);
  expect(await taken()).toBe(2);
  expect(await reopenAnswers(scope, { registrations: [other] })).toEqual({
    ok: false,
    reason: "already-told",
  });
});

test("where the capacity was lowered under a place that was kept, they are told of the list", async () => {
  const { make, answer, statesOf, taken, scope, ids } = await makeQueue(2);
  const [one, other] = [await make("pending"), await make("pending")];
  await answer("approve", [one, other], "later");
  await db().quota.updateMany({ where: { ...ids, root: true }, data: { capacity: 1 } });
  expect(await tellAnswers(scope)).toMatchObject({ ok: true, value: { decided: 2, listed: 1 } });
  expect((await statesOf(one, other)).toSorted()).toEqual(["confirmed", "waitlisted"]);
  expect(await taken()).toBe(1);
});

test("lowered under a place that was kept, no other way gives it either; who had one comes before who had none", async () => {
  const { make, answer, statesOf, taken, decide, ids } = await makeQueue(2);
  await db().edition.updateMany({ where: { id: ids.editionId }, data: { undoSeconds: 600 } });
  const [early, one, other] = [await make("pending"), await make("pending"), await make("pending")];
  await answer("approve", [one, other], "later");
  await db().quota.updateMany({ where: { ...ids, root: true }, data: { capacity: 1 } });
  expect(await decide("confirm", [one])).toEqual({ ok: false, reason: "no-place" });
  expect(await answer("approve", [early, one, other])).toMatchObject({ value: { decided: 3, listed: 2 } });
  expect(await statesOf(early, one, other)).toEqual(["waitlisted", "confirmed", "waitlisted"]);
  expect(await taken()).toBe(1);
});

test("the list's own decisions know the place that was kept", async () => {
  const { make, answer, statesOf, decide } = await makeQueue(1);
  const yes = await make("pending");
  await answer("approve", [yes], "later");
  const late = await make("pending");
  expect(await decide("confirm", [late])).toEqual({ ok: false, reason: "no-place" });
  expect(await decide("confirm", [yes])).toMatchObject({ ok: true });
  expect(await statesOf(yes, late)).toEqual(["confirmed", "pending"]);
});

test("cancelled untold, they give the place to the list", async () => {
  const { make, answer, statesOf, scope } = await makeQueue(1);
  const yes = await make("pending");
  await answer("approve", [yes], "later");
  const waits = await make("waitlisted", 1);
  await decideRegistrations(scope, { registrations: [yes], decision: "cancel", tell: true, words: "" });
  expect(await statesOf(yes, waits)).toEqual(["cancelled", "confirmed"]);
});
