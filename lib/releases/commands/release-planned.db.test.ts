import { expect, test } from "vitest";
import { OUTBOX_PAUSED } from "@/lib/outbox/rules/marks";
import { localDateTime } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { removeMark, writeMark } from "@/lib/platform/db/marks";
import { makeSession, makeSlot } from "@/prisma/factories/programme";
import { at, HOUR, makePlanned } from "@/prisma/scenarios/planned-release";
import { beforeTransactions } from "@/prisma/testing/before-transactions";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { planForLater, takePlanBack } from "./plan-release";
import { release } from "./release";
import { releasePlanned } from "./release-planned";

test("it goes out at its moment, not before, whole and once, with the draft as it is then", async () => {
  const world = await makePlanned();
  const { edition, scope, row, due, released, room, here } = world;
  await releasePlanned();
  expect(await released()).toEqual([]);
  // Another session comes until then.
  const later = await makeSession(edition);
  await makeSlot(edition, { sessionId: later.id, roomId: room.id, startsAt: at(11), endsAt: at(12) });
  await due();
  await Promise.all(Array.from({ length: 5 }, releasePlanned));
  await releasePlanned();
  expect(await released()).toEqual([["Programme 1.0", 1, 2]]);
  expect(await row()).toBeNull();
  const made = await db().release.findFirstOrThrow({ where: here });
  expect(made).toMatchObject({ note: { en: "Now with rooms" }, createdById: scope.actor.id });
  const entries = await db().auditEntry.findMany({ where: { objectId: made.id } });
  expect(entries.map(({ act, actorKind }) => [act, actorKind])).toEqual([["release", "system"]]);
  // Whom it concerns gets a draft, as after a release by hand.
  const drafts = await db().outboxMessage.findMany({ where: { releaseId: made.id } });
  expect(drafts.map(({ template, state }) => [template, state])).toEqual([["schedule-changed", "draft"]]);
});

type World = Awaited<ReturnType<typeof makePlanned>>;
const edit =
  (data: object) =>
  ({ edition }: World) =>
    db().edition.updateMany({ where: { id: edition.id }, data });

test.each<[string, string, (world: World) => Promise<unknown>]>([
  ["nobody accepted an overlap", "overlap", ({ overlap }) => overlap()],
  [
    "somebody released it by hand",
    "nothing-changed",
    ({ scope }) => release(scope, { name: "By hand", note: {} }),
  ],
  ["its edition is cancelled", "cancelled", edit({ cancelledAt: new Date() })],
  ["its edition is archived", "archived", edit({ archivedAt: new Date() })],
  [
    "its planner has left the team",
    "no-right",
    ({ actor }) =>
      db().teamMember.updateMany({ where: { loginId: actor.id }, data: { removedAt: new Date() } }),
  ],
  [
    "its planner only looks now",
    "no-right",
    ({ actor }) => db().teamMember.updateMany({ where: { loginId: actor.id }, data: { role: "viewer" } }),
  ],
  ["a day is over", "too-late", ({ due }) => due(25 * HOUR)],
])("it stops where %s: nothing is public, and its planner is told once", async (_, reason, change) => {
  const world = await makePlanned();
  const { actor, row, due, released, notices } = world;
  await due();
  await change(world);
  const before = await released();
  await Promise.all([releasePlanned(), releasePlanned(), releasePlanned()]);
  await releasePlanned();
  expect(await released()).toEqual(before);
  expect(await row()).toMatchObject({ stoppedBecause: reason });
  const told = await notices();
  expect(told.map(({ parameters }) => parameters)).toEqual([
    { login: actor.id, about: "Programme 1.0", reason },
  ]);
  const missed = await db().auditEntry.count({
    where: { objectId: (await row())?.id ?? "", act: "miss-release" },
  });
  expect(missed).toBe(1);
});

