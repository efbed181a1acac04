import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { purge } from "@/lib/registration/commands/purge";
import { makeMember } from "@/prisma/factories/people";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { findPeopleView, listPeopleViews } from "../queries/people-views";
import { listViewsAtDesk } from "../queries/views-to-write-to";
import { bringBackPeopleView, deletePeopleView, savePeopleView } from "./people-views";

type Scope = Awaited<ReturnType<typeof member>>;
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
let organisation: Awaited<ReturnType<typeof makeOpenEdition>>["organisation"];
let anna: Scope;
let bruno: Scope;
let viewer: Scope;

async function member(role: "editor" | "viewer") {
  const actor = await makeActor();
  const { id } = await makeMember(organisation, { role, loginId: actor.id });
  return { ...(await editionScope<"view-registrations">(edition, { actor, role })), memberId: id };
}

beforeEach(async () => {
  ({ edition, organisation } = await makeOpenEdition());
  anna = await member("editor");
  bruno = await member("editor");
  viewer = await member("viewer");
});

const POLISH = [{ by: "country" as const, of: "", how: "is" as const, values: ["PL"] }];
const NEW = { view: null, version: 0, name: "Poland", filters: POLISH, columns: ["state"], sort: "name" };

async function save(scope: Scope, change: Partial<Parameters<typeof savePeopleView>[1]> = {}) {
  const saved = await savePeopleView(scope, { ...NEW, whose: "mine", ...change });
  return saved.ok ? saved.value.view : saved;
}
const names = async (scope: Scope) => (await listPeopleViews(scope)).map(({ name }) => name);

test("one's own views are seen by oneself alone, the team's by everybody who may read registrations", async () => {
  await save(anna);
  await save(anna, { name: "All of us", whose: "team" });
  expect(await names(anna)).toEqual(["All of us", "Poland"]);
  expect(await names(bruno)).toEqual(["All of us"]);
  expect(await names(viewer)).toEqual(["All of us"]);
  const [ours] = await listPeopleViews(anna);
  expect(ours).toMatchObject({ mine: false, filters: "country.is.PL", columns: "state", sort: "name" });
});

test("a team's view by what somebody may not read is named to them nowhere, and theirs to change by no act", async () => {
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const filters = [{ by: "answer" as const, of: diet.fieldId, how: "filled" as const, values: [] }];
  const owner = { ...(await member("editor")), role: "owner" as const };
  const eaters = String(await save(owner, { name: "Eaters", whose: "team", filters }));
  await save(owner, { name: "All of us", whose: "team" });
  const own = String(await save(bruno, { name: "Who eats", filters }));
  const shown = async (scope: Scope) => (await listViewsAtDesk(scope)).map(({ name }) => name);
  expect(await shown(owner)).toEqual(["All of us", "Eaters"]);
  expect(await shown(anna)).toEqual(["All of us"]);
  expect(await shown(viewer)).toEqual(["All of us"]);
  // One's own is named by oneself, and can be thrown away.
  expect(await shown(bruno)).toEqual(["All of us", "Who eats"]);
  expect(await deletePeopleView(bruno, { view: own, version: 1 })).toMatchObject({ ok: true });
  const none = { code: "not-found" };
  const change = { view: eaters, name: "Mine now", whose: "team" as const };
  for (const version of [1, 7]) {
    await expect(save(anna, { ...change, version })).rejects.toMatchObject(none);
    await expect(save(anna, { ...change, version, whose: "mine" })).rejects.toMatchObject(none);
    await expect(deletePeopleView(anna, { view: eaters, version })).rejects.toMatchObject(none);
  }
  expect(await deletePeopleView(owner, { view: eaters, version: 1 })).toMatchObject({ ok: true });
  await expect(bringBackPeopleView(anna, { view: eaters })).rejects.toMatchObject(none);
  expect(await bringBackPeopleView(owner, { view: eaters })).toMatchObject({ ok: true });
  expect(await shown(owner)).toEqual(["All of us", "Eaters"]);
});

