import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { dispatchAll } from "@/prisma/testing/erasure-races";
import { editionScope } from "@/prisma/testing/scopes";
import { passUndoTime } from "@/prisma/testing/time-passes";
import { moveToCategory } from "./move-to-category";

// What other files left there would be sent first.
beforeEach(clearOutbox);

async function makeDesk(capacity: number, small: number) {
  const { edition } = await makeOpenEdition({ capacity, undoSeconds: 600 });
  const quota = await makeQuota(edition, { capacity: small });
  const wide = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const narrow = await makeCategory(edition, { quotaIds: [edition.rootQuotaId, quota.id] });
  const guest = await makeCategory(edition, { public: false });
  const scope = await editionScope(edition);
  const move = (registration: { id: string }, category: { id: string }, tell = false) =>
    moveToCategory(scope, { registration: registration.id, category: category.id, tell });
  const row = ({ id }: { id: string }) => db().registration.findFirstOrThrow({ where: { id } });
  return { edition, wide, narrow, guest, move, row };
}

test("a full edition: within the same places one moves freely, never into a quota that is full", async () => {
  const { edition, wide, narrow, move, row } = await makeDesk(3, 1);
  const [first, second] = [await makeRegistration(edition, wide), await makeRegistration(edition, wide)];
  await makeRegistration(edition, wide);
  expect(await move(first, narrow)).toMatchObject({ ok: true });
  expect(await move(second, narrow)).toMatchObject({ reason: "no-place" });
  expect((await row(second)).categoryId).toBe(wide.id);
  expect(await db().auditValue.findFirst({ where: { registrationId: first.id } })).toMatchObject({
    field: "category",
    before: wide.slug,
    after: narrow.slug,
  });
});

test("who moves outside the capacity frees a place, and the first who waits has it at once", async () => {
  const { edition, wide, guest, move, row } = await makeDesk(1, 1);
  const inside = await makeRegistration(edition, wide);
  const waiting = await makeRegistration(edition, wide, { state: "waitlisted" });
  expect(await move(inside, guest)).toMatchObject({ value: { promoted: 1 } });
  expect((await row(waiting)).state).toBe("confirmed");
  // And there is no way back into what is full now.
  expect(await move(inside, wide)).toMatchObject({ reason: "no-place" });
});

test("who waits keeps the position; ten at once for the last place of a category are one", async () => {
  const { edition, wide, narrow, move, row } = await makeDesk(10, 1);
  const all = await Promise.all(Array.from({ length: 10 }, () => makeRegistration(edition, wide)));
  const waiting = await makeRegistration(edition, wide, { state: "waitlisted" });
  const { queuePosition } = await row(waiting);
  expect(await move(waiting, narrow)).toMatchObject({ value: { promoted: 0 } });
  expect(await row(waiting)).toMatchObject({ state: "waitlisted", queuePosition, categoryId: narrow.id });
  const answers = await Promise.all(all.map((one) => move(one, narrow)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test("a place that an undo may bring back moves only where there is one", async () => {
  const { edition, wide, narrow, guest, move, row } = await makeDesk(3, 1);
  await makeRegistration(edition, narrow);
  const listed = await makeRegistration(edition, wide, { state: "waitlisted" });
  const undo = { undoUntil: new Date(Date.now() + 600_000), undoSince: new Date() };
  const undoVerdict = { verdict: "approve", at: new Date().toISOString(), words: {} };
  await db().registration.updateMany({
    where: { id: listed.id },
    data: { ...undo, undoState: "pending", undoVerdict },
  });
  expect(await move(listed, narrow)).toMatchObject({ reason: "no-place" });
  expect((await row(listed)).categoryId).toBe(wide.id);
  expect(await move(listed, guest)).toMatchObject({ ok: true });
});

test("not somebody else's, not into a closed or foreign category, not after withdrawing", async () => {
  const [mine, theirs] = [await makeDesk(5, 5), await makeDesk(5, 5)];
  const one = await makeRegistration(mine.edition, mine.wide);
  const closed = await makeCategory(mine.edition, { closedAt: new Date() });
  await expect(theirs.move(one, theirs.wide)).rejects.toThrow("not-found");
  expect(await mine.move(one, theirs.wide)).toMatchObject({ reason: "category" });
  expect(await mine.move(one, closed)).toMatchObject({ reason: "category" });
  const gone = await makeRegistration(mine.edition, mine.wide, { state: "withdrawn" });
  expect(await mine.move(gone, mine.guest)).toMatchObject({ reason: "not-live" });
  expect(await mine.move(one, mine.guest)).toMatchObject({ ok: true });
});

test("who is to be told is told once the undo time is over, of what is so then; who is back where they were, of nothing", async () => {
  const { edition, wide, narrow, guest, move } = await makeDesk(10, 5);
  const [told, back, untold] = [
    await makeRegistration(edition, wide),
    await makeRegistration(edition, wide),
    await makeRegistration(edition, wide),
  ];
  const mails = async ({ id }: { id: string }) => {
    const where = { registrationId: id, template: "registration-category" };
    const rows = await db().outboxMessage.findMany({ where, orderBy: { createdAt: "asc" } });
    return rows.map(({ state, parameters }) => [state, (parameters as { before?: string }).before]);
  };
  await move(told, narrow, true);
  await move(told, guest, true);
  await move(back, narrow, true);
  await move(back, wide, true);
  await move(untold, narrow);
  await dispatchAll();
  expect(await mails(told)).toEqual([
    ["cancelled", wide.id],
    ["queued", wide.id],
  ]);
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  await passUndoTime(ids);
  await dispatchAll();
  expect((await mails(told)).map(([state]) => state)).toEqual(["cancelled", "sent"]);
  expect(await mails(back)).toEqual([["cancelled", wide.id]]);
  expect(await mails(untold)).toEqual([["cancelled", wide.id]]);
});

test("what could not be sent of a category before is not tried again once there is another one", async () => {
  const { edition, wide, narrow, guest, move } = await makeDesk(10, 5);
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  for (const state of ["failed", "bounced"] as const) {
    const [moved, back] = [await makeRegistration(edition, wide), await makeRegistration(edition, wide)];
    for (const one of [moved, back]) await move(one, narrow, true);
    await db().outboxMessage.updateMany({ where: { ...ids, state: "queued" }, data: { state } });
    await move(moved, guest, true);
    await move(back, wide, true);
    const mails = async ({ id: registrationId }: { id: string }) => {
      const where = { registrationId, template: "registration-category" };
      const rows = await db().outboxMessage.findMany({ where, orderBy: { createdAt: "asc" } });
      return rows.map((row) => [row.state, (row.parameters as { before?: string }).before]);
    };
    expect(await mails(moved)).toEqual([
      ["cancelled", wide.id],
      ["queued", wide.id],
    ]);
    // They never heard that they were anywhere else.
    expect(await mails(back)).toEqual([["cancelled", wide.id]]);
    await db().outboxMessage.deleteMany({ where: ids });
  }
});
