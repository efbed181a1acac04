import { beforeEach, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { editionScope } from "@/prisma/testing/scopes";
import { findBulk, listCutOff } from "../queries/bulk";
import type { PlanBulk } from "../schema/bulk";
import { decideRegistrations } from "./decide";
import { goOnBulk, undoBulk } from "./go-on-bulk";
import { planBulk } from "./plan-bulk";
import { tagByName } from "./tag-registrations";

const PEOPLE = 45;
/** As long as it takes, also on a busy machine. */
const WHOLE = Number.POSITIVE_INFINITY;
let scope: EditionScope<never>;
let rows: string[];

beforeEach(async () => {
  const { edition } = await makeOpenEdition({ capacity: PEOPLE, undoSeconds: 600 });
  scope = await editionScope(edition);
  const category = { id: (await makeCategory(edition, { quotaIds: [edition.rootQuotaId] })).id };
  rows = [];
  for (let count = 0; count < PEOPLE; count += 1)
    rows.push((await makeRegistration(edition, category, { state: "pending" })).id);
});

async function plan(change: Partial<PlanBulk> & Pick<PlanBulk, "act">): Promise<string> {
  const nothing = { category: null, tag: "", member: null, note: "", tell: true, words: "" };
  const planned = await planBulk(scope, { school: "", edition: "", asked: "", ...nothing, ...change });
  if (!planned.ok) throw new Error(planned.reason);
  return planned.value.bulk;
}

const referenceOf = async (id = "") =>
  (await db().registration.findFirstOrThrow({ where: { id } })).reference;
const stateOf = async (id = "") => (await db().registration.findFirstOrThrow({ where: { id } })).state;
const tags = () =>
  db().tag.findMany({ where: { editionId: scope.editionId }, select: { id: true, name: true } });
const tagged = () => db().registrationTag.count({ where: { organisationId: scope.organisationId } });

test("an undo of many leaves what somebody else has decided since, finished or not", async () => {
  const bulk = await plan({ act: "confirm" });
  await goOnBulk(scope, { bulk }, 0);
  const decide = (decision: "cancel", id = "") =>
    decideRegistrations(scope, { registrations: [id], decision, tell: true, words: "" });
  await decide("cancel", rows[0]);
  await goOnBulk(scope, { bulk }, WHOLE);
  await decide("cancel", rows[1]);
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "finished", counts: { done: PEOPLE } });
  await undoBulk(scope, { bulk }, WHOLE);
  expect([await stateOf(rows[0]), await stateOf(rows[1]), await stateOf(rows[2])]).toEqual([
    ...["cancelled", "cancelled"],
    "pending",
  ]);
  expect(await findBulk(scope, bulk)).toMatchObject({ counts: { undone: PEOPLE - 2, stays: 2 }, undo: null });
});

test("where everybody was decided about since, nothing is left to undo", async () => {
  const bulk = await plan({ act: "waitlist" });
  await goOnBulk(scope, { bulk }, WHOLE);
  expect((await findBulk(scope, bulk))?.undo).not.toBeNull();
  await decideRegistrations(scope, { registrations: rows, decision: "cancel", tell: true, words: "" });
  expect((await findBulk(scope, bulk))?.undo).toBeNull();
});

test.each(["waitlist", "tag"] as const)(
  "a %s that is not finished can be undone, and goes no further",
  async (act) => {
    const bulk = await plan({ act, tag: "VIP" });
    await goOnBulk(scope, { bulk }, 0);
    await goOnBulk(scope, { bulk }, 0);
    const begun = await findBulk(scope, bulk);
    expect(begun).toMatchObject({ stage: "begun", counts: { done: 40 }, left: 5 });
    expect(begun?.undo).not.toBeNull();
    expect(await listCutOff(scope)).toMatchObject([{ id: bulk }]);
    expect(await undoBulk(scope, { bulk }, 0)).toMatchObject({ value: { finished: false } });
    // A browser that was still doing it asks once more.
    expect(await goOnBulk(scope, { bulk }, WHOLE)).toMatchObject({ value: { finished: true, left: 5 } });
    await undoBulk(scope, { bulk }, WHOLE);
    expect(await findBulk(scope, bulk)).toMatchObject({ stage: "undone", counts: { undone: 40 }, left: 5 });
    const waiting = { editionId: scope.editionId, state: "waitlisted" as const };
    expect([await tagged(), await db().registration.count({ where: waiting })]).toEqual([0, 0]);
    expect(await listCutOff(scope)).toEqual([]);
  },
);

