import { afterAll, beforeAll, expect, test } from "vitest";
import { bodyOf, sendAction } from "@/e2e/authorization/send";
import { cookieOf } from "@/e2e/authorization/world";
import { stopCancellation } from "@/lib/editions/commands/cancel-edition";
import { brokenInvariants } from "@/lib/invariants";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { takeBackDecisions } from "@/lib/participants/commands/take-back";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { MailServer } from "@/prisma/testing/mail-server";
import { passUndoTime } from "@/prisma/testing/time-passes";
import { makeSite, type Site, until } from "@/scripts/bench/site";

const LONG_AGO = new Date("2026-01-01T00:00:00Z");
const NIGHTLY = process.env.TESTS === "nightly";

const mails = new MailServer();
let site: Site;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ site, remove } = await makeSite({
    environment: { SMTP_URL: await mails.start(), TEST_MOST_CRASHES: "1000" },
  }));
  await site.start();
  await site.openRecords();
});
afterAll(async () => {
  await remove();
  await mails.stop();
});

/** The process that serves and does what is due is gone, and the next one is there. Time passes between the two. */
async function restart(meanwhile: () => Promise<unknown> = async () => {}): Promise<void> {
  const before = site.web()?.pid;
  site.kill("web");
  await meanwhile();
  // What a dispatcher that is gone held comes free when its lease ends; here its time is over at once.
  await db().outboxMessage.updateMany({ where: { state: "sending" }, data: { leasedUntil: new Date(0) } });
  await until("the next one answers", async () => {
    const next = site.web()?.pid;
    return next !== undefined && next !== before && (await site.isAlive());
  });
}

/** An edition in which so many have the last places and as many wait for them. */
async function makeFull(people = 1) {
  const entrance = await makeEntrance({ capacity: people, undoSeconds: 600 });
  const { edition, category, ids, scope } = entrance;
  const make = async (state: "confirmed" | "waitlisted") =>
    (await makeRegistration(edition, category, { state })).id;
  const [inside, waiting]: [string[], string[]] = [[], []];
  for (let count = 0; count < people; count += 1) {
    inside.push(await make("confirmed"));
    waiting.push(await make("waitlisted"));
  }
  // That they registered may have left, or is just leaving: what is told of it is not looked at.
  const old = await db().outboxMessage.findMany({ where: ids, select: { id: true } });
  const id = { notIn: old.map((message) => message.id) };
  const cancel = () =>
    decideRegistrations(scope, { registrations: inside, decision: "cancel", tell: true, words: "" });
  const states = async (of: string[]) => {
    const rows = await db().registration.findMany({ where: { id: { in: of } }, select: { state: true } });
    return [...new Set(rows.map(({ state }) => state))].join();
  };
  /** What each was told by a mail that left, and what each came in by. */
  const told = async (of: string[]) =>
    (await db().outboxMessage.findMany({ where: { id, registrationId: { in: of }, state: "sent" } })).map(
      ({ template }) => template,
    );
  const promoted = () => db().auditEntry.count({ where: { ...ids, act: "promote" } });
  return { ...entrance, inside, waiting, cancel, states, told, promoted };
}

/** Everything that was due has been done once and told once, and nothing else. */
async function expectGivenOn(full: Awaited<ReturnType<typeof makeFull>>): Promise<void> {
  const { inside, waiting, states, told, promoted } = full;
  const all = inside.length;
  await until("the places are given on and everybody is told", async () => {
    return (await told(inside)).length >= all && (await told(waiting)).length >= all;
  });
  expect(await states(inside)).toBe("cancelled");
  expect(await states(waiting)).toBe("confirmed");
  expect(await told(inside)).toEqual(Array(all).fill("registration-cancelled"));
  expect(await told(waiting)).toEqual(Array(all).fill("registration-promoted"));
  expect(await promoted()).toBe(all);
}

