import { describe, expect, inject, test } from "vitest";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import type { EditionChoice } from "@/prisma/factories/schools";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { newcomer } from "@/prisma/testing/newcomer";
import { withoutLocks } from "@/prisma/testing/without-locks";
import type { Applicant } from "../schema/applicant";
import type { NewRegistration } from "./new-registration";
import { register } from "./register";

/** As many processes that no lock keeps apart. */
const unguarded = <Value>(work: () => Promise<Value>) => inManyProcesses(() => withoutLocks(work));

async function makeDesk(choice: EditionChoice = {}) {
  const { edition, ids, category } = await makeEntrance(choice);
  const person = (number: number, more: Partial<NewRegistration & Applicant> = {}) =>
    newcomer(
      { ...ids, categoryId: category.id },
      {
        fullName: `Chiara Esempio ${number}`,
        email: `chiara-${number}@example.org`,
        affiliation: "Cooperativa Esempio",
        ...more,
      },
    );
  const come = (number: number, more: Partial<NewRegistration & Applicant> = {}) =>
    placesTransaction(ids, (tx) => register(tx, person(number, more), { kind: "visitor" }));
  const rows = () => db().registration.findMany({ where: ids, orderBy: { submittedAt: "asc" } });
  return { edition, ids, category, come, rows };
}

describe("the way in", () => {
  test("gives a place, a reference, an audit entry and a message, all or nothing", async () => {
    const { come, rows, ids } = await makeDesk();
    const result = await come(1);
    expect(result).toMatchObject({ ok: true, value: { state: "confirmed", linkVersion: 1 } });
    const [row] = await rows();
    expect(row?.reference).toMatch(/^[ACDEFHJKLMNPRTUVWXY3479]{6}$/);
    const [message] = await db().outboxMessage.findMany({ where: { registrationId: row?.id ?? "" } });
    expect(message).toMatchObject({
      template: "registration-confirmed",
      language: "it",
      recipient: "",
      parameters: {},
      state: "queued",
    });
    const [leaving] = await asTheyLeave(message ? [message] : []);
    expect(leaving).toMatchObject({
      recipient: "chiara-1@example.org",
      parameters: { fullName: row?.fullName, reference: row?.reference },
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: ids });
    expect(entry).toMatchObject({ id: message?.auditEntryId, act: "register", actorKind: "link" });
  });

  test("a full edition: the waiting list in the order of arrival", async () => {
    const { come, rows } = await makeDesk({ capacity: 1 });
    expect(await come(1)).toMatchObject({ value: { state: "confirmed" } });
    expect(await come(2)).toMatchObject({ value: { state: "waitlisted" } });
    expect(await come(3)).toMatchObject({ value: { state: "waitlisted" } });
    expect((await rows()).map((row) => row.queuePosition)).toEqual([null, 1, 2]);
  });

  test("a free place goes to whoever waits before it goes to a newcomer", async () => {
    const { come, category, edition } = await makeDesk({ capacity: 1 });
    const waiting = await makeRegistration(edition, category, { state: "waitlisted" });
    expect(await come(1)).toMatchObject({ value: { state: "waitlisted" } });
    const first = await db().registration.findFirstOrThrow({ where: { id: waiting.id } });
    expect(first.state).toBe("confirmed");
  });

  test("a small quota fills while others still come in", async () => {
    const { come, edition } = await makeDesk({ capacity: 10 });
    const small = await makeQuota(edition, { capacity: 1 });
    const narrow = await makeCategory(edition, { quotaIds: [edition.rootQuotaId, small.id] });
    expect(await come(1, { categoryId: narrow.id })).toMatchObject({ value: { state: "confirmed" } });
    expect(await come(2, { categoryId: narrow.id })).toMatchObject({ value: { state: "waitlisted" } });
    expect(await come(3)).toMatchObject({ value: { state: "confirmed" } });
  });

  test("outside the window, in another's category or a hidden one nobody comes in", async () => {
    const minute = 60_000;
    const early = await makeDesk({ registrationOpensAt: new Date(Date.now() + minute) });
    expect(await early.come(1)).toMatchObject({ reason: "closed" });
    const late = await makeDesk({ registrationClosesAt: new Date(Date.now() - minute) });
    expect(await late.come(1)).toMatchObject({ reason: "closed" });
    const draft = await makeDesk({ publishedAt: null });
    expect(await draft.come(1)).toMatchObject({ reason: "closed" });
    const cancelled = await makeDesk({ cancelledAt: new Date() });
    expect(await cancelled.come(1, { origin: "by_hand" })).toMatchObject({ reason: "closed" });
    const open = await makeDesk();
    expect(await open.come(1, { categoryId: late.category.id })).toMatchObject({ reason: "category" });
    const hidden = await makeCategory(open.edition, { public: false });
    expect(await open.come(1, { categoryId: hidden.id })).toMatchObject({ reason: "category" });
    expect(await open.come(1, { categoryId: hidden.id, origin: "by_hand" })).toMatchObject({ ok: true });
    for (const desk of [early, late, draft, cancelled]) expect(await desk.rows()).toEqual([]);
  });
});

