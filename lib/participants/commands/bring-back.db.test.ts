import { expect, test } from "vitest";
import { brokenInvariants } from "@/lib/invariants";
import { db } from "@/lib/platform/db/client";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { linkScope } from "@/prisma/testing/scopes";
import { endUndoTime } from "@/prisma/testing/time-passes";
import { answerPending } from "./answer-pending";
import { bringBack } from "./bring-back";
import { letInAbove } from "./let-in-above";
import { takeBackDecisions } from "./take-back";

async function makeFull(undoSeconds = 0) {
  const small = await makeSmall(1, { undoSeconds });
  const { scope, organisationId, editionId } = small;
  const ids = { organisationId, editionId };
  const told = { tell: true, words: "" };
  const back = (registration: string, to: "front" | "end" = "front") =>
    bringBack(scope, { registration, to, ...told });
  const above = (registration: string) => letInAbove(scope, { registration, ...told });
  const rowOf = (id: string) => db().registration.findFirstOrThrow({ where: { id } });
  const mails = async (registrationId: string) =>
    (await db().outboxMessage.findMany({ where: { registrationId }, orderBy: { createdAt: "asc" } })).map(
      ({ template }) => template,
    );
  const broken = async () =>
    (await brokenInvariants(db())).filter(({ ids: found }) => found.includes(small.edition.rootQuotaId));
  return { ...small, ids, back, above, rowOf, mails, broken };
}

test("back from cancelled, withdrawn and declined: a place if one is free, else before or behind all who wait", async () => {
  const { ids, scope, make, decide, back, rowOf, mails, broken } = await makeFull();
  const [inside, declined] = [await make("confirmed"), await make("pending")];
  await decide("decline", [declined]);
  await withdraw(linkScope(ids, inside));
  expect(await back(inside)).toEqual({ ok: true, value: { state: "confirmed", undoSeconds: 0 } });
  const [first, second] = [await make("waitlisted", 5), await make("waitlisted", 6)];
  expect(await back(declined, "end")).toMatchObject({ ok: true, value: { state: "waitlisted" } });
  expect((await rowOf(declined)).queuePosition).toBeGreaterThan(6);
  expect(await mails(declined)).toEqual(["registration-declined", "registration-waitlisted"]);
  await decide("cancel", [second]);
  expect(await back(second, "front")).toMatchObject({ ok: true, value: { state: "waitlisted" } });
  // The next place is theirs, before the first who waited.
  await decide("cancel", [inside]);
  expect([(await rowOf(second)).state, (await rowOf(first)).state]).toEqual(["confirmed", "waitlisted"]);
  expect(await back(second)).toEqual({ ok: false, reason: "already-decided" });
  // Twice to the front: the later one stands before.
  const third = await make("waitlisted", 7);
  await decide("cancel", [first]);
  await decide("cancel", [third]);
  await back(first, "front");
  await back(third, "front");
  expect((await rowOf(third)).queuePosition).toBeLessThan((await rowOf(first)).queuePosition ?? 0);
  expect(await broken()).toEqual([]);
  await db().edition.updateMany({ where: { id: ids.editionId }, data: { cancelledAt: new Date() } });
  await db().registration.updateMany({ where: { id: third }, data: { state: "cancelled" } });
  expect(await back(third)).toEqual({ ok: false, reason: "closed" });
  expect(scope.editionId).toBe(ids.editionId);
});

test("who is approved and not told has a place already: letting them in is nothing above", async () => {
  const { scope, make, above, rowOf } = await makeFull();
  const id = await make("pending");
  await answerPending(scope, { registrations: [id], answer: "approve", when: "later", words: {} });
  expect(await above(id)).toEqual({ ok: true, value: { taken: 1, capacity: 1, undoSeconds: 0 } });
  expect(await rowOf(id)).toMatchObject({ state: "confirmed", aboveCapacity: false });
});

test("an owner lets somebody in above the capacity, named as such; then nobody comes in until there is room", async () => {
  const { ids, make, decide, above, rowOf, broken } = await makeFull();
  const [inside, first, second] = [
    await make("confirmed"),
    await make("waitlisted", 5),
    await make("waitlisted", 6),
  ];
  expect(await above(second)).toEqual({ ok: true, value: { taken: 2, capacity: 1, undoSeconds: 0 } });
  expect(await rowOf(second)).toMatchObject({ state: "confirmed", aboveCapacity: true });
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { ...ids, act: "let-in-above", objectId: second },
    include: { values: true },
  });
  expect(entry.values.find(({ field }) => field === "places")?.after).toBe("2 / 1");
  expect(await broken()).toEqual([]);
  await decide("cancel", [inside]);
  expect((await rowOf(first)).state).toBe("waitlisted");
  await decide("cancel", [second]);
  expect(await rowOf(first)).toMatchObject({ state: "confirmed", aboveCapacity: false });
  expect(await broken()).toEqual([]);
  // Somebody who comes in beside the owner's word would be found.
  await db().registration.updateMany({
    where: { id: inside },
    data: { state: "confirmed", stateSince: new Date() },
  });
  expect((await broken()).map(({ name }) => name)).toEqual(["quota exceeded"]);
});

test("where a place is free it is no exception: nothing is above", async () => {
  const { make, above, rowOf } = await makeFull();
  const pending = await make("pending");
  expect(await above(pending)).toMatchObject({ ok: true, value: { taken: 1, capacity: 1 } });
  expect(await rowOf(pending)).toMatchObject({ state: "confirmed", aboveCapacity: false });
  expect(await above(pending)).toEqual({ ok: false, reason: "already-decided" });
});

test("ways back can be undone, too: with the reason and the place on the list that were there", async () => {
  const { ids, scope, make, decide, back, above, rowOf, broken } = await makeFull(600);
  const [inside, waiting] = [await make("confirmed"), await make("waitlisted", 5)];
  await decide("cancel", [inside]);
  // What can be undone is undone: it is not brought back beside its own place.
  expect(await back(inside)).toEqual({ ok: false, reason: "already-decided" });
  await endUndoTime(ids);
  await db().registration.updateMany({ where: { id: inside }, data: { reason: "Twice." } });
  expect(await above(inside)).toMatchObject({ ok: true, value: { taken: 2, capacity: 1 } });
  const undone = await takeBackDecisions(scope, { registrations: [inside] });
  expect(undone).toMatchObject({ ok: true, value: { back: 1 } });
  expect(await rowOf(inside)).toMatchObject({ state: "cancelled", reason: "Twice." });
  await back(inside, "end");
  await endUndoTime(ids);
  expect(await rowOf(inside)).toMatchObject({ state: "waitlisted", reason: "", undoState: null });
  expect((await rowOf(waiting)).state).toBe("confirmed");
  expect(await broken()).toEqual([]);
});
