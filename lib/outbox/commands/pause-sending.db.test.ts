import { beforeEach, expect, test } from "vitest";
import { requestSignIn } from "@/lib/people/commands/request-sign-in";
import { address, browser } from "@/lib/people/fixtures/sign-in";
import { db } from "@/lib/platform/db/client";
import { readMark, removeMark, writeMark } from "@/lib/platform/db/marks";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { OUTBOX_PAUSED } from "../rules/marks";
import { leaseMails } from "./lease-messages";
import { pauseSending, resumeSending } from "./pause-sending";

const HOUR_MS = 3_600_000;

beforeEach(async () => {
  await db().outboxMessage.deleteMany({});
  await removeMark(db(), OUTBOX_PAUSED);
});

/** As after a restore: one mail that left, one that waited in the backup, one of a registration since. */
async function makeRestored() {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const message = async (data: { state: "sent" | "queued"; createdAt: Date }) => {
    const registration = await makeRegistration(edition, category);
    const row = await db().outboxMessage.findFirstOrThrow({ where: { registrationId: registration.id } });
    await db().outboxMessage.update({ where: { id: row.id }, data });
    return async () => (await db().outboxMessage.findUniqueOrThrow({ where: { id: row.id } })).state;
  };
  const since = Date.now() - HOUR_MS;
  await writeMark(db(), OUTBOX_PAUSED, { since: new Date(since).toISOString(), reason: "restore" });
  return {
    sent: await message({ state: "sent", createdAt: new Date(since - HOUR_MS) }),
    waited: await message({ state: "queued", createdAt: new Date(since - HOUR_MS) }),
    fresh: await message({ state: "queued", createdAt: new Date(since + 1) }),
  };
}

test("after a restore sending does not go on before somebody decided about the mails of the backup", async () => {
  const { waited } = await makeRestored();
  expect(await resumeSending(null)).toEqual({ ok: false, reason: "old-mails", detail: { count: 1 } });
  expect(await readMark(db(), OUTBOX_PAUSED)).not.toBeNull();
  expect(await waited()).toBe("queued");
});

test("cancelled, they never leave; what was queued since does", async () => {
  const { sent, waited, fresh } = await makeRestored();
  expect(await resumeSending("cancel")).toEqual({ ok: true, value: { cancelled: 1 } });
  expect([await sent(), await waited(), await fresh()]).toEqual(["sent", "cancelled", "queued"]);
  expect(await readMark(db(), OUTBOX_PAUSED)).toBeNull();
});

test("sent on purpose, they stay in the queue", async () => {
  const { waited } = await makeRestored();
  expect(await resumeSending("send")).toEqual({ ok: true, value: { cancelled: 0 } });
  expect(await waited()).toBe("queued");
});

test("an operator's own pause ends without a question", async () => {
  await pauseSending();
  expect(await readMark(db(), OUTBOX_PAUSED)).toMatchObject({ reason: "operator" });
  expect(await resumeSending(null)).toEqual({ ok: true, value: { cancelled: 0 } });
  expect(await readMark(db(), OUTBOX_PAUSED)).toBeNull();
});

test("while sending is paused only a mail to sign in leaves: an operator must be able to look", async () => {
  const { edition } = await makeOpenEdition();
  await makeRegistration(edition, await makeCategory(edition));
  expect((await requestSignIn(browser(), { email: address(), language: "it", to: "" })).ok).toBe(true);
  await pauseSending();
  const leased = async () => (await leaseMails("one", 10)).map(([{ template }]) => template);
  expect(await leased()).toEqual(["sign-in"]);
  expect(await leased()).toEqual([]);
  await resumeSending(null);
  expect(await leased()).toEqual(["registration-confirmed"]);
});
