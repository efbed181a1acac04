import { beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { writeFilters } from "@/lib/audiences/schema/people-set";
import { db } from "@/lib/platform/db/client";
import { purge } from "@/lib/registration/commands/purge";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeManyPeople } from "@/prisma/scenarios/many-people";
import { editionScope } from "@/prisma/testing/scopes";
import { findBulk } from "../queries/bulk";
import { BULK_ACTS, type PlanBulk } from "../schema/bulk";
import { goOnBulk, undoBulk } from "./go-on-bulk";
import { planBulk } from "./plan-bulk";

const PEOPLE = 45;
const PLACES = 12;
let scope: EditionScope<never>;
let rows: string[];
let category: string;
let other: string;

beforeEach(async () => {
  const { edition } = await makeOpenEdition({ capacity: PLACES, undoSeconds: 60 });
  scope = await editionScope(edition);
  category = (await makeCategory(edition, { quotaIds: [edition.rootQuotaId] })).id;
  other = (await makeCategory(edition)).id;
  rows = [];
  for (let count = 0; count < PEOPLE; count += 1)
    rows.push(
      (
        await makeRegistration(
          edition,
          { id: category },
          { state: "pending", country: count % 3 ? "IT" : "PL" },
        )
      ).id,
    );
});

async function plan(change: Partial<PlanBulk> & Pick<PlanBulk, "act">, by = scope): Promise<string> {
  const nothing = { category: null, tag: "", member: null, note: "Written down.", tell: true, words: "" };
  const planned = await planBulk(by, { school: "", edition: "", asked: "", ...nothing, ...change });
  if (!planned.ok) throw new Error(planned.reason);
  return planned.value.bulk;
}

async function finish(bulk: string) {
  for (;;) {
    const went = await goOnBulk(scope, { bulk });
    if (went.ok && went.value.finished) return findBulk(scope, bulk);
  }
}
const acts = (act: "confirm" | "tag-registration") =>
  db().auditEntry.count({ where: { editionId: scope.editionId, act } });
const states = async () => {
  const found = await db().registration.groupBy({
    by: ["state"],
    where: { editionId: scope.editionId },
    _count: true,
  });
  return Object.fromEntries(found.map(({ state, _count }) => [state, _count]));
};

test("whom a set has is tagged, seen before, and told apart from whoever had the tag", async () => {
  const asked = new URLSearchParams({
    filters: writeFilters([{ by: "country", of: "", how: "is", values: ["PL"] }]),
  }).toString();
  const bulk = await plan({ act: "tag", tag: "Poland", asked });
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "planned", total: 15, counts: { done: 15 } });
  expect(await db().registrationTag.count({ where: { organisationId: scope.organisationId } })).toBe(0);
  expect(await finish(bulk)).toMatchObject({ stage: "finished", counts: { done: 15 }, left: 0 });
  const all = await plan({ act: "tag", tag: "Poland" });
  expect(await findBulk(scope, all)).toMatchObject({ counts: { done: 30, already: 15 } });
  expect(await finish(all)).toMatchObject({ counts: { done: 30, already: 15 } });
  await undoBulk(scope, { bulk: all });
  expect(await findBulk(scope, all)).toMatchObject({
    stage: "undone",
    counts: { undone: 30, already: 15 },
    undo: null,
  });
  const tagged = await db().registrationTag.findMany({ where: { organisationId: scope.organisationId } });
  expect(tagged).toHaveLength(15);
});

test("filters that stand twice in an address are nobody to act on, and not everybody", async () => {
  const filters = writeFilters([{ by: "country", of: "", how: "is", values: ["PL"] }]);
  const asked = new URLSearchParams([
    ["filters", filters],
    ["filters", filters],
  ]).toString();
  await expect(plan({ act: "cancel", asked })).rejects.toThrow("nobody-there");
});

test("who is given to somebody is back with whoever had them before", async () => {
  const [anna, bruno] = [
    await makeMember({ id: scope.organisationId }, { role: "editor" }),
    await makeMember({ id: scope.organisationId }, { role: "editor" }),
  ];
  const first = rows[0] ?? "";
  await db().registrationAssignee.create({
    data: { organisationId: scope.organisationId, registrationId: first, memberId: anna.id },
  });
  const bulk = await plan({ act: "assign", member: bruno.id });
  expect(await finish(bulk)).toMatchObject({ counts: { done: PEOPLE } });
  expect(await db().registrationAssignee.count({ where: { memberId: bruno.id } })).toBe(PEOPLE);
  await undoBulk(scope, { bulk });
  const held = await db().registrationAssignee.findMany({ where: { organisationId: scope.organisationId } });
  expect(held.map(({ registrationId, memberId }) => [registrationId, memberId])).toEqual([[first, anna.id]]);
});