test("it waits while its edition's cancellation can be stopped: then it goes out, or stops with it", async () => {
  for (const then of ["stopped", "carried out"] as const) {
    const world = await makePlanned();
    await world.due();
    await edit({ cancelDueAt: new Date(Date.now() + HOUR) })(world);
    // Nor for what its programme would stop it for.
    if (then === "carried out") await world.overlap();
    await Promise.all([releasePlanned(), releasePlanned()]);
    expect(await world.released()).toEqual([]);
    expect(await world.row()).toMatchObject({ stoppedBecause: "" });
    expect(await world.notices()).toEqual([]);
    await edit({ cancelDueAt: null, cancelledAt: then === "stopped" ? null : new Date() })(world);
    await releasePlanned();
    expect(await world.released()).toHaveLength(then === "stopped" ? 1 : 0);
    const told = (await world.notices()).map(({ parameters }) => parameters);
    expect(told).toMatchObject(then === "stopped" ? [] : [{ reason: "cancelled" }]);
  }
});

test("an administrator who planned it is no member, and may", async () => {
  const world = await makePlanned({ planned: false });
  const actor = await makeActor({ administrator: true });
  const scope = await editionScope<"release">(world.edition, { actor, role: "administrator" });
  const moment = localDateTime(new Date(Date.now() + HOUR), world.edition.timeZone);
  const planned = { ...world.address, name: "Theirs", note: {}, at: moment, version: 0 };
  expect(await planForLater(scope, planned)).toMatchObject({ ok: true });
  await world.due();
  await releasePlanned();
  expect(await world.released()).toEqual([["Theirs", 1, 1]]);
});

test("what comes between its plan and its transaction counts: an overlap, a cancellation, a role, another time", async () => {
  const changes: Array<[string | null, (world: World) => Promise<unknown>]> = [
    ["overlap", ({ overlap }) => overlap()],
    ["cancelled", edit({ cancelledAt: new Date() })],
    ["no-right", ({ actor }) => db().teamMember.deleteMany({ where: { loginId: actor.id } })],
    [null, ({ row, plan }) => row().then((now) => plan(new Date(Date.now() + HOUR), now?.version))],
  ];
  for (const [reason, change] of changes) {
    const world = await makePlanned();
    await world.due();
    await beforeTransactions(
      async (before) => before === 0 && change(world),
      () => releasePlanned(),
    );
    await releasePlanned();
    expect(await world.released()).toEqual([]);
    expect(await world.row()).toMatchObject({ stoppedBecause: reason ?? "" });
    expect(await world.notices()).toHaveLength(reason ? 1 : 0);
  }
});

test("whoever is killed while it is written has released nothing; it goes out whole afterwards", async () => {
  const { row, due, released } = await makePlanned();
  await due();
  await db().$executeRaw`
    CREATE FUNCTION pull_the_plug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'plug'; END $$`;
  await db().$executeRaw`
    CREATE TRIGGER pull_the_plug AFTER DELETE ON planned_release FOR EACH ROW EXECUTE FUNCTION pull_the_plug()`;
  try {
    await expect(releasePlanned()).rejects.toThrow();
    expect([await released(), (await row())?.stoppedBecause]).toEqual([[], ""]);
  } finally {
    await db().$executeRaw`DROP TRIGGER pull_the_plug ON planned_release`;
    await db().$executeRaw`DROP FUNCTION pull_the_plug()`;
  }
  await releasePlanned();
  expect([await released(), await row()]).toEqual([[["Programme 1.0", 1, 1]], null]);
});

test("one that can't be decided keeps no other waiting", async () => {
  const [broken, fine] = [await makePlanned(), await makePlanned()];
  await broken.due(5_000);
  await fine.due();
  await db().$executeRaw`
    CREATE FUNCTION refuse_broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.name = 'Broken' THEN RAISE EXCEPTION 'plug'; END IF; RETURN NEW; END $$`;
  await db().$executeRaw`
    CREATE TRIGGER refuse_broken AFTER INSERT ON release FOR EACH ROW EXECUTE FUNCTION refuse_broken()`;
  await db().plannedRelease.updateMany({ where: broken.here, data: { name: "Broken" } });
  try {
    await expect(releasePlanned()).rejects.toThrow();
    expect([await broken.released(), await fine.released()]).toEqual([[], [["Programme 1.0", 1, 1]]]);
  } finally {
    await db().$executeRaw`DROP TRIGGER refuse_broken ON release`;
    await db().$executeRaw`DROP FUNCTION refuse_broken()`;
    await db().plannedRelease.deleteMany({ where: broken.here });
  }
});

