import { describe, expect, inject, test } from "vitest";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { register } from "@/lib/registration/commands/register";
import { makePerson } from "@/prisma/factories/people";
import { makeCategory, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { HEADING, holds, makeDesk, person, table } from "@/prisma/scenarios/intake";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { newcomer } from "@/prisma/testing/newcomer";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { viewIntake } from "../rules/view-intake";
import { importRegistrations } from "./import-registrations";

const AGREED = { tell: true, goodRows: false, others: new Set<number>() };

describe("places", () => {
  test("where organisers answer each one, whoever they import has been answered: a place, or the list", async () => {
    const { bring, rows, category } = await makeDesk({ capacity: 2 });
    await db().category.updateMany({ where: { id: category.id }, data: { approval: true } });
    expect(await bring(table(3))).toMatchObject({ value: { arrived: 2, waiting: 1 } });
    expect((await rows()).map(({ state }) => state)).toEqual(["confirmed", "confirmed", "waitlisted"]);
    // Nobody is asked to answer them once more, and nobody is told that an answer follows.
    const told = await db().outboxMessage.findMany({ where: { template: "registration-received" } });
    const ids = new Set((await rows()).map(({ id }) => id));
    expect(told.filter(({ registrationId }) => ids.has(registrationId ?? ""))).toEqual([]);
  });

  test("that they are answered by the import is said before, of the new ones alone and of those who may be here", async () => {
    const desk = await makeDesk();
    const plain = await makeCategory(desk.edition, { slug: "plain", quotaIds: [desk.edition.rootQuotaId] });
    await db().category.updateMany({ where: { id: desk.category.id }, data: { approval: true } });
    await makeRegistration(desk.edition, plain, { fullName: "Ada Esempio 1", email: "other@example.org" });
    const { plan, hash } = await desk.planned([
      HEADING,
      person(1),
      person(2),
      person(3),
      person(4, "||plain"),
    ]);
    expect(viewIntake(plan)).toMatchObject({ counts: { created: 3 }, answered: { created: 2, perhaps: 1 } });
    expect(viewIntake(plan, "all")).toMatchObject({ answered: { created: 3, perhaps: 0 } });
    // Who saw the plan before did not see it said: it is another plan.
    await db().category.updateMany({ where: { id: desk.category.id }, data: { approval: false } });
    const later = await desk.planned([HEADING, person(1), person(2), person(3), person(4, "||plain")]);
    expect(viewIntake(later.plan).answered).toEqual({ created: 0, perhaps: 0 });
    expect(later.hash).not.toBe(hash);
  });

  test("are given in the order of the table, who finds none waits behind those who wait", async () => {
    const { bring, rows, edition, category, ids, scope } = await makeDesk({ capacity: 3 });
    await makeRegistration(edition, category);
    const waiting = await makeRegistration(edition, category, { state: "waitlisted" });
    expect(await bring(table(4))).toMatchObject({ value: { arrived: 1, waiting: 3 } });
    const own = (await rows()).filter(({ origin }) => origin === "import");
    expect(own.map(({ state, queuePosition }) => [state, queuePosition])).toEqual([
      ["confirmed", null],
      ["waitlisted", 2],
      ["waitlisted", 3],
      ["waitlisted", 4],
    ]);
    expect(own.map(({ fullName }) => fullName)).toEqual(
      [0, 1, 2, 3].map((number) => `Ada Esempio ${number}`),
    );
    expect(await db().registration.findFirst({ where: { id: waiting.id } })).toMatchObject({
      state: "confirmed",
    });
    const templates = await db().outboxMessage.groupBy({
      by: ["template"],
      where: { ...ids, registration: { origin: "import" } },
      _count: true,
    });
    expect(Object.fromEntries(templates.map(({ template, _count }) => [template, _count]))).toEqual({
      "registration-confirmed": 1,
      "registration-waitlisted": 3,
    });
    expect(await holds(ids)).toEqual([]);
    // The page says that it is full.
    expect(
      await db().cacheTag.count({ where: { tag: `edition:${scope.schoolSlug}/${scope.editionSlug}` } }),
    ).toBe(1);
  });

  test("a move into a full category refuses all of it; what a move frees goes to who waits", async () => {
    const { bring, rows, edition } = await makeDesk({ capacity: 2 });
    const small = await makeQuota(edition, { capacity: 1 });
    await makeCategory(edition, { slug: "small", quotaIds: [edition.rootQuotaId, small.id] });
    await makeCategory(edition, { slug: "outside" });
    await bring([HEADING, person(1, "||small"), person(2), person(3)]);
    const before = await rows();
    expect(await bring([HEADING, person(9, "||outside"), person(2, "||small")])).toEqual({
      ok: false,
      reason: "no-place",
      detail: { line: 3 },
    });
    expect(await rows()).toEqual(before);
    expect(await bring([HEADING, person(1, "||outside"), person(4)])).toMatchObject({
      value: { arrived: 0, waiting: 1, changed: 1 },
    });
    expect((await rows()).map(({ state }) => state)).toEqual([
      "confirmed",
      "confirmed",
      "confirmed",
      "waitlisted",
    ]);
  });
});

describe("what changed since the plan was made refuses all of it", () => {
  test.each([
    ["somebody of the table came", (desk: Desk) => desk.bring([HEADING, person(2)])],
    ["somebody of the table was changed", (desk: Desk) => desk.bring([HEADING, person(1, "|DE")])],
    [
      "the category closed",
      (desk: Desk) =>
        db().category.updateMany({ where: { id: desk.category.id }, data: { closedAt: new Date() } }),
    ],
    [
      "somebody became known",
      (desk: Desk) =>
        makePerson(
          { id: desk.ids.organisationId },
          { fullName: "Ada Esempio 2", email: "ada-2@example.org" },
        ),
    ],
  ])("%s", async (_, change) => {
    const desk = await makeDesk();
    await desk.bring([HEADING, person(1)]);
    const planned = await desk.planned([HEADING, person(1, "|FR"), person(2), person(3)]);
    await change(desk);
    const before = await desk.rows();
    expect(await importRegistrations(desk.scope, planned, AGREED)).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
    expect(await desk.rows()).toEqual(before);
    expect(
      await db().person.count({
        where: { organisationId: desk.ids.organisationId, nameKey: "ada esempio 3" },
      }),
    ).toBe(0);
  });

  test("an edition that takes nobody", async () => {
    const { bring, ids } = await makeDesk();
    await db().edition.update({
      where: { organisationId_id: { organisationId: ids.organisationId, id: ids.editionId } },
      data: { cancelledAt: new Date() },
    });
    expect(await bring([HEADING, person(1)])).toMatchObject({ reason: "closed" });
    expect(await db().person.count({ where: { organisationId: ids.organisationId } })).toBe(0);
  });
});
type Desk = Awaited<ReturnType<typeof makeDesk>>;

describe("an import while the same people register", () => {
  test("each is registered once: the import is refused as a whole, or they are told that they are", async () => {
    const desk = await makeDesk({ capacity: 100 });
    const planned = await desk.planned(table(20));
    const same = Array.from({ length: 20 }, (_, number) =>
      placesTransaction(desk.ids, (tx) =>
        register(
          tx,
          newcomer(
            { ...desk.ids, categoryId: desk.category.id },
            { fullName: `Ada Esempio ${number}`, email: `ada-${number}@example.org` },
          ),
          { kind: "visitor" },
        ),
      ),
    );
    const [imported] = await inManyProcesses(() =>
      Promise.all([importRegistrations(desk.scope, planned, AGREED), ...same]),
    );
    expect(imported.ok || imported.reason).toBeOneOf([true, "changed-meanwhile"]);
    expect(await desk.rows()).toHaveLength(20);
    expect(await holds(desk.ids)).toEqual([]);
  }, 60_000);
});

/** An import and people who register, all at once, for the last places. */
async function rush(people: number, places: number) {
  const desk = await makeDesk({ capacity: places });
  const planned = await desk.planned(table(people));
  const [imported, ...came] = await Promise.all([
    importRegistrations(desk.scope, planned, AGREED),
    ...Array.from({ length: people }, (_, number) => desk.come(number)),
  ]);
  const confirmed = await db().registration.count({ where: { ...desk.ids, state: "confirmed" } });
  return { desk, imported, came, confirmed };
}

describe("an import while people register for the last places", () => {
  test("gives exactly the places there are, each position once; who registers waits and is answered", async () => {
    const { desk, imported, came, confirmed } = await inManyProcesses(() => rush(60, 40));
    expect(imported).toMatchObject({ ok: true });
    expect(came.filter(({ ok }) => ok)).toHaveLength(60);
    expect(confirmed).toBe(40);
    const positions = (await desk.rows())
      .flatMap(({ queuePosition }) => queuePosition ?? [])
      .sort((one, other) => one - other);
    expect(positions).toEqual(Array.from({ length: 80 }, (_, at) => at + 1));
    expect(await holds(desk.ids)).toEqual([]);
  }, 120_000);

  test.runIf(inject("engine") === "server")(
    "without the lock it oversells",
    async () => {
      const oversold = await inManyProcesses(() =>
        withoutLocks(async () => {
          for (let round = 0; round < 8; round += 1) {
            const { confirmed } = await rush(30, 10).catch(() => ({ confirmed: 0 }));
            if (confirmed > 10) return confirmed;
          }
          return 0;
        }),
      );
      expect(oversold).toBeGreaterThan(10);
    },
    120_000,
  );
});
