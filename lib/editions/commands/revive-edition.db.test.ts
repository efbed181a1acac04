import { beforeEach, expect, test } from "vitest";
import { decideMessages } from "@/lib/outbox/commands/decide-messages";
import { leaseMails } from "@/lib/outbox/commands/lease-messages";
import { settleMails } from "@/lib/outbox/commands/settle-mail";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { readMessages } from "@/lib/outbox/jobs/prepare-mail";
import { prepareTogether } from "@/lib/outbox/jobs/prepare-together";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { transitionEdition } from "@/lib/setup/commands/transition-edition";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { carryOutNow } from "@/prisma/testing/time-passes";
import { getCancellationNews } from "../queries/cancellation";
import { cancelEdition, stopCancellation } from "./cancel-edition";
import { carryOutCancellation } from "./carry-out-cancellation";

// What other files left there would be sent first.
beforeEach(clearOutbox);

async function makeCancelled(people: number) {
  const { edition } = await makeOpenEdition({ title: { en: "Bread", it: "Pane" }, languages: ["en", "it"] });
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition);
  for (let at = 0; at < people; at += 1)
    await makeRegistration(edition, category, { state: "confirmed", language: "it" });
  // Only mails about the cancellation are looked at here.
  await db().outboxMessage.updateMany({ where: { editionId: edition.id }, data: { state: "sent" } });
  const cancel = async (version: number, name = "Pane") => {
    const asked = await cancelEdition(scope, { version, reason: { en: "Snow" }, name });
    await carryOutNow(scope);
    return asked;
  };
  const revive = (version: number) =>
    transitionEdition(scope, { ...address, version, transition: "publish" });
  const mails = (template: string) =>
    db().outboxMessage.findMany({
      where: { editionId: edition.id, template },
      orderBy: { createdAt: "asc" },
      select: { id: true, state: true, registrationId: true, language: true, parameters: true },
    });
  const set = (
    id: string,
    data: { state: "sending" | "sent" | "failed"; leasedBy?: string; leasedUntil?: Date },
  ) => db().outboxMessage.updateMany({ where: { id }, data });
  return { scope, cancel, revive, mails, set };
}

const nothingToMint = mailSources();
async function dispatchAll() {
  while ((await dispatchOnce("rest", nothingToMint)) > 0);
}

test("brought back: what waits is discarded, and for exactly those who were told a message is drafted that it takes place", async () => {
  const { scope, cancel, revive, mails, set } = await makeCancelled(5);
  const reader = scope as unknown as Parameters<typeof getCancellationNews>[0];
  expect(await getCancellationNews(reader)).toEqual({ people: 5, cancelled: null, revived: null });
  expect(await cancel(1)).toEqual({ ok: true, value: { told: 5 } });
  const [sent, onItsWay, broken, ...waiting] = await mails("edition-cancelled");
  if (!sent || !onItsWay || !broken) throw new Error("no mails");
  await set(sent.id, { state: "sent" });
  await set(onItsWay.id, { state: "sending", leasedBy: "x", leasedUntil: new Date(Date.now() + 90_000) });
  await set(broken.id, { state: "failed" });
  expect((await getCancellationNews(reader)).cancelled).toEqual({ left: 2, waiting: 2 });
  expect((await revive(2)).ok).toBe(true);
  const after = await mails("edition-cancelled");
  const stateOf = (id: string) => after.find((mail) => mail.id === id)?.state;
  expect([sent, onItsWay, broken, ...waiting].map((mail) => stateOf(mail.id))).toEqual([
    "sent",
    "sending",
    "cancelled",
    "cancelled",
    "cancelled",
  ]);
  const told = await mails("edition-revived");
  expect(told.map((mail) => mail.registrationId).sort()).toEqual(
    [sent.registrationId, onItsWay.registrationId].sort(),
  );
  expect(told[0]).toMatchObject({ language: "it", state: "draft", parameters: {} });
  const rows = await db().outboxMessage.findMany({ where: { id: { in: told.map((mail) => mail.id) } } });
  const [revived] = await asTheyLeave(rows);
  expect(revived?.parameters).toMatchObject({ editionTitle: "Pane" });
  expect((await getCancellationNews(reader)).revived).toEqual({ discarded: 3, told: 2 });
});

