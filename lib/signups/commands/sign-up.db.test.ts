import { beforeAll, expect, test } from "vitest";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { db } from "@/lib/platform/db/client";
import { editRoom } from "@/lib/programme/commands/edit-room";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeWorkshops, type Workshops } from "@/prisma/scenarios/workshops";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { listSignUps } from "../queries/session-list";
import { setSignUp } from "./set-sign-up";
import { leaveSession, signUp } from "./sign-up";

let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});

const set = async ({ scope, sessions }: Workshops, at: number, change: object) => {
  const row = await db().session.findFirstOrThrow({ where: { id: sessions[at]?.id ?? "" } });
  const now = { signUp: row.signUp, capacity: row.signUpCapacity, opensAt: null };
  return setSignUp(scope, { session: row.id, version: row.version, ...now, ...change });
};

test("who comes when it is full waits, in order; who leaves, withdraws, is cancelled or erased lets the next in, who is told once", async () => {
  const world = await makeWorkshops([{ capacity: 2, title: "Soup" }]);
  const [a, b, c, d, e, f] = await Promise.all(Array.from({ length: 6 }, () => world.arrive()));
  if (!a || !b || !c || !d || !e || !f) throw new Error("six come");
  for (const one of [a, b])
    expect(await signUp(one, { session: 1 })).toEqual({ ok: true, value: { state: "signed_up" } });
  for (const one of [c, d, e, f])
    expect(await signUp(one, { session: 1 })).toEqual({ ok: true, value: { state: "waiting" } });
  expect(await signUp(a, { session: 1 }), "twice is once").toEqual({
    ok: true,
    value: { state: "signed_up" },
  });
  expect(await signUp(d, { session: 1 }), "and keeps its turn").toEqual({
    ok: true,
    value: { state: "waiting" },
  });
  const ids = (...people: Array<typeof a>) => people.map(({ registrationId }) => registrationId).sort();
  const inside = async () => (await world.standing(1)).inside.sort();
  const list = await listSignUps(world.scope, world.sessions[0]?.id ?? "");
  expect(list.inside.map(({ id }) => id).sort()).toEqual(ids(a, b));
  expect(list.waiting.map(({ id }) => id)).toEqual([c, d, e, f].map(({ registrationId }) => registrationId));
  const elsewhere = await makeWorkshops([{ capacity: 1 }]);
  await expect(listSignUps(elsewhere.scope, world.sessions[0]?.id ?? "")).rejects.toMatchObject({
    code: "not-found",
  });
  await leaveSession(a, { session: 1 });
  expect(await inside()).toEqual(ids(b, c));
  await withdraw(b);
  expect(await inside()).toEqual(ids(c, d));
  await decideRegistrations(world.scope, {
    ...{ registrations: [c.registrationId], decision: "cancel", tell: false, words: "" },
  } as never);
  expect(await inside()).toEqual(ids(d, e));
  await eraseRegistration(d);
  expect(await inside()).toEqual(ids(e, f));
  expect(await db().signUp.count({ where: { registrationId: d.registrationId } })).toBe(0);
  const mails = await db().outboxMessage.findMany({ where: { ...world.ids, template: "session-promoted" } });
  // What the erased person was told is emptied with them.
  expect(mails.filter(({ registrationId }) => registrationId === c.registrationId)).toHaveLength(1);
  expect(mails.find(({ registrationId }) => registrationId === f.registrationId)?.parameters).toEqual({
    sessions: "Soup",
  });
  expect(mails.some(({ registrationId }) => registrationId === a.registrationId)).toBe(false);
  expect(await db().auditEntry.count({ where: { ...world.ids, act: "enter-session" } })).toBe(4);
  expect(await brokenSince(db())).toEqual([]);
});

