import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { setCapacity } from "./set-capacity";

async function makeFull(choice: { dates?: string[] } = {}) {
  const { edition } = await makeOpenEdition({ capacity: 2, ...choice });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  for (let count = 0; count < 2; count += 1) await makeRegistration(edition, category);
  const list: Array<{ id: string }> = [];
  for (let position = 1; position <= 6; position += 1)
    list.push(
      await makeRegistration(edition, category, {
        state: "waitlisted",
        queuePosition: position,
        language: "it",
      }),
    );
  const scope = await editionScope(edition);
  const form = { school: scope.schoolSlug, edition: scope.editionSlug, quota: edition.rootQuotaId };
  const confirmed = () => db().registration.count({ where: { editionId: edition.id, state: "confirmed" } });
  return { edition, category, list, scope, form, confirmed };
}

describe("more or fewer places", () => {
  test("more let the first of the list in, told in their language; fewer take nobody's place", async () => {
    const { edition, list, scope, form, confirmed } = await makeFull();
    expect(await setCapacity(scope, { ...form, version: 1, capacity: 4 })).toEqual({
      ok: true,
      value: { promoted: 2 },
    });
    const now = await db().registration.findMany({
      where: { id: { in: list.map((row) => row.id) } },
      orderBy: { queuePosition: "asc" },
    });
    expect(now.map((row) => row.state)).toEqual([
      "confirmed",
      "confirmed",
      "waitlisted",
      "waitlisted",
      "waitlisted",
      "waitlisted",
    ]);
    const mails = await db().outboxMessage.findMany({
      where: { editionId: edition.id, template: "registration-promoted" },
    });
    expect(mails.map((mail) => mail.registrationId).sort()).toEqual([list[0]?.id, list[1]?.id].sort());
    expect(mails[0]).toMatchObject({ language: "it", state: "queued" });
    expect(await setCapacity(scope, { ...form, version: 2, capacity: 1 })).toMatchObject({
      value: { promoted: 0 },
    });
    expect(await confirmed()).toBe(4);
    expect(await setCapacity(scope, { ...form, version: 1, capacity: 9 })).toMatchObject({
      reason: "conflict",
      detail: { version: 3, capacity: 1 },
    });
    expect(await setCapacity(scope, { ...form, version: 3, capacity: null })).toMatchObject({
      value: { promoted: 4 },
    });
  });

  test("ten at once of one version promote once", async () => {
    const { edition, scope, form, confirmed } = await makeFull();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => setCapacity(scope, { ...form, version: 1, capacity: 5 })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await confirmed()).toBe(5);
    expect(
      await db().outboxMessage.count({ where: { editionId: edition.id, template: "registration-promoted" } }),
    ).toBe(3);
  });

  test("nobody comes into an edition that is over or cancelled", async () => {
    const over = await makeFull({ dates: ["2020-01-01"] });
    expect(await setCapacity(over.scope, { ...over.form, version: 1, capacity: 9 })).toMatchObject({
      value: { promoted: 0 },
    });
    const cancelled = await makeFull();
    await db().edition.updateMany({ where: { id: cancelled.edition.id }, data: { cancelledAt: new Date() } });
    expect(await setCapacity(cancelled.scope, { ...cancelled.form, version: 1, capacity: 9 })).toMatchObject({
      value: { promoted: 0 },
    });
  });

  test("another organisation's quota is not there", async () => {
    const [mine, theirs] = [await makeFull(), await makeFull()];
    const stray = { ...mine.form, quota: theirs.form.quota, version: 1, capacity: 9 };
    await expect(setCapacity(mine.scope, stray)).rejects.toThrow("not-found");
    expect((await setCapacity(theirs.scope, stray)).ok).toBe(true);
  });
});
