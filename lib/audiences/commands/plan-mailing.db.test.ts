import { expect, test } from "vitest";
import { OUTBOX_PAUSED } from "@/lib/outbox/rules/marks";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { addDays, instantOf, isoDate, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { removeMark, writeMark } from "@/lib/platform/db/marks";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { getMailingForm } from "../queries/mailings";
import { saveMailing } from "./mailings";
import { planMailing, sendPlanned, unplanMailing } from "./plan-mailing";
import { sendMailing } from "./send-mailing";

const HOUR = 3_600_000;

async function makePlanned({ target = "states" } = {}) {
  const { organisation, edition } = await makeOpenEdition({ languages: ["en"] });
  const actor: LoginActor = await makeActor();
  const email = actor.emails[0] ?? "";
  await makeMember(organisation, {
    role: "editor",
    loginId: actor.id,
    login: { id: actor.id, email },
  } as never);
  const scope = await editionScope<"send-messages">(edition, { actor });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const words = {
    subject: { en: "See you soon, {editionTitle}" },
    body: { en: "In three days." },
    attached: [],
  };
  const saved = await saveMailing(scope, {
    ...{ ...address, mailing: null, version: 0, target, audience: ["confirmed"], ...words },
  });
  if (!saved.ok) throw new Error(saved.reason);
  const mailing = saved.value.mailingId;
  const row = () => db().mailing.findFirstOrThrow({ where: { id: mailing } });
  const plan = async (change: object) =>
    planMailing(scope, {
      ...{ ...address, mailing, version: (await row()).version },
      ...{ when: "days" as const, at: null, days: null, side: "before" as const, time: null, ...change },
    });
  const category = await makeCategory(edition);
  const person = (state: "confirmed" | "waitlisted" | "withdrawn" = "confirmed") =>
    makeRegistration(edition, category, { state });
  const messages = () => db().outboxMessage.findMany({ where: { mailingId: mailing } });
  const notice = () =>
    db().outboxMessage.findFirst({ where: { editionId: edition.id, template: "mailing-stopped" } });
  const days = await db().editionDay.findMany({ where: { editionId: edition.id }, orderBy: { date: "asc" } });
  const firstDay = isoDate(days[0]?.date ?? new Date(0));
  /** The edition is moved so that its first day is so far away. */
  const moveFirstDay = async (ahead: number) => {
    const day = addDays(localDate(new Date(), edition.timeZone), ahead);
    await db().editionDay.updateMany({
      where: { editionId: edition.id },
      data: { date: new Date(day), startsAt: null, endsAt: null },
    });
  };
  await clearOutbox();
  return {
    organisation,
    edition,
    actor,
    scope,
    mailing,
    row,
    plan,
    person,
    messages,
    notice,
    firstDay,
    moveFirstDay,
  };
}

test("a reminder three days before goes by itself, once, to who is confirmed then", async () => {
  const { edition, row, plan, person, messages, firstDay, moveFirstDay } = await makePlanned();
  await person();
  const leaves = await person();
  expect(await plan({ days: 3, time: "00:00" })).toEqual({ ok: true, value: null });
  expect(await row()).toMatchObject({ state: "planned", daysBefore: 3, atTime: "00:00" });
  // Said as a day, at the message and in the history.
  const writer = await editionScope<"send-messages">(edition);
  const { planned } = await getMailingForm(writer, (await row()).id, null, findMailContexts);
  const begins = addDays(firstDay, -3);
  const midnight = instantOf(begins, "00:00", edition.timeZone, "earlier");
  expect(midnight).toEqual({ ok: true, instant: planned.leavesAt });
  const told = await db().auditValue.findFirst({
    where: { entry: { act: "plan-mailing", editionId: edition.id } },
  });
  expect(told).toMatchObject({ field: "at", after: planned.leavesAt?.toISOString() });
  await sendPlanned();
  expect(await messages()).toEqual([]);
  // Days later: one has given the place back, another one came in, and the first day is three days off.
  await db().registration.updateMany({ where: { id: leaves.id }, data: { state: "withdrawn" } });
  const comes = await person();
  await moveFirstDay(3);
  await Promise.all([sendPlanned(), sendPlanned(), sendPlanned()]);
  await sendPlanned();
  const sent = await messages();
  expect(sent).toHaveLength(2);
  expect(sent.map(({ registrationId }) => registrationId)).toContain(comes.id);
  expect(sent.map(({ registrationId }) => registrationId)).not.toContain(leaves.id);
  expect(sent.every(({ state }) => state === "queued")).toBe(true);
  expect(await row()).toMatchObject({ state: "sent" });
  const entry = await db().auditEntry.findFirst({ where: { editionId: edition.id, act: "send-mailing" } });
  expect(entry).toMatchObject({ actorKind: "system" });
});

test.each([
  ["cancelled", { cancelledAt: new Date() }],
  ["archived", { archivedAt: new Date() }],
] as const)(
  "not when its edition is %s: nobody gets it, and whoever planned it is told",
  async (reason, data) => {
    const { edition, actor, row, plan, person, messages, notice, moveFirstDay } = await makePlanned();
    await person();
    await plan({ days: 3, time: "00:00" });
    await moveFirstDay(3);
    await db().edition.updateMany({ where: { id: edition.id }, data });
    await sendPlanned();
    expect(await messages()).toEqual([]);
    expect(await row()).toMatchObject({ state: "draft", stoppedBecause: reason, plannedById: null });
    expect((await notice())?.parameters).toEqual({
      login: actor.id,
      about: "See you soon, Example edition",
      reason,
    });
  },
);

test("it waits while its edition's cancellation can be stopped: then it leaves, or stops with it", async () => {
  for (const then of ["stopped", "carried out"] as const) {
    const { edition, row, plan, person, messages, notice, moveFirstDay } = await makePlanned();
    await person();
    await plan({ days: 3, time: "00:00" });
    await moveFirstDay(3);
    const change = (data: object) => db().edition.updateMany({ where: { id: edition.id }, data });
    await change({ cancelDueAt: new Date(Date.now() + HOUR) });
    await Promise.all([sendPlanned(), sendPlanned()]);
    expect(await messages()).toEqual([]);
    expect(await row()).toMatchObject({ state: "planned", stoppedBecause: "" });
    expect(await notice()).toBeNull();
    await change({ cancelDueAt: null, cancelledAt: then === "stopped" ? null : new Date() });
    await sendPlanned();
    expect(await messages()).toHaveLength(then === "stopped" ? 1 : 0);
    expect(await row()).toMatchObject({
      ...(then === "stopped"
        ? { state: "sent", stoppedBecause: "" }
        : { state: "draft", stoppedBecause: "cancelled" }),
    });
  }
});

test("not when its planner may no longer write, nor when it is for nobody, nor a day too late", async () => {
  const left = await makePlanned();
  await left.person();
  await left.plan({ days: 3, time: "00:00" });
  await left.moveFirstDay(3);
  await db().teamMember.updateMany({ where: { loginId: left.actor.id }, data: { removedAt: new Date() } });
  const empty = await makePlanned();
  await empty.person("waitlisted");
  await empty.plan({ days: 3, time: "00:00" });
  await empty.moveFirstDay(3);
  const late = await makePlanned();
  await late.person();
  await late.plan({ when: "moment", at: `${late.firstDay}T09:00` });
  await db().mailing.updateMany({
    where: { id: late.mailing },
    data: { sendAt: new Date(Date.now() - 25 * HOUR) },
  });
  await sendPlanned();
  const reasons = await Promise.all([left, empty, late].map(async ({ row }) => (await row()).stoppedBecause));
  expect(reasons).toEqual(["no-right", "nobody-there", "too-late"]);
  for (const { messages, notice } of [left, empty, late]) {
    expect(await messages()).toEqual([]);
    expect(await notice()).not.toBeNull();
  }
});

test("a moment that is over, that no clock shows, that nobody said or without days is refused by its name; a plan can be stopped", async () => {
  const { edition, scope, row, plan, moveFirstDay, mailing } = await makePlanned();
  const unsaid = { ok: false, reason: "no-moment" };
  const over = { ok: false, reason: "moment-over" };
  expect(await plan({ when: "moment", at: "2001-01-01T09:00" })).toEqual(over);
  expect(await plan({ when: "moment", at: null })).toEqual(unsaid);
  expect(await plan({ days: 3, time: null })).toEqual(unsaid);
  expect(await plan({ days: 0, time: "09:00", side: "after" })).toEqual(unsaid);
  await db().edition.updateMany({ where: { id: edition.id }, data: { timeZone: "Europe/Rome" } });
  const inRome = { ...scope, timeZone: "Europe/Rome" };
  const jumped = {
    when: "moment" as const,
    at: "2099-03-29T02:30",
    days: null,
    side: "before" as const,
    time: null,
  };
  const address = { school: scope.schoolSlug, edition: scope.editionSlug, mailing, version: 1 };
  expect(await planMailing(inRome, { ...address, ...jumped })).toEqual({
    ...{ ok: false, reason: "no-such-time" },
    detail: { before: "01:59", after: "03:00" },
  });
  await moveFirstDay(-10);
  expect(await plan({ days: 3, time: "09:00" })).toEqual(over);
  expect(await plan({ days: 300, time: "09:00", side: "after" })).toEqual({ ok: true, value: null });
  const { version } = await row();
  expect(await unplanMailing(scope, { ...address, version })).toEqual({ ok: true, value: null });
  expect(await row()).toMatchObject({ state: "draft", daysBefore: null, atTime: null });
  await db().editionDay.deleteMany({ where: { editionId: edition.id } });
  expect(await plan({ days: 3, time: "09:00" })).toEqual({ ok: false, reason: "has-no-days" });
});

test("whoever is killed while it is sent has sent none; it is sent whole afterwards", async () => {
  const { row, plan, person, messages, moveFirstDay } = await makePlanned();
  for (let count = 0; count < 5; count += 1) await person();
  await plan({ days: 3, time: "00:00" });
  await moveFirstDay(3);
  await db().$executeRaw`
    CREATE FUNCTION pull_the_plug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'plug'; END $$`;
  await db().$executeRaw`
    CREATE TRIGGER pull_the_plug AFTER INSERT ON outbox_message FOR EACH ROW
    WHEN (NEW.template = 'mailing') EXECUTE FUNCTION pull_the_plug()`;
  try {
    await expect(sendPlanned()).rejects.toThrow();
    expect([await messages(), (await row()).state]).toEqual([[], "planned"]);
  } finally {
    await db().$executeRaw`DROP TRIGGER pull_the_plug ON outbox_message`;
    await db().$executeRaw`DROP FUNCTION pull_the_plug()`;
  }
  await sendPlanned();
  expect([(await messages()).length, (await row()).state]).toEqual([5, "sent"]);
});

test("while mails are paused it waits; what was due before a backup came back never leaves again", async () => {
  const before = await makePlanned();
  const after = await makePlanned();
  const at = async (one: typeof before, ahead: number) => {
    await one.person();
    await one.plan({ when: "moment", at: `${one.firstDay}T09:00` });
    const sendAt = new Date(Date.now() + ahead * HOUR);
    await db().mailing.updateMany({ where: { id: one.mailing }, data: { sendAt } });
  };
  await at(before, -3);
  await at(after, -1);
  const since = new Date(Date.now() - 2 * HOUR).toISOString();
  try {
    await writeMark(db(), OUTBOX_PAUSED, { since, reason: "operator" });
    await sendPlanned();
    expect([(await before.row()).state, (await after.row()).state]).toEqual(["planned", "planned"]);
    await writeMark(db(), OUTBOX_PAUSED, { since, reason: "restore" });
    await sendPlanned();
    expect(await before.row()).toMatchObject({ state: "draft", stoppedBecause: "too-late" });
    expect((await after.row()).state).toBe("planned");
  } finally {
    await removeMark(db(), OUTBOX_PAUSED);
  }
  await sendPlanned();
  expect([(await before.messages()).length, (await after.messages()).length]).toEqual([0, 1]);
  // Sent by hand after all, it did go.
  const { version } = await before.row();
  const { schoolSlug: school, editionSlug: edition } = before.scope;
  await sendMailing(before.scope, { school, edition, mailing: before.mailing, version });
  expect(await before.row()).toMatchObject({ state: "sent", stoppedBecause: "" });
});