test("the undo time of all begins when the last is done, once, and in short parts", async () => {
  const bulk = await plan({ act: "confirm" });
  await goOnBulk(scope, { bulk }, WHOLE);
  const ends = () =>
    db().registration.findMany({
      where: { id: { in: rows } },
      orderBy: { id: "asc" },
      select: { undoUntil: true },
    });
  const began = await ends();
  // Asked once more, as a second browser does, it is over.
  expect(await goOnBulk(scope, { bulk }, WHOLE)).toMatchObject({ value: { finished: true, left: 0 } });
  expect(await ends()).toEqual(began);
  // Cut off after the last part it is begun, and going on does what is left of it.
  await db().bulkAct.updateMany({ where: { id: bulk }, data: { finishedAt: null } });
  expect(await listCutOff(scope)).toMatchObject([{ id: bulk }]);
  expect(await goOnBulk(scope, { bulk }, WHOLE)).toMatchObject({ value: { finished: true, left: 0 } });
  expect((await ends())[0]?.undoUntil?.getTime()).toBeGreaterThan(began[0]?.undoUntil?.getTime() ?? Infinity);
  expect(await listCutOff(scope)).toEqual([]);
});

test("a part asks the database little, however many it is about: registrations wait for it", async () => {
  const one = await plan({ act: "confirm", asked: `q=${await referenceOf(rows[0])}` });
  await expectQueries(45, () => goOnBulk(scope, { bulk: one }, 0));
  const twenty = await plan({ act: "confirm" });
  await expectQueries(30, () => goOnBulk(scope, { bulk: twenty }, 0));
});

test("a tag that is renamed half-way is the same tag, put on and taken back", async () => {
  const bulk = await plan({ act: "tag", tag: "Speaker" });
  await goOnBulk(scope, { bulk }, 0);
  await db().tag.updateMany({ where: { editionId: scope.editionId }, data: { name: "Guest" } });
  await goOnBulk(scope, { bulk }, WHOLE);
  expect([(await tags()).map(({ name }) => name), await tagged()]).toEqual([["Guest"], PEOPLE]);
  await undoBulk(scope, { bulk }, WHOLE);
  expect([(await tags()).map(({ name }) => name), await tagged()]).toEqual([["Guest"], 0]);
});

test("a tag that is removed half-way is not made anew, nor by an undo", async () => {
  const bulk = await plan({ act: "tag", tag: "Speaker" });
  await goOnBulk(scope, { bulk }, 0);
  await db().tag.deleteMany({ where: { editionId: scope.editionId } });
  await goOnBulk(scope, { bulk }, WHOLE);
  expect(await findBulk(scope, bulk)).toMatchObject({
    stage: "finished",
    counts: { done: 20, gone: PEOPLE - 20 },
  });
  await undoBulk(scope, { bulk }, WHOLE);
  expect([await tags(), await tagged()]).toEqual([[], 0]);
});

test("to take a tag off none is made, and its preview knows it whatever its case", async () => {
  const none = await plan({ act: "untag", tag: "Nobody" });
  await goOnBulk(scope, { bulk: none });
  expect(await findBulk(scope, none)).toMatchObject({ stage: "finished", counts: { already: PEOPLE } });
  expect(await tags()).toEqual([]);
  await tagByName(scope, { name: "Żółw", registrations: rows.slice(0, 4) });
  const bulk = await plan({ act: "untag", tag: "żÓŁW" });
  expect(await findBulk(scope, bulk)).toMatchObject({ counts: { done: 4, already: PEOPLE - 4 } });
  await goOnBulk(scope, { bulk }, WHOLE);
  expect(await tagged()).toBe(0);
});

test("when a colleague leaves half-way, the rest ends with it", async () => {
  const member = (await makeMember({ id: scope.organisationId }, { role: "editor" })).id;
  const bulk = await plan({ act: "assign", member });
  await goOnBulk(scope, { bulk }, 0);
  await db().teamMember.updateMany({ where: { id: member }, data: { removedAt: new Date(), loginId: null } });
  expect(await goOnBulk(scope, { bulk }, WHOLE)).toMatchObject({ value: { finished: true } });
  expect(await findBulk(scope, bulk)).toMatchObject({
    stage: "finished",
    counts: { done: 20, gone: PEOPLE - 20 },
  });
});