test("two at the same time are refused, and changed in one step; where the other is full the first stays until one comes in", async () => {
  const world = await makeWorkshops([
    { capacity: 1, title: "Soup" },
    { capacity: 1, title: "Bread" },
    { capacity: 1, hour: 1, title: "Later" },
  ]);
  const [ada, bea, cora] = [await world.arrive(), await world.arrive(), await world.arrive()];
  await signUp(ada, { session: 1 });
  expect(await signUp(ada, { session: 2 })).toEqual({ ok: false, reason: "overlap" });
  expect(await signUp(ada, { session: 3 }), "touching").toMatchObject({ ok: true });
  await signUp(cora, { session: 1 });
  expect(await signUp(ada, { session: 2, swap: "on" })).toEqual({ ok: true, value: { state: "signed_up" } });
  expect(await world.standing(1), "the place goes to who waits").toEqual({
    inside: [cora.registrationId],
    waiting: [],
  });
  await signUp(bea, { session: 3 });
  expect(await signUp(cora, { session: 2 })).toEqual({ ok: false, reason: "overlap" });
  expect(await signUp(cora, { session: 2, swap: "on" })).toEqual({ ok: true, value: { state: "waiting" } });
  expect((await world.standing(1)).inside).toEqual([cora.registrationId]);
  await leaveSession(ada, { session: 2 });
  expect(await world.standing(2)).toEqual({ inside: [cora.registrationId], waiting: [] });
  expect((await world.standing(1)).inside).toEqual([]);
  const { parameters } = await db().outboxMessage.findFirstOrThrow({
    where: {
      registrationId: cora.registrationId,
      template: "session-promoted",
      parameters: { path: ["left"], equals: "Soup" },
    },
  });
  expect(parameters).toEqual({ sessions: "Bread", left: "Soup" });
  expect(await brokenSince(db())).toEqual([]);
});

test("more places, a larger room and no limit let in who waits; fewer take nobody's away", async () => {
  const world = await makeWorkshops([{ room: 1, title: "Soup" }]);
  const people = await Promise.all(Array.from({ length: 5 }, () => world.arrive()));
  for (const one of people) await signUp(one, { session: 1 });
  const count = async () => (await world.standing(1)).inside.length;
  expect(await count()).toBe(1);
  const room = await db().room.findFirstOrThrow({ where: { id: world.sessions[0]?.roomId ?? "" } });
  const { name, floor, kind, equipment, shared, joinLink, version } = room;
  await editRoom(world.scope, {
    ...{ name, floor, kind, equipment, shared, joinLink, version, venue: null, order: null, stepFree: null },
    ...{ opens: null, closes: null, joinHours: 24, room: room.id, capacity: 2 },
  } as never);
  expect(await count()).toBe(2);
  expect(await set(world, 0, { capacity: 3 })).toEqual({ ok: true, value: null });
  expect(await count()).toBe(3);
  expect(await set(world, 0, { capacity: 1 })).toEqual({ ok: true, value: null });
  expect(await count()).toBe(3);
  expect(await set(world, 0, { signUp: "free" })).toEqual({
    ok: false,
    reason: "signed-up",
    detail: { count: 5 },
  });
  expect(await set(world, 0, { signUp: "closed", capacity: 9 }), "closed: nobody comes in").toMatchObject({
    ok: true,
  });
  expect(await count()).toBe(3);
  expect(await set(world, 0, { capacity: 9 })).toMatchObject({ ok: true });
  expect(await set(world, 0, { signUp: "sign_up" })).toMatchObject({ ok: true });
  expect(await count()).toBe(5);
  expect(await brokenSince(db())).toEqual([]);
});

test("nobody signs up who is not confirmed, before it opens, after it closed, or where no place is needed", async () => {
  const world = await makeWorkshops([
    { capacity: 1, opensAt: new Date(Date.now() + 3_600_000) },
    { signUp: "closed" },
    { capacity: 1 },
    { capacity: 1 },
  ]);
  const ada = await world.arrive();
  const refusal = async (session: number, who = ada) => {
    const answer = await signUp(who, { session });
    return answer.ok ? answer.value.state : answer.reason;
  };
  expect(await refusal(1)).toBe("not-open");
  expect(await refusal(2)).toBe("closed");
  expect(await refusal(3, await world.arrive({ state: "waitlisted", queuePosition: 1 }))).toBe(
    "not-confirmed",
  );
  await db().session.updateMany({ where: { ...world.ids, number: 3 }, data: { cancelledAt: new Date() } });
  expect(await refusal(3)).toBe("cancelled");
  await expect(refusal(99)).rejects.toMatchObject({ code: "not-found" });
  await db().session.updateMany({ where: { ...world.ids, number: 4 }, data: { signUp: "free" } });
  await expect(refusal(4)).rejects.toMatchObject({ code: "not-found" });
});