test("a mail on its way that fails for now is not tried again once the edition is back", async () => {
  const { cancel, revive, mails, set } = await makeCancelled(1);
  await cancel(1);
  const [mail] = await mails("edition-cancelled");
  if (!mail) throw new Error("no mail");
  // The dispatcher that had it was killed: its lease is over.
  await set(mail.id, { state: "sending", leasedBy: "dead", leasedUntil: new Date(0) });
  expect((await revive(2)).ok).toBe(true);
  await dispatchAll();
  expect((await mails("edition-cancelled")).map(({ state }) => state)).toEqual(["cancelled"]);
  expect((await mails("edition-revived")).map(({ state }) => state)).toEqual(["draft"]);
});

test("dispatchers at work while it is brought back: nobody is told only that it is cancelled", async () => {
  const { cancel, revive, mails } = await makeCancelled(24);
  await cancel(1);
  const dispatch = async (name: string) => {
    for (let round = 0; round < 3; round += 1) await dispatchOnce(name, nothingToMint);
  };
  const [revived] = await Promise.all([revive(2), dispatch("one"), dispatch("two")]);
  expect(revived.ok).toBe(true);
  await dispatchAll();
  const cancelled = await mails("edition-cancelled");
  const told = (await mails("edition-revived")).map(({ registrationId }) => registrationId);
  for (const mail of cancelled.filter(({ state }) => state === "sent"))
    expect(told).toContain(mail.registrationId);
  expect(cancelled.filter(({ state }) => state !== "sent" && state !== "cancelled")).toEqual([]);
});

test("cancelled again: that it takes place does not leave any more; the name counts in any language", async () => {
  const { scope, cancel, revive, mails, set } = await makeCancelled(1);
  const { editionId } = scope;
  expect(await cancel(1, "Brot")).toMatchObject({ ok: false, reason: "another-name" });
  expect((await cancel(1, "\u00a0 «bread» ")).ok).toBe(true);
  for (const { id } of await mails("edition-cancelled")) await set(id, { state: "sent" });
  await revive(2);
  expect(await db().translation.count({ where: { editionId, field: "cancelReason" } })).toBe(0);
  expect((await cancel(3)).ok).toBe(true);
  expect((await mails("edition-revived")).map(({ state }) => state)).toEqual(["cancelled"]);
  expect((await mails("edition-cancelled")).map(({ state }) => state)).toEqual(["sent", "queued"]);
});

test("a place given back while it was cancelled goes to the waiting list when it is back", async () => {
  const { edition } = await makeOpenEdition({ title: { en: "Bread" }, capacity: 1 });
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const first = await makeRegistration(edition, category, { state: "confirmed" });
  const waiting = await makeRegistration(edition, category, { state: "waitlisted" });
  const stateOf = async (id: string) => (await db().registration.findFirstOrThrow({ where: { id } })).state;
  await cancelEdition(scope, { version: 1, reason: { en: "Snow" }, name: "Bread" });
  await carryOutNow(scope);
  const link = await requirePrivateLink(linkToken("private-link", first.id, first.linkVersion));
  expect(await withdraw(link)).toMatchObject({ ok: true });
  expect([await stateOf(first.id), await stateOf(waiting.id)]).toEqual(["withdrawn", "waitlisted"]);
  expect((await transitionEdition(scope, { ...address, version: 2, transition: "publish" })).ok).toBe(true);
  expect(await stateOf(waiting.id)).toBe("confirmed");
  const mails = await db().outboxMessage.findMany({ where: { registrationId: waiting.id, state: "queued" } });
  expect(mails.map((mail) => mail.template)).toContain("registration-promoted");
});

test("a place given while the mail server was away: nobody hears of it while the edition is cancelled, and everybody once it is back", async () => {
  const { edition } = await makeOpenEdition({ title: { en: "Bread" } });
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition);
  const ada = await makeRegistration(edition, category, { state: "confirmed" });
  const bea = await makeRegistration(edition, category, { state: "confirmed" });
  const carla = await makeRegistration(edition, category, { state: "waitlisted" });
  const told = async () => {
    const rows = await db().outboxMessage.findMany({
      where: { editionId: edition.id, state: "sent" },
      orderBy: { id: "asc" },
      select: { template: true, registrationId: true },
    });
    const names = new Map([ada, bea, carla].map((one, at) => [one.id, ["Ada", "Bea", "Carla"][at]]));
    return rows.map((row) => `${names.get(row.registrationId ?? "")} ${row.template}`).sort();
  };
  await cancelEdition(scope, { version: 1, reason: { en: "Snow" }, name: "Bread" });
  await carryOutNow(scope);
  await dispatchAll();
  const cancellations = ["Ada edition-cancelled", "Bea edition-cancelled", "Carla edition-cancelled"];
  expect(await told()).toEqual(cancellations);
  const link = await requirePrivateLink(linkToken("private-link", bea.id, bea.linkVersion));
  expect(await withdraw(link)).toMatchObject({ ok: true });
  expect((await transitionEdition(scope, { ...address, version: 2, transition: "publish" })).ok).toBe(true);
  // What an organiser reads first leaves when they say so.
  expect(await decideMessages(scope, { decision: "send", message: null })).toMatchObject({ ok: true });
  await dispatchAll();
  expect(await told()).toEqual(
    [
      ...cancellations,
      ...["Bea registration-withdrawn", "Ada edition-revived", "Carla edition-revived"],
      ...["Ada registration-confirmed", "Carla registration-promoted"],
    ].sort(),
  );
});

