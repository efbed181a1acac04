import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { localTime } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuota, makeReference } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { type Arrivals, countArrivals } from "./count-arrivals";

const HOUR_MS = 3_600_000;

/** An edition whose registrations are put in as they are: nothing but the moment counts here. */
async function makeArrivals(timeZone = "Europe/Rome") {
  const { edition } = await makeOpenEdition({ timeZone, capacity: null });
  const inside = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  // Of places of its own, which are no part of the whole.
  const outside = await makeCategory(edition, { quotaIds: [(await makeQuota(edition)).id] });
  const { organisationId } = edition;
  const scope = await editionScope(edition);
  return {
    inside,
    outside,
    async come(
      moments: readonly Date[],
      choice: { categoryId?: string; state?: "confirmed" | "pending" } = {},
    ) {
      const known = { organisationId, fullName: "Ada Esempio", nameKey: "ada esempio" };
      const people = moments.map((submittedAt) => ({ submittedAt, personId: randomUUID() }));
      await db().person.createMany({ data: people.map(({ personId }) => ({ ...known, id: personId })) });
      await db().registration.createMany({
        data: people.map((person) => ({
          ...known,
          ...person,
          editionId: edition.id,
          categoryId: inside.id,
          state: "confirmed" as const,
          ...choice,
          reference: makeReference(),
          email: `${person.personId}@example.org`,
          emailKey: `${person.personId}@example.org`,
          language: "en",
        })),
      });
    },
    leave: () => db().registration.deleteMany({ where: { organisationId } }),
    count: (): Promise<Arrivals[]> => countArrivals(db(), scope),
  };
}

const at = (text: string) => new Date(`${text}Z`);

test("people are counted by the hour, those without a place and those not confirmed are left out", async () => {
  const { come, count, outside } = await makeArrivals();
  await come([at("2026-05-06T09:59:59.999"), at("2026-05-06T07:00"), at("2026-05-06T09:00")]);
  await come([at("2026-05-06T08:30")], { categoryId: outside.id });
  await come([at("2026-05-06T08:40")], { state: "pending" });
  expect(await count()).toEqual([
    { from: at("2026-05-06T07:00"), until: at("2026-05-06T08:00"), count: 1 },
    { from: at("2026-05-06T09:00"), until: at("2026-05-06T10:00"), count: 2 },
  ]);
});

test("nobody is no step", async () => {
  expect(await (await makeArrivals()).count()).toEqual([]);
});

test("while the first came within six hours, by the minute", async () => {
  const { come, count } = await makeArrivals();
  const minute = Math.floor(Date.now() / 60_000) * 60_000 - 30 * 60_000;
  await come([new Date(minute), new Date(minute + 59_999), new Date(minute + 60_000)]);
  expect(await count()).toEqual([
    { from: new Date(minute), until: new Date(minute + 60_000), count: 2 },
    { from: new Date(minute + 60_000), until: new Date(minute + 120_000), count: 1 },
  ]);
});

test("the hour that the clocks show twice is two hours", async () => {
  const { come, count } = await makeArrivals();
  // Half past two in Rome, twice.
  await come([at("2025-10-26T00:30"), at("2025-10-26T01:30")]);
  expect(await count()).toEqual([
    { from: at("2025-10-26T00:00"), until: at("2025-10-26T01:00"), count: 1 },
    { from: at("2025-10-26T01:00"), until: at("2025-10-26T02:00"), count: 1 },
  ]);
});

test("everybody is in one step of the edition's own clock, also around a change of the clocks", async () => {
  const zones = ["Europe/Rome", "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland"];
  const made = new Map(
    await Promise.all(zones.map(async (zone) => [zone, await makeArrivals(zone)] as const)),
  );
  // Some days before and after the clocks of one of them change.
  const days = ["2025-03-30", "2025-10-26", "2025-04-06", "2025-09-28", "2025-11-02", "2026-01-15"];
  const moment = fc
    .tuple(fc.constantFrom(...days), fc.integer({ min: -72 * HOUR_MS, max: 72 * HOUR_MS }))
    .map(([day, by]) => new Date(Date.parse(`${day}T00:00:00Z`) + by));
  const moments = fc.array(moment, { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...zones), moments, async (zone, came) => {
      const edition = made.get(zone);
      if (!edition) throw new Error(zone);
      await edition.leave();
      await edition.come(came);
      const steps = await edition.count();
      expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(came.length);
      for (const { from, until, count } of steps) {
        const inside = came.filter((one) => one >= from && one < until);
        expect(inside).toHaveLength(count);
        expect(until.getTime() - from.getTime()).toBe(HOUR_MS);
        expect(localTime(from, zone)).toMatch(/:00$/);
      }
    }),
    { numRuns: 25 },
  );
});