test("as many are confirmed as there are places, first come first; the undo time of all ends together, and all are back", async () => {
  const bulk = await plan({ act: "confirm" });
  const counts = { done: PLACES, "no-place": PEOPLE - PLACES };
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "planned", counts });
  expect(await finish(bulk)).toMatchObject({ stage: "finished", counts });
  const ends = await db().registration.findMany({
    where: { editionId: scope.editionId, state: "confirmed" },
    orderBy: { submittedAt: "asc" },
    select: { id: true, undoUntil: true },
  });
  expect(ends.map(({ id }) => id)).toEqual(rows.slice(0, PLACES));
  expect(new Set(ends.map(({ undoUntil }) => undoUntil?.getTime())).size).toBe(1);
  expect((await findBulk(scope, bulk))?.undo?.seconds).toBeGreaterThan(50);
  await undoBulk(scope, { bulk });
  expect(await states()).toEqual({ pending: PEOPLE });
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "undone", counts: { undone: PLACES } });
  expect(await db().outboxMessage.count({ where: { editionId: scope.editionId, state: "queued" } })).toBe(0);
});

test("cut off half-way it says who is done; gone on with by many at once, only the rest is done, and each once", async () => {
  const bulk = await plan({ act: "waitlist", tell: false });
  const cut = await goOnBulk(scope, { bulk }, 0);
  expect(cut).toMatchObject({ value: { done: 20, left: 25, finished: false } });
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "begun", counts: { done: 20 }, left: 25 });
  expect(await states()).toEqual({ waitlisted: 20, pending: 25 });
  await Promise.all(Array.from({ length: 8 }, () => goOnBulk(scope, { bulk })));
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "finished", counts: { done: PEOPLE }, left: 0 });
  expect(await db().auditEntry.count({ where: { editionId: scope.editionId, act: "waitlist" } })).toBe(
    PEOPLE,
  );
});

test("who can't be moved stays, with the reason; what changed between preview and act stands in the report", async () => {
  const bulk = await plan({ act: "category", category: other });
  expect(await findBulk(scope, bulk)).toMatchObject({ counts: { done: PEOPLE }, undo: null });
  const [gone = "", moved = ""] = rows;
  await db().registration.updateMany({ where: { id: gone }, data: { state: "withdrawn" } });
  await db().registration.updateMany({ where: { id: moved }, data: { categoryId: other } });
  const report = await finish(bulk);
  expect(report).toMatchObject({ counts: { done: PEOPLE - 2, already: 1, "not-live": 1 } });
  expect(report?.others.map(({ id, outcome }) => [id, outcome])).toEqual([
    [gone, "not-live"],
    [moved, "already"],
  ]);
  await expect(undoBulk(scope, { bulk })).rejects.toMatchObject({ code: "not-found" });
});

describe("who may", () => {
  test.each([
    ["viewer", "tag"],
    ["viewer", "cancel"],
    ["door", "assign"],
  ] as const)("a %s plans no %s, sees none and goes on with none", async (role, act) => {
    const nobody = await editionScope<never>(
      { organisationId: scope.organisationId, id: scope.editionId },
      { role },
    );
    await expect(plan({ act, tag: "x" }, nobody)).rejects.toMatchObject({ code: "not-found" });
    const bulk = await plan({ act, tag: "x" });
    expect(await findBulk(nobody, bulk)).toBeNull();
    await expect(goOnBulk(nobody, { bulk })).rejects.toMatchObject({ code: "not-found" });
  });

  test("nor does an owner of another edition", async () => {
    const bulk = await plan({ act: "cancel" });
    const { edition } = await makeOpenEdition();
    const elsewhere = await editionScope<never>(edition);
    expect(await findBulk(elsewhere, bulk)).toBeNull();
    await expect(goOnBulk(elsewhere, { bulk })).rejects.toMatchObject({ code: "not-found" });
    await expect(plan({ act: "category", category: other }, elsewhere)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

test.each(BULK_ACTS)("of people of all sorts, what is foreseen of %s is what comes", async (act) => {
  const made = await makeManyPeople(60);
  scope = await editionScope(made.edition);
  // Who waits where places are free would come in by themselves.
  const waiting = { editionId: scope.editionId, state: "waitlisted" as const };
  await db().registration.updateMany({ where: waiting, data: { state: "pending", queuePosition: null } });
  const [tag = "", member = ""] = ["VIP", made.team[0] ?? ""];
  const bulk = await plan({ act, tag, member, category: made.categories[0] ?? null });
  const foreseen = await findBulk(scope, bulk);
  const came = await finish(bulk);
  expect(came?.counts).toEqual(foreseen?.counts);
  expect(Object.values(came?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(came?.total);
});

test("what was only looked at is forgotten after a day, what was done after a month", async () => {
  const [seen, made] = [await plan({ act: "cancel" }), await plan({ act: "tag", tag: "x" })];
  await finish(made);
  const age = (days: number) =>
    db().bulkAct.updateMany({
      where: { editionId: scope.editionId },
      data: { createdAt: new Date(Date.now() - days * 86_400_000) },
    });
  await age(2);
  await purge();
  expect([await findBulk(scope, seen), (await findBulk(scope, made))?.stage]).toEqual([null, "finished"]);
  await age(31);
  await purge();
  expect(await findBulk(scope, made)).toBeNull();
  expect(await acts("tag-registration")).toBe(PEOPLE);
});