test("brought back while a mail of a place is on its way: it leaves after all", async () => {
  const { edition } = await makeOpenEdition({ title: { en: "Bread" } });
  const scope = await editionScope(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  await makeRegistration(edition, await makeCategory(edition), { state: "confirmed" });
  await cancelEdition(scope, { version: 1, reason: { en: "Snow" }, name: "Bread" });
  await carryOutNow(scope);
  const mails = await leaseMails("one", 6);
  const [held] = mails.find(([{ template }]) => template === "registration-confirmed") ?? [];
  if (!held) throw new Error("not taken");
  const found = prepareTogether([held], await readMessages([held], nothingToMint));
  expect(found.outcomes.map(([, { kind }]) => kind)).toEqual(["held"]);
  expect((await transitionEdition(scope, { ...address, version: 2, transition: "publish" })).ok).toBe(true);
  await settleMails([found.outcomes], "one");
  await dispatchAll();
  expect((await db().outboxMessage.findUniqueOrThrow({ where: { id: held.id } })).state).toBe("sent");
});

test("a cancellation waits: until it is carried out nothing is seen or told, and stopped it never was", async () => {
  const { scope, mails } = await makeCancelled(2);
  const { organisationId, editionId } = scope;
  const read = () =>
    db().edition.findUniqueOrThrow({ where: { organisationId_id: { organisationId, id: editionId } } });
  const nothing = { cancelledAt: null, cancelDueAt: null, cancelReason: {} };
  expect(await stopCancellation(scope, { version: 1 })).toEqual({ ok: false, reason: "nothing-to-stop" });
  expect((await cancelEdition(scope, { version: 1, reason: { en: "Snow" }, name: "Pane" })).ok).toBe(true);
  const { cancelledAt, cancelDueAt } = await read();
  const [clock] = await db().$queryRaw<Array<{ now: Date }>>`SELECT clock_timestamp() AS now`;
  const wait = Number(cancelDueAt) - Number(clock?.now);
  expect(cancelledAt).toBeNull();
  expect(wait).toBeGreaterThan(5 * 60_000);
  expect(wait).toBeLessThanOrEqual(10 * 60_000);
  // Not due: whoever asks to carry it out changes nothing.
  await carryOutCancellation({ organisationId, editionId });
  expect(await mails("edition-cancelled")).toEqual([]);
  expect((await stopCancellation(scope, { version: 2 })).ok).toBe(true);
  expect(await read()).toMatchObject(nothing);
  await carryOutNow(scope);
  expect(await read()).toMatchObject(nothing);
  expect(await mails("edition-cancelled")).toEqual([]);
  expect(await db().translation.count({ where: { editionId, field: "cancelReason" } })).toBe(0);
});

test("stopped and carried out at one moment: either nobody is told, or everybody, and whoever stopped knows", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { scope, mails } = await makeCancelled(2);
    const { organisationId, editionId } = scope;
    await cancelEdition(scope, { version: 1, reason: { en: "Snow" }, name: "Pane" });
    await db().edition.updateMany({ where: { id: editionId }, data: { cancelDueAt: new Date(0) } });
    const edition = { organisationId, editionId };
    const [stopped] = await Promise.all([
      stopCancellation(scope, { version: 2 }),
      carryOutCancellation(edition),
      carryOutCancellation(edition),
    ]);
    const told = (await mails("edition-cancelled")).length;
    expect(stopped.ok ? 0 : 2).toBe(told);
    if (!stopped.ok) expect(stopped.reason).toBe("already-cancelled");
  }
});
