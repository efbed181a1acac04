import { afterAll, beforeAll, expect, test } from "vitest";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { planMailing } from "@/lib/audiences/commands/plan-mailing";
import { getMailingForm } from "@/lib/audiences/queries/mailings";
import { brokenInvariants } from "@/lib/invariants";
import { AT_ONCE } from "@/lib/outbox/jobs/dispatch";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeMember } from "@/prisma/factories/people";
import { addRegistrations } from "@/prisma/scenarios/add-registrations";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { MailServer, type Mood } from "@/prisma/testing/mail-server";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { makeSite, type Site, until } from "@/scripts/bench/site";

const NIGHTLY = process.env.TESTS === "nightly";
/** When it is killed while the mails are made, in ms after they were due; and at which parts of them that have left. */
const [PEOPLE, WHILE_MADE, WHILE_SENT] = NIGHTLY
  ? [10_000, [500, 900, 1_300, 1_700, 2_100], [0.1, 0.3, 0.6]]
  : [120, [300], [0.1, 0.4]];
const PATIENCE = NIGHTLY ? 1_800_000 : 90_000;
const LONG_AGO = new Date("2026-01-01T00:00:00Z");

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

/** Of twenty mails one each is put off, taken without a word, or met by a line that ends; half of all wait for each word. The same in turn. */
const FAULTS: Mood[] = ["busy", "drops-after-data", "hangs-up", "half-closes"];
const moodOf = (offered: number): Mood =>
  offered % 5 === 3 ? (FAULTS[Math.floor(offered / 5) % 4] ?? "busy") : offered % 2 ? "slow" : "takes";

/** Every fiftieth address is none. */
const isGone = (address: string) => /-\d*(00|50)@/.test(address);

/** What a process held that is gone comes free when its lease ends; here its time is over at once. */
const endLeases = () =>
  db().outboxMessage.updateMany({ where: { state: "sending" }, data: { leasedUntil: LONG_AGO } });

/** The process that serves, plans and sends is gone in the middle of its work, and the next one is there. */
async function kill(): Promise<void> {
  const before = site.web()?.pid;
  site.kill("web");
  await endLeases();
  await until("the next one answers", async () => {
    const next = site.web()?.pid;
    return next !== undefined && next !== before && (await site.isAlive());
  });
}

/** A message to everybody with a place, planned by somebody of the team; not due yet. */
async function makePlanned() {
  const { organisation, edition, ids, category } = await makeEntrance({ capacity: null, languages: ["en"] });
  await addRegistrations({ ...ids, categoryId: category.id }, PEOPLE);
  const actor = await makeActor();
  const login = { id: actor.id, email: actor.emails[0] ?? "" };
  await makeMember(organisation, { role: "editor", loginId: actor.id, login } as never);
  const scope = await editionScope<"send-messages">(edition, { actor });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const saved = await saveMailing(scope, {
    ...{ ...address, mailing: null, version: 0, target: "states", audience: ["confirmed"], attached: [] },
    ...{ subject: { en: "See you soon" }, body: { en: "Dear {fullName}, in three days." } },
  });
  if (!saved.ok) throw new Error(saved.reason);
  const mailing = saved.value.mailingId;
  const planned = await planMailing(scope, {
    ...{ ...address, mailing, version: 1, when: "days" as const, at: null },
    ...{ days: 0, side: "before" as const, time: "09:00" },
  });
  if (!planned.ok) throw new Error(planned.reason);
  const own = { mailingId: mailing };
  const due = () =>
    db().mailing.updateMany({
      where: { id: mailing, state: "planned" },
      data: { sendAt: new Date(Date.now() - 1_000), daysBefore: null, atTime: null },
    });
  const made = () => db().outboxMessage.count({ where: own });
  const report = async () => (await getMailingForm(scope, mailing, null, findMailContexts)).report;
  return { ids, mailing, own, due, made, report };
}