test("killed while it can be undone, and while it is due: the one is undone, the other given on once", async () => {
  const [undone, due] = [await makeFull(), await makeFull()];
  await undone.cancel();
  await due.cancel();
  const [stopped, carried] = [await makeFull(), await makeFull()];
  const asked = { cancelReason: { en: "Example" } };
  const ask = (full: typeof stopped, cancelDueAt: Date) =>
    db().edition.updateMany({ where: { id: full.ids.editionId }, data: { ...asked, cancelDueAt } });
  await ask(stopped, new Date(Date.now() + 600_000));
  await restart(async () => {
    await passUndoTime(due.ids);
    await ask(carried, LONG_AGO);
  });
  await expectGivenOn(due);
  expect(await undone.states(undone.inside)).toBe("cancelled");
  expect(await undone.states(undone.waiting)).toBe("waitlisted");
  expect(await takeBackDecisions(undone.scope, { registrations: undone.inside })).toMatchObject({ ok: true });
  const { version } = await db().edition.findFirstOrThrow({ where: { id: stopped.ids.editionId } });
  expect(await stopCancellation(stopped.scope as never, { version })).toMatchObject({ ok: true });
  const everybody = [...carried.inside, ...carried.waiting];
  await until("the other edition is cancelled, and all know", async () => {
    return (await carried.told(everybody)).length >= everybody.length;
  });
  expect(await carried.told(everybody)).toEqual(Array(everybody.length).fill("edition-cancelled"));
  const rows = await db().edition.findMany({ where: { cancelledAt: { not: null } }, select: { id: true } });
  expect(rows).toEqual([{ id: carried.ids.editionId }]);
  // Nobody heard of what was taken back or stopped, now or after one more start.
  await restart();
  for (const { told, inside, waiting, states } of [undone, stopped]) {
    expect(await told([...inside, ...waiting])).toEqual([]);
    expect([await states(inside), await states(waiting)]).toEqual(["confirmed", "waitlisted"]);
  }
});

test("killed in the middle of the job and of what it has to tell: each place is given on once, each is told once", async () => {
  const fulls: Array<Awaited<ReturnType<typeof makeFull>>> = [];
  for (let count = 0; count < (NIGHTLY ? 40 : 6); count += 1) fulls.push(await makeFull(2));
  for (const full of fulls) await full.cancel();
  mails.mood = "slow";
  mails.slowMs = 20;
  mails.taken.length = 0;
  const editionId = { in: fulls.map(({ ids }) => ids.editionId) };
  await Promise.all(fulls.map(({ ids }) => passUndoTime(ids)));
  const waits = () => db().registration.count({ where: { editionId, undoState: { not: null } } });
  const most = 2 * fulls.length;
  await until("some have been ended", async () => (await waits()) < most);
  const left = await waits();
  await restart();
  const few = mails.taken.length + 6;
  await until("some mails have left since", () => mails.taken.length >= Math.min(few, 2 * most - 2));
  await restart();
  mails.mood = "takes";
  for (const full of fulls) await expectGivenOn(full);
  expect(await waits()).toBe(0);
  expect(left).toBeLessThan(most);
  // A mail that was on its way may come twice, always as the same one.
  const template = { in: ["registration-cancelled", "registration-promoted"] };
  const rows = await db().outboxMessage.findMany({ where: { editionId, template, state: "sent" } });
  const own = mails.messageIds.filter((id) => rows.some(({ messageId }) => messageId === id));
  expect(new Set(own)).toEqual(new Set(rows.map(({ messageId }) => messageId)));
});

test("an act about many is cut off: all of them are decided, or none, and it can be done or undone", async () => {
  const owner = await makeFull(60);
  const member = await makeMember({ id: owner.ids.organisationId });
  const cookie = await cookieOf(member.login);
  const page = `/en/organise/${owner.school.slug}/${owner.edition.slug}/registrations`;
  const send = () => {
    const at = { school: owner.school.slug, edition: owner.edition.slug };
    const body = bodyOf({ ...at, registrations: owner.inside, decision: "cancel", words: "", tell: "on" });
    return sendAction("decideRegistrationsAction", body, { baseURL: site.url, cookie, page });
  };
  const undo = () => takeBackDecisions(owner.scope, { registrations: owner.inside });
  const began = performance.now();
  expect(await send()).toMatchObject({ outcome: expect.stringMatching(/done|moved/) });
  const whole = performance.now() - began;
  expect(await undo()).toMatchObject({ ok: true, value: { back: 60 } });
  const seen = new Set<string>();
  for (const part of NIGHTLY ? [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1] : [0.3, 0.8]) {
    const sent = send().catch(() => null);
    // Somewhere in the middle of it.
    await new Promise((resolve) => setTimeout(resolve, whole * part));
    await restart();
    await sent;
    const state = await owner.states(owner.inside);
    expect(["confirmed", "cancelled"]).toContain(state);
    seen.add(state);
    const waits = { ...owner.ids, template: "registration-cancelled", state: "queued" } as const;
    expect(await db().outboxMessage.count({ where: waits })).toBe(state === "cancelled" ? 60 : 0);
    if (state === "cancelled") expect(await undo()).toMatchObject({ ok: true, value: { back: 60 } });
  }
  expect(await owner.told([...owner.inside, ...owner.waiting])).toEqual([]);
  expect(await owner.states(owner.waiting)).toBe("waitlisted");
  expect(await brokenInvariants(db())).toEqual([]);
});
