import { expect, test } from "vitest";
import { readFilters } from "@/lib/audiences/schema/people-set";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { getAttendanceSheet } from "../queries/attendance-sheet";
import { findBulk } from "../queries/bulk";
import type { PlanBulk } from "../schema/bulk";
import { decideRegistrations } from "./decide";
import { goOnBulk, undoBulk } from "./go-on-bulk";
import { editNote } from "./notes";
import { planBulk } from "./plan-bulk";

/** As long as it takes, also on a busy machine. */
const WHOLE = Number.POSITIVE_INFINITY;

async function makeCrowd(people: number, undoSeconds = 0) {
  const { edition } = await makeOpenEdition({ capacity: people, undoSeconds });
  const scope = await editionScope<"annotate-registration">(edition);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const rows: string[] = [];
  for (let count = 0; count < people; count += 1)
    rows.push((await makeRegistration(edition, category, { country: count % 3 ? "IT" : "PL" })).id);
  const plan = async (change: Partial<PlanBulk> & Pick<PlanBulk, "act">): Promise<string> => {
    const nothing = { category: null, tag: "", member: null, note: "", tell: true, words: "" };
    const planned = await planBulk(scope, { school: "", edition: "", asked: "", ...nothing, ...change });
    if (!planned.ok) throw new Error(planned.reason);
    return planned.value.bulk;
  };
  return { edition, scope, rows, plan };
}

test("a note is written about a whole set, each once also when it is cut off, and undone where it stands as written", async () => {
  const { scope, rows, plan } = await makeCrowd(45);
  const bulk = await plan({ act: "note", note: "Ask about the bus.", asked: "filters=country.is.IT" });
  const of = { organisationId: scope.organisationId };
  expect(await findBulk(scope, bulk)).toMatchObject({
    ...{ stage: "planned", counts: { done: 30 }, parameters: { note: "Ask about the bus." } },
  });
  expect(await db().registrationNote.count({ where: of })).toBe(0);
  // Cut off after the first part, gone on with by several at once.
  await goOnBulk(scope, { bulk }, 0);
  expect(await db().registrationNote.count({ where: of })).toBe(20);
  await Promise.all([1, 2, 3, 4].map(() => goOnBulk(scope, { bulk }, WHOLE)));
  const notes = await db().registrationNote.findMany({ where: of });
  expect(new Set(notes.map(({ registrationId }) => registrationId)).size).toBe(30);
  expect(
    notes.every(({ text, authorId }) => text === "Ask about the bus." && authorId === scope.actor.id),
  ).toBe(true);
  expect(notes.every(({ registrationId }) => rows.includes(registrationId))).toBe(true);
  expect(await db().auditEntry.count({ where: { ...of, act: "add-note" } })).toBe(30);
  // Its words stand with each of them, and nowhere else.
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "finished", parameters: { note: "" } });

  // What somebody wrote on stays, and who has gone is not looked for.
  const [kept, gone] = notes;
  await editNote(scope, { note: kept?.id ?? "", version: 1, text: "Asked." });
  await db().registration.updateMany({
    where: { id: gone?.registrationId ?? "" },
    data: { erasedAt: new Date() },
  });
  await undoBulk(scope, { bulk }, WHOLE);
  expect(await findBulk(scope, bulk)).toMatchObject({ stage: "undone", counts: { undone: 28, stays: 2 } });
  const left = await db().registrationNote.findMany({ where: { ...of, removedAt: null } });
  expect(left.map(({ text }) => text).sort()).toEqual(["Ask about the bus.", "Asked."]);
  expect(await db().auditEntry.count({ where: { ...of, act: "remove-note" } })).toBe(28);
  await undoBulk(scope, { bulk }, WHOLE);
  expect(await db().auditEntry.count({ where: { ...of, act: "remove-note" } })).toBe(28);
});

test("what an undo brings back of notes and assignments is no moment, also while a decision can be undone", async () => {
  const { edition, scope, rows, plan } = await makeCrowd(3, 600);
  const decides = await editionScope<"decide-registration">(edition);
  await decideRegistrations(decides, { registrations: rows, decision: "cancel", tell: true, words: "" });
  const member = (await makeMember({ id: scope.organisationId }, { role: "editor" })).id;
  const other = (await makeMember({ id: scope.organisationId }, { role: "editor" })).id;
  for (const change of [
    { act: "assign", member: other },
    { act: "assign", member },
    { act: "note", note: "Gone." },
  ] as const) {
    const bulk = await plan(change);
    await goOnBulk(scope, { bulk }, WHOLE);
    expect(await findBulk(scope, bulk)).toMatchObject({ counts: { done: 3 }, undo: { seconds: null } });
  }
});

test("a sheet to sign is of those of a set who have a place; of one that can't be read or asked it is of nobody", async () => {
  const { edition, rows } = await makeCrowd(6);
  const scope = await editionScope<"print-attendance">(edition);
  const viewer = await editionScope<"print-attendance">(edition, { role: "viewer" });
  await db().registration.updateMany({ where: { id: rows[1] ?? "" }, data: { state: "withdrawn" } });
  const set = (text: string) => ({ words: "", filters: readFilters(text) ?? [] });
  const on = async (...asked: Parameters<typeof getAttendanceSheet>) =>
    (await getAttendanceSheet(...asked)).people.map(({ id }) => id).sort();
  const withPlace = rows.filter((_, at) => at !== 1);
  expect(await on(scope)).toEqual([...withPlace].sort());
  expect(await on(scope, set("country.is.IT"))).toEqual(
    withPlace.filter((id) => rows.indexOf(id) % 3).sort(),
  );
  expect(await on(scope, set("state.is.withdrawn"))).toEqual([]);
  expect(await on(scope, null)).toEqual([]);
  const secret = await db().term.create({
    data: { organisationId: edition.organisationId, editionId: edition.id, kind: "sensitive", key: "diet" },
  });
  expect(await on(scope, set(`consent:${secret.id}.empty`))).toHaveLength(5);
  expect(await on(viewer, set(`consent:${secret.id}.empty`))).toEqual([]);
});