test(`a planned message to ${PEOPLE} through a slow, refusing and dropping server, killed and started again: each once by its Message-ID, none lost`, {
  timeout: PATIENCE + 120_000,
}, async () => {
  const { mailing, own, due, made, report } = await makePlanned();
  mails.refuses = isGone;
  mails.slowMs = NIGHTLY ? 10 : 5;
  let offered = 0;
  mails.draw = () => moodOf(offered++);
  const began = performance.now();
  // Killed while it is decided: all mails are there, or none and it is still planned.
  let kills = 0;
  await due();
  for (const wait of WHILE_MADE) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await kill();
    kills += 1;
    expect([0, PEOPLE]).toContain(await made());
  }
  await until("the mails are made", async () => (await made()) === PEOPLE, PATIENCE);
  // Killed while they leave, and the whole site stopped and started once.
  for (const part of WHILE_SENT) {
    await until("some have left", () => leaveNow(own, () => mails.taken.length >= PEOPLE * part), PATIENCE);
    await kill();
    kills += 1;
  }
  await site.stop();
  await site.start();
  await site.openRecords();
  await endLeases();
  await until("all are done", () => leaveNow(own, () => isOver(own)), PATIENCE);
  const seconds = (performance.now() - began) / 1_000;

  const found = await db().outboxMessage.findMany({
    where: own,
    include: { registration: { select: { email: true } } },
  });
  const rows = found.map(({ registration, ...row }) => ({ ...row, email: registration?.email ?? "" }));
  expect(rows).toHaveLength(PEOPLE);
  expect(new Set(rows.map(({ registrationId }) => registrationId)).size).toBe(PEOPLE);
  const refused = rows.filter(({ email }) => isGone(email));
  expect(refused.length).toBeGreaterThan(0);
  expect(rows.filter(({ state }) => state === "bounced").length).toBe(refused.length);
  expect(refused.every(({ state }) => state === "bounced")).toBe(true);
  const sent = rows.filter(({ state }) => state === "sent");
  expect(sent.length + refused.length).toBe(PEOPLE);
  // What the server has: each of them by its own Message-ID, to its own reader, and nothing else.
  const ids = mails.messageIds;
  expect(new Set(ids)).toEqual(new Set(sent.map(({ messageId }) => messageId)));
  const readers = new Map(sent.map(({ messageId, email }) => [messageId, email]));
  const first = new Map<string, string>();
  mails.taken.forEach((mail, index) => {
    const id = ids[index] ?? "";
    expect(mail).toContain(`To: ${readers.get(id)}`);
    const said = mail.replace(/^Date: .*$/gm, "").replace(/--_NmP[\w-]*/g, "");
    expect(first.get(id) ?? said).toBe(said);
    first.set(id, said);
  });
  // Twice only what the server took without saying so, or what was on its way when it all ended: as the same mail.
  const twice = ids.length - sent.length;
  expect(twice).toBeLessThanOrEqual(mails.dropped + (kills + 1) * AT_ONCE);
  expect(await report()).toMatchObject({
    ...{ draft: 0, waiting: 0, sent: sent.length, failed: 0, bounced: refused.length },
    ...{ stopped: 0, pointless: 0 },
  });
  const history = { objectId: mailing, act: "send-mailing" as const };
  expect(await db().auditEntry.count({ where: history })).toBe(1);
  expect(await brokenInvariants(db())).toEqual([]);
  console.log(
    `${PEOPLE} mails: ${sent.length} sent, ${refused.length} refused for good, ${offered} offered, ${twice} taken twice (${mails.dropped} dropped unsaid), ${kills} kills, ${Math.round(seconds)} s`,
  );
});

/** What failed for now is due at once, as if its minutes were over. */
async function leaveNow(own: { mailingId: string }, is: () => boolean | Promise<boolean>): Promise<boolean> {
  await db().outboxMessage.updateMany({
    where: { ...own, state: "queued", attempts: { gt: 0 }, nextAt: { gt: new Date() } },
    data: { nextAt: LONG_AGO },
  });
  return is();
}

const isOver = async (own: { mailingId: string }) =>
  (await db().outboxMessage.count({ where: { ...own, state: { in: ["queued", "sending"] } } })) === 0;
