import { beforeEach, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { holds } from "@/prisma/scenarios/intake";
import { findUndoable } from "../queries/undoable";
import { tellAnswers } from "./answer-pending";
import { decideRegistrations } from "./decide";
import { endUndoTimesOf } from "./end-undo-times";
import { takeBackAll } from "./take-back-all";

/** More than are named, and in many parts. */
const PEOPLE = 210;
const PLACES = 150;
const WHOLE = Number.POSITIVE_INFINITY;

let scope: EditionScope<never>;
let ids: { organisationId: string; editionId: string };

/** Everybody is told at once what was decided: 150 have a place, 60 wait. */
beforeEach(async () => {
  const made = await makeEntrance({ capacity: PLACES, undoSeconds: 600 });
  scope = made.scope as EditionScope<never>;
  ids = made.ids;
  const quotaIds = [made.edition.rootQuotaId];
  const category = await makeCategory(made.edition, { approval: true, quotaIds });
  await db().quota.updateMany({ where: ids, data: { capacity: PEOPLE } });
  for (let count = 0; count < PEOPLE; count += 1)
    await makeRegistration(made.edition, category, { state: "pending" });
  await db().registration.updateMany({ where: ids, data: { verdict: "approve", verdictAt: new Date() } });
  await db().quota.updateMany({ where: ids, data: { capacity: PLACES } });
  expect(await tellAnswers(scope)).toMatchObject({ value: { decided: PEOPLE, undoSeconds: 600 } });
}, 180_000);

const counts = async () => {
  const rows = await db().registration.groupBy({ by: ["state"], where: ids, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
};
const mails = async () => {
  const rows = await db().outboxMessage.groupBy({ by: ["state"], where: ids, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
};
const asked = async () => {
  const { people, more } = await findUndoable(scope);
  expect(people.length).toBeLessThanOrEqual(200);
  if (!more) throw new Error("all are named");
  return { asOf: more.asOf, count: more.count };
};

test("everybody's decision is undone in parts, cut off and gone on with by two at once: all is as it was", async () => {
  expect(await counts()).toEqual({ confirmed: PLACES, waitlisted: PEOPLE - PLACES });
  const { asOf, count } = await asked();
  expect(count).toBe(PEOPLE);
  const [later, told] = await db().registration.findMany({ where: { ...ids, state: "confirmed" }, take: 2 });
  if (!later || !told) throw new Error("nobody has a place");
  // But of nobody about whom was decided since, or whose mail has left.
  const decision = { decision: "cancel", tell: true, words: "" } as const;
  await decideRegistrations(scope, { registrations: [later.id], ...decision });
  await db().outboxMessage.updateMany({ where: { registrationId: told.id }, data: { state: "sending" } });
  // The request ends after its first part, and the server with it: nothing is kept of how far it was.
  const first = await takeBackAll(scope, { asOf, after: null }, 0);
  if (!first.ok) throw new Error("refused");
  const { back, left, after } = first.value;
  expect([back + left, (await counts()).pending, after === null]).toEqual([20, back, false]);
  const rest = await Promise.all([
    takeBackAll(scope, { asOf, after: null }, WHOLE),
    takeBackAll(scope, { asOf, after }, WHOLE),
  ]);
  expect(rest.map((answer) => answer.ok && answer.value.after)).toEqual([null, null]);
  expect(await counts()).toEqual({ cancelled: 1, confirmed: 1, pending: PEOPLE - 2 });
  const acts = { editionId: ids.editionId, act: "take-back" };
  expect(await db().auditEntry.count({ where: acts })).toBe(PEOPLE - 2);
  expect(await mails()).toEqual({ cancelled: PEOPLE - 2, queued: 2, sending: 1 });
  expect(await holds(ids)).toEqual([]);
  // Pressed once more it does nothing more, and ends.
  expect(await takeBackAll(scope, { asOf, after: null }, WHOLE)).toEqual({
    ok: true,
    value: { back: 0, left: 1, after: null },
  });
}, 180_000);

test("whose time was nearly over has it anew with the first part, and who is left is told when it ends", async () => {
  const soon = new Date(Date.now() + 60_000);
  await db().registration.updateMany({ where: ids, data: { undoUntil: soon } });
  await db().outboxMessage.updateMany({ where: { ...ids, state: "queued" }, data: { nextAt: soon } });
  const { asOf } = await asked();
  expect(await takeBackAll(scope, { asOf, after: null }, 0)).toMatchObject({ value: { back: 20, left: 0 } });
  const rest = { ...ids, undoState: { not: null } };
  const first = await db().registration.findFirstOrThrow({ where: rest, orderBy: { undoUntil: "asc" } });
  expect(first.undoUntil?.getTime()).toBeGreaterThan(soon.getTime() + 120_000);
  const queued = { ...ids, state: "queued" as const };
  const waiting = await db().outboxMessage.findFirstOrThrow({ where: queued, orderBy: { nextAt: "asc" } });
  expect(waiting.nextAt.getTime()).toBeGreaterThan(soon.getTime() + 120_000);
  // Nobody goes on: the time ends for whoever is left, after a restart too.
  await db().registration.updateMany({ where: rest, data: { undoUntil: new Date(0) } });
  expect(await endUndoTimesOf(ids)).toBe(PEOPLE - 20);
  expect(await takeBackAll(scope, { asOf, after: null }, WHOLE)).toMatchObject({ value: { back: 0 } });
  expect(await holds(ids)).toEqual([]);
}, 180_000);