describe("one person, one registration", () => {
  test("the same name and address again: nothing new, and the link once more, not twice", async () => {
    const { come, rows } = await makeDesk();
    await come(1);
    expect(await come(1, { fullName: "chiara  ESEMPIO 1" })).toMatchObject({ reason: "already-registered" });
    expect(await come(1)).toMatchObject({ reason: "already-registered" });
    const [row] = await rows();
    expect(await rows()).toHaveLength(1);
    const mails = await db().outboxMessage.findMany({ where: { registrationId: row?.id ?? "" } });
    expect(mails.map((mail) => mail.template).sort()).toEqual([
      "already-registered",
      "registration-confirmed",
    ]);
  });

  test("two people share an address: asked first, then each has a registration of their own", async () => {
    const { come, rows } = await makeDesk();
    await come(1);
    const other = { fullName: "Émile Exemple" };
    expect(await come(1, other)).toMatchObject({ reason: "shared-address" });
    expect(await rows()).toHaveLength(1);
    expect(await come(1, { ...other, another: true })).toMatchObject({ ok: true });
    const [first, second] = await rows();
    expect(first?.personId).not.toBe(second?.personId);
    expect(first?.reference).not.toBe(second?.reference);
  });

  test("somebody who withdrew may come again, at the end of the line", async () => {
    const { come, rows, edition } = await makeDesk({ capacity: 1 });
    await come(1);
    await db().registration.updateMany({ where: { editionId: edition.id }, data: { state: "withdrawn" } });
    await come(2);
    expect(await come(1)).toMatchObject({ value: { state: "waitlisted" } });
    expect(await rows()).toHaveLength(3);
  });
});

/** So many people at once for so many places. */
async function rush(people: number, places: number) {
  const desk = await makeDesk({ capacity: places });
  const results = await Promise.all(Array.from({ length: people }, (_, number) => desk.come(number)));
  const states = results.map((result) => (result.ok ? result.value.state : result.reason));
  return { ...desk, confirmed: states.filter((state) => state === "confirmed").length, states };
}

/** 500 at once come by HTTP to a whole site with every change (e2e/resilience/rush.test.ts); here at night. */
const [PEOPLE, PLACES] = process.env.TESTS === "nightly" ? [500, 100] : [200, 40];

describe(`${PEOPLE} people at once for ${PLACES} places`, () => {
  test("exactly as many confirmed as places, the others waiting, each position once, one message each", async () => {
    const { confirmed, states, rows, ids } = await inManyProcesses(() => rush(PEOPLE, PLACES));
    expect(confirmed).toBe(PLACES);
    expect(states.filter((state) => state === "waitlisted")).toHaveLength(PEOPLE - PLACES);
    const positions = (await rows()).flatMap((row) => row.queuePosition ?? []).sort((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: PEOPLE - PLACES }, (_, index) => index + 1));
    const messages = await db().outboxMessage.groupBy({ by: ["registrationId"], where: ids, _count: true });
    expect(messages.map((message) => message._count)).toEqual(Array(PEOPLE).fill(1));
  }, 120_000);

  test.runIf(inject("engine") === "server")(
    "without the lock it oversells",
    async () => {
      const oversold = await unguarded(async () => {
        for (let round = 0; round < 5; round += 1) {
          const { ids } = await rush(60, 10).catch(() => ({ ids: null }));
          const taken = ids ? await db().registration.count({ where: { ...ids, state: "confirmed" } }) : 0;
          if (taken > 10) return taken;
        }
        return 0;
      });
      expect(oversold).toBeGreaterThan(10);
    },
    120_000,
  );
});