test("it is put at another time, taken back, and never at a moment that is over or that no clock shows", async () => {
  const { edition, scope, address, plan, row, due, released } = await makePlanned({ planned: false });
  expect(await plan(new Date(Date.now() - HOUR))).toEqual({ ok: false, reason: "moment-over" });
  const inRome = { ...scope, timeZone: "Europe/Rome" };
  const jumped = { ...address, name: "One", note: {}, version: 0, at: "2099-03-29T02:30" };
  expect(await planForLater(inRome, jumped)).toEqual({
    ...{ ok: false, reason: "no-such-time" },
    detail: { before: "01:59", after: "03:00" },
  });
  const [one, other] = [new Date("2098-01-01T10:15:00Z"), new Date("2098-01-02T10:20:00Z")];
  expect(await plan(one)).toMatchObject({ ok: true });
  // Somebody who has not seen it plans none beside it.
  expect(await plan(other, 0, "Two")).toMatchObject({
    ok: false,
    reason: "conflict",
    detail: { version: 1, name: "Programme 1.0" },
  });
  expect(await plan(other, 1, "Two")).toMatchObject({ ok: true });
  expect(await row()).toMatchObject({ name: "Two", releaseAt: other, version: 2 });
  expect(await plan(one, 1)).toMatchObject({ ok: false, reason: "conflict" });
  expect(await takePlanBack(scope, { ...address, version: 1 })).toMatchObject({
    ok: false,
    reason: "conflict",
  });
  expect(await takePlanBack(scope, { ...address, version: 2 })).toEqual({ ok: true, value: null });
  expect(await row()).toBeNull();
  await expect(takePlanBack(scope, { ...address, version: 2 })).rejects.toThrow("not-found");
  await due();
  await releasePlanned();
  expect(await released()).toEqual([]);
  const acts = await db().auditEntry.findMany({
    where: { editionId: edition.id, objectKind: "release" },
    orderBy: { createdAt: "asc" },
  });
  expect(acts.map(({ act }) => act)).toEqual(["plan-release", "plan-release", "unplan-release"]);
});

test("one that stopped can be planned anew, and goes out", async () => {
  const { overlap, due, plan, row, released } = await makePlanned();
  const tea = await overlap();
  await due();
  await releasePlanned();
  const stopped = await row();
  expect(stopped).toMatchObject({ stoppedBecause: "overlap", version: 2 });
  await db().slot.deleteMany({ where: { id: tea.id } });
  await releasePlanned();
  expect(await released()).toEqual([]);
  expect(await plan(new Date(Date.now() + HOUR), 2)).toMatchObject({ ok: true });
  await due();
  await releasePlanned();
  expect(await released()).toEqual([["Programme 1.0", 1, 1]]);
});

test("of two who plan at once one plans, and of an edition only one waits", async () => {
  const { plan, here } = await makePlanned({ planned: false });
  const moment = new Date(Date.now() + HOUR);
  const answers = await Promise.all(Array.from({ length: 20 }, () => plan(moment)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().plannedRelease.count({ where: here })).toBe(1);
});

test("after a restore what was due before it never goes out, and the rest waits until the operator goes on", async () => {
  const [before, after] = [await makePlanned(), await makePlanned()];
  await before.due(3 * HOUR);
  await after.due(HOUR);
  const since = new Date(Date.now() - 2 * HOUR).toISOString();
  try {
    await writeMark(db(), OUTBOX_PAUSED, { since, reason: "restore" });
    await releasePlanned();
    expect(await before.row()).toMatchObject({ stoppedBecause: "too-late" });
    expect(await after.row()).toMatchObject({ stoppedBecause: "" });
    expect(await after.released()).toEqual([]);
    // A pause of mails alone keeps no release from going out: what it writes are drafts.
    await writeMark(db(), OUTBOX_PAUSED, { since, reason: "operator" });
    await releasePlanned();
  } finally {
    await removeMark(db(), OUTBOX_PAUSED);
  }
  expect([await before.released(), await after.released()]).toEqual([[], [["Programme 1.0", 1, 1]]]);
});