test("a team's view that an unsent message is written to is not closed to whoever wrote it", async () => {
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const eaters = [{ by: "answer" as const, of: diet.fieldId, how: "filled" as const, values: [] }];
  const owner = { ...(await member("editor")), role: "owner" as const };
  const [poles, others, mine] = await Promise.all([
    save(owner, { whose: "team" }),
    save(owner, { name: "Others", whose: "team" }),
    save(owner, { name: "Mine" }),
  ]);
  const { organisationId, id: editionId } = edition;
  const written = await db().mailing.create({
    data: { organisationId, editionId, target: `view:${poles}`, subject: {}, body: {} },
  });
  const change = (view: unknown, more: object = {}) =>
    save(owner, { view: String(view), version: 1, whose: "team", filters: eaters, ...more });
  expect(await change(poles)).toMatchObject({ ok: false, reason: "view-written-to" });
  const stored = await db().peopleView.findFirstOrThrow({ where: { id: String(poles) } });
  expect([stored.filters, stored.version]).toEqual([POLISH, 1]);
  // Another view, one of one's own, and another filter that all may use.
  expect(await change(others)).toBe(others);
  expect(await change(mine, { whose: "mine" })).toBe(mine);
  expect(await change(poles, { filters: [{ ...POLISH[0], values: ["IT"] }] })).toBe(poles);
  // Once it has left, the view is free.
  await db().mailing.update({
    where: { organisationId_id: { organisationId, id: written.id } },
    data: { state: "sent", sentAt: new Date() },
  });
  expect(await change(poles, { version: 2 })).toBe(poles);
});

test("who may only read saves for themselves, and changes nothing of the team's or of others", async () => {
  const ours = await save(anna, { whose: "team" });
  const hers = await save(anna);
  const none = { code: "not-found" };
  await expect(save(viewer, { whose: "team" })).rejects.toMatchObject(none);
  for (const view of [ours, hers] as string[]) {
    await expect(save(viewer, { view, version: 1 })).rejects.toMatchObject(none);
    await expect(deletePeopleView(viewer, { view, version: 1 })).rejects.toMatchObject(none);
  }
  await expect(save(bruno, { view: hers as string, version: 1 })).rejects.toMatchObject(none);
  await save(viewer, { name: "Mine" });
  expect(await names(viewer)).toEqual(["Mine", "Poland"]);
});

test("of two who change one view at once the second is told what the first saved", async () => {
  const view = (await save(anna, { whose: "team" })) as string;
  await save(bruno, { view, version: 1, name: "Poland and Czechia", whose: "team" });
  expect(await save(anna, { view, version: 1, name: "Poles", whose: "team" })).toMatchObject({
    reason: "conflict",
    detail: { name: "Poland and Czechia", version: 2 },
  });
  expect(await names(viewer)).toEqual(["Poland and Czechia"]);
});

test.each(["leaves", "loses the sign-in"])("when a member %s, theirs go to the team", async (how) => {
  const view = (await save(anna)) as string;
  expect(await findPeopleView(bruno, view)).toBeNull();
  if (how === "leaves") {
    const removedAt = new Date();
    await db().teamMember.updateMany({ where: { id: anna.memberId }, data: { removedAt, loginId: null } });
  } else {
    await db().teamMember.updateMany({
      where: { id: anna.memberId },
      data: { removedAt: new Date(), loginId: null },
    });
    await db().login.delete({ where: { id: anna.actor.id } });
  }
  expect(await findPeopleView(bruno, view)).toMatchObject({ name: "Poland", mine: false });
  expect(await save(bruno, { view, version: 1, name: "Ours now", whose: "team" })).toBe(view);
  expect(await names(viewer)).toEqual(["Ours now"]);
});

test("an administrator is of no team, and keeps what is theirs to themselves as long as they are one", async () => {
  const actor = await makeActor();
  await db().login.update({ where: { id: actor.id }, data: { administratorSince: new Date() } });
  const admin = await editionScope<"view-registrations">(edition, { actor });
  const view = (await save(admin as Scope)) as string;
  expect([await names(admin as Scope), await names(bruno)]).toEqual([["Poland"], []]);
  await expect(save(bruno, { view, version: 1, whose: "team" })).rejects.toMatchObject({ code: "not-found" });
  await db().login.update({ where: { id: actor.id }, data: { administratorSince: null } });
  expect(await names(bruno)).toEqual(["Poland"]);
});

test("a deleted view is back as it was, until the purge of the month after", async () => {
  const view = (await save(anna)) as string;
  expect(await deletePeopleView(anna, { view, version: 1 })).toMatchObject({ ok: true });
  expect(await names(anna)).toEqual([]);
  await bringBackPeopleView(anna, { view });
  expect(await names(anna)).toEqual(["Poland"]);
  await deletePeopleView(anna, { view, version: 3 });
  await purge();
  expect(await db().peopleView.count({ where: { id: view } })).toBe(1);
  const deletedAt = new Date(Date.now() - 31 * 86_400_000);
  await db().peopleView.updateMany({ where: { id: view }, data: { deletedAt } });
  await purge();
  expect(await db().peopleView.count({ where: { id: view } })).toBe(0);
  const acts = await db().auditEntry.findMany({ where: { objectId: view }, orderBy: { createdAt: "asc" } });
  expect(acts.map(({ act }) => act)).toEqual(["save-view", "delete-view", "bring-back-view", "delete-view"]);
});
