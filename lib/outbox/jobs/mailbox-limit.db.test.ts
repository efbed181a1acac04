import { beforeEach, describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { fingerprint } from "@/lib/platform/secrets";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { clearOutbox, letOutboxWait, mailbox, makeMany, queueFor } from "@/prisma/factories/messages";
import { makeLogin } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { withoutNamedLocks } from "@/prisma/testing/without-locks";
import { discardMessages } from "../commands/discard-messages";
import { leaseMails } from "../commands/lease-messages";
import { purgeMailboxes } from "../commands/purge-mails";
import { listOutboxForDesk } from "../queries/desk-outbox";
import { dispatchOnce } from "./dispatch";

const noSignIn = mailSources();
const issued = mailSources(async () => ({
  link: "https://convivio.example/en/sign-in/x",
  code: "123456",
  minutes: 10,
}));
/** Enough for one who shares nothing: all that may leave has left. */
const dispatchAll = async (holder = "one") => {
  while ((await dispatchOnce(holder, issued)) > 0);
};

beforeEach(clearOutbox);

/** An edition, and so many messages to one address that can't be one mail: each with words of its own. */
async function makeFull(count: number, email = mailbox(), urgency: 1 | 2 | 3 = 1) {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const [one] = await makeMany(edition, category, ["Ada Esempio"], { email });
  if (!one) throw new Error("nobody");
  const queue = (many: number, first = 0, how: 0 | 1 | 2 | 3 = urgency) =>
    queueFor(
      edition,
      Array.from({ length: many }, () => one),
      "registration-confirmed",
      {
        parameters: Array.from({ length: many }, (_unused, at) => ({ words: `Number ${first + at}` })),
        urgency: how,
      },
    );
  const ids = await queue(count);
  const states = async () => {
    const rows = await db().outboxMessage.groupBy({
      by: ["state"],
      where: { id: { in: ids } },
      _count: true,
    });
    return Object.fromEntries(rows.map((row) => [row.state, row._count]));
  };
  return { edition, category, one, email, ids, states, queue };
}

/** A mail to sign in, asked for by a stranger or by a browser known to the address. */
async function queueSignIn(email: string, known = false) {
  const token = await db().signInToken.create({
    data: {
      emailKey: email,
      browserHash: crypto.randomUUID(),
      known,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const id = crypto.randomUUID();
  await db().outboxMessage.create({
    data: {
      ...{ id, template: "sign-in", parameters: { request: token.id }, language: "en", urgency: 0 },
      ...{ recipient: email, recipientKey: email, state: "queued", messageId: `<${id}@example.org>` },
    },
  });
  return { state: async () => (await db().outboxMessage.findUniqueOrThrow({ where: { id } })).state };
}

test("what a mailbox has no room for waits, says why at the desk, keeps nobody waiting, and leaves an hour later", async () => {
  const { edition, ids, states } = await makeFull(14);
  const other = await makeFull(1, mailbox("other"), 3);
  await dispatchAll();
  expect(await states()).toEqual({ sent: 10, queued: 4 });
  expect(await other.states()).toEqual({ sent: 1 });
  const desk = await listOutboxForDesk(await editionScope(edition), "queued", { page: 1 }, mailSources(), []);
  expect(desk.rows).toHaveLength(4);
  for (const row of desk.rows) {
    expect(row).toMatchObject({ mailboxFull: true, attempts: 0, failure: "" });
    const minutes = (row.nextAt.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(55);
    expect(minutes).toBeLessThanOrEqual(60);
  }
  await letOutboxWait(59);
  await dispatchAll();
  expect(await states()).toEqual({ sent: 10, queued: 4 });
  await letOutboxWait(2);
  await dispatchAll();
  expect(await states()).toEqual({ sent: 14 });
  const sent = await db().outboxMessage.findMany({ where: { id: { in: ids } } });
  expect(sent.every((row) => !row.mailboxFull && row.attempts === 1)).toBe(true);
});

test("twelve of all templates together, and a sign-in of a stranger has room beside ten others", async () => {
  const { email, states } = await makeFull(14);
  await dispatchAll();
  const signIns = [];
  for (let count = 0; count < 4; count += 1) signIns.push(await queueSignIn(email));
  await dispatchAll();
  const left = await Promise.all(signIns.map((one) => one.state()));
  expect(left.filter((state) => state === "sent")).toHaveLength(2);
  expect(await states()).toEqual({ sent: 10, queued: 4 });
});

test("of an address that has signed in six an hour are kept for the browsers known to it", async () => {
  const email = mailbox();
  await makeLogin({ email });
  const { states } = await makeFull(12, email);
  for (let count = 0; count < 6; count += 1) await queueSignIn(email);
  await dispatchAll();
  const strangers = await db().outboxMessage.count({
    where: { recipientKey: email, template: "sign-in", state: "sent" },
  });
  expect(strangers).toBe(5);
  expect(await states()).toEqual({ sent: 1, queued: 11 });
  const own = [];
  for (let count = 0; count < 7; count += 1) own.push(await queueSignIn(email, true));
  await dispatchAll();
  expect((await Promise.all(own.map((one) => one.state()))).filter((state) => state === "sent")).toHaveLength(
    6,
  );
  expect(await db().outboxMessage.count({ where: { recipientKey: email, state: "sent" } })).toBe(12);
});

test("dispatchers at once, and one that was killed with mails in hand, never send one too many", async () => {
  const { states } = await makeFull(16);
  expect(await leaseMails("killed", 6)).toHaveLength(6);
  await Promise.all(["a", "b", "c"].map((holder) => dispatchAll(holder)));
  for (let round = 0; round < 3; round += 1) await dispatchAll();
  expect(await states()).toEqual({ sending: 6, sent: 4, queued: 6 });
});

/** More than one dispatcher looks through at once, so that each finds rows that no other holds. */
const MANY = 400;
const DISPATCHERS = 200;
const takeAllAtOnce = async () => {
  const { states } = await makeFull(MANY);
  await Promise.all(Array.from({ length: DISPATCHERS }, (_, at) => leaseMails(`dispatcher ${at}`, 6)));
  return (await states()).sending ?? 0;
};

test(`${DISPATCHERS} dispatchers at once take no more than there is room for`, async () => {
  expect(await takeAllAtOnce()).toBe(10);
}, 60_000);

test.runIf(inject("engine") === "server")(
  "and without the lock on the mailbox they do",
  async () => {
    await clearOutbox();
    expect(await withoutNamedLocks(takeAllAtOnce)).toBeGreaterThan(10);
  },
  60_000,
);

test("when there is room again the urgent leave first, and what would be too late", async () => {
  const { email, queue } = await makeFull(10, mailbox(), 1);
  await dispatchAll();
  // Nine of them leave the hour ten minutes later than the first.
  const [first] = await db().outboxMessage.findMany({
    where: { recipientKey: email, state: "sent" },
    take: 1,
  });
  await db().outboxMessage.update({
    where: { id: first?.id ?? "" },
    data: { sentAt: new Date((first?.sentAt?.getTime() ?? 0) - 600_000) },
  });
  const mailing = await queue(3, 50, 3);
  const decision = await queue(1, 60, 1);
  await dispatchAll();
  const leavesNext = async (ids: string[]) => {
    await letOutboxWait(51);
    await dispatchAll();
    const rows = await db().outboxMessage.findMany({
      where: { id: { in: ids }, state: "sent" },
      select: { id: true },
    });
    return rows.map((row) => row.id);
  };
  expect(await leavesNext([...mailing, ...decision])).toEqual(decision);
});

test("the mail before the day leaves before a decision when its day begins within the hour after there is room", async () => {
  const soon = new Date(Date.now() + 100 * 60_000);
  const date = soon.toISOString().slice(0, 10);
  const email = mailbox();
  const full = await makeFull(10, email);
  await dispatchAll();
  const { edition } = await makeOpenEdition({ dates: [date], timeZone: "UTC" });
  await db().editionDay.updateMany({ where: { editionId: edition.id }, data: { startsAt: soon } });
  const [one] = await makeMany(edition, await makeCategory(edition), ["Bruno Beispiel"], { email });
  const [before] = await queueFor(edition, one ? [one] : [], "before-the-day", {
    parameters: [{ day: date }],
    urgency: 2,
  });
  const decisions = await full.queue(3, 70, 1);
  await dispatchAll();
  const urgencies = await db().outboxMessage.findMany({
    where: { id: { in: [before ?? "", ...decisions] } },
    orderBy: [{ urgency: "asc" }, { nextAt: "asc" }, { id: "asc" }],
  });
  expect(urgencies[0]).toMatchObject({ id: before, state: "queued", mailboxFull: true, urgency: 0 });
});

test("a hundred that wait for one mailbox don't stand in the way of another's, within the same call", async () => {
  await makeFull(10 + 90);
  await dispatchAll();
  await db().outboxMessage.updateMany({ where: { mailboxFull: true }, data: { nextAt: new Date(0) } });
  const other = await makeFull(1, mailbox("behind"), 3);
  expect(await dispatchOnce("one", noSignIn)).toBe(1);
  expect(await other.states()).toEqual({ sent: 1 });
});

describe("what counts", () => {
  test("a mail counts although its person was erased since: registering and erasing floods nobody", async () => {
    const { edition } = await makeOpenEdition();
    const category = await makeCategory(edition);
    const email = mailbox("victim");
    for (let count = 0; count < 14; count += 1) {
      const { id, organisationId } = await makeRegistration(edition, category, {
        email,
        fullName: `Name ${count}`,
      });
      await dispatchAll();
      const scope = linkScope({ organisationId, editionId: edition.id }, id);
      if (count % 2 === 0) await eraseRegistration(scope);
    }
    const sent = await db().outboxMessage.count({ where: { editionId: edition.id, state: "sent" } });
    expect(sent).toBe(10);
  });

  test("what failed counts for nothing, and spellings of one mailbox count together", async () => {
    const email = mailbox();
    const { ids, states } = await makeFull(10, email);
    await dispatchAll();
    await db().outboxMessage.updateMany({
      where: { id: { in: ids.slice(0, 2) } },
      data: { state: "failed", sentAt: null },
    });
    const again = await makeFull(4, email.toUpperCase());
    await dispatchAll();
    expect(await states()).toEqual({ sent: 8, failed: 2 });
    expect(await again.states()).toEqual({ sent: 2, queued: 2 });
  });
});

test("what waits for its mailbox can be discarded, and never leaves then", async () => {
  const { ids } = await makeFull(12);
  await dispatchAll();
  const waiting = await db().outboxMessage.findMany({ where: { id: { in: ids }, state: "queued" } });
  const { discarded, left } = await db().$transaction((tx) => discardMessages(tx, { id: { in: ids } }));
  expect({ discarded, left: left.length }).toEqual({ discarded: 2, left: 10 });
  await letOutboxWait(61);
  await dispatchAll();
  const after = await db().outboxMessage.findMany({ where: { id: { in: waiting.map(({ id }) => id) } } });
  expect(after.map((row) => row.state)).toEqual(["cancelled", "cancelled"]);
});

test("for which mailbox a mail counts is kept as a keyed hash, for an hour", async () => {
  const { email, ids } = await makeFull(1);
  await dispatchAll();
  const boxes = async () =>
    (await db().outboxMessage.findMany({ where: { id: { in: ids } } })).map((row) => row.mailbox ?? "none");
  const [kept = ""] = await boxes();
  expect(kept).toMatch(/^[\w-]{20,}$/);
  expect(kept).not.toContain(email.split("@")[0]);
  expect([fingerprint(email), Buffer.from(email).toString("base64url")]).not.toContain(kept);
  await purgeMailboxes();
  expect(await boxes()).toEqual([kept]);
  await db().$executeRaw`
    UPDATE outbox_message SET sent_at = sent_at - interval '61 minutes' WHERE id = ${ids[0]}::uuid`;
  await purgeMailboxes();
  expect(await boxes()).toEqual(["none"]);
});
