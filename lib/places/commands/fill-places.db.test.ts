import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { fillPlaces } from "./fill-places";
import { type PlacesTransaction, placesTransaction } from "./places-transaction";

/** The same transaction, counting the registrations that come out of it. */
function counting(tx: PlacesTransaction, read: { rows: number }): PlacesTransaction {
  const registration = new Proxy(tx.registration, {
    get(target, name) {
      if (name !== "findMany") return Reflect.get(target, name);
      return async (...given: Parameters<typeof target.findMany>) => {
        const rows = await target.findMany(...given);
        read.rows += rows.length;
        return rows;
      };
    },
  });
  return new Proxy(tx, {
    get: (target, name) => (name === "registration" ? registration : Reflect.get(target, name)),
  });
}

async function fill(edition: { id: string; organisationId: string }) {
  const read = { rows: 0 };
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const promoted = await placesTransaction(ids, (tx) =>
    fillPlaces(counting(tx, read), ids, { kind: "system" }, new Date()),
  );
  return { promoted, rows: read.rows };
}

test("the list is read only as far as there are places, and past those whose own places are full", async () => {
  const { edition } = await makeOpenEdition({ capacity: 3 });
  const bus = await makeQuota(edition, { capacity: 1 });
  const plain = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const byBus = await makeCategory(edition, { quotaIds: [edition.rootQuotaId, bus.id] });
  await makeRegistration(edition, byBus);
  const list: string[] = [];
  for (let position = 1; position <= 30; position += 1) {
    const category = position <= 10 ? byBus : plain;
    list.push(
      (await makeRegistration(edition, category, { state: "waitlisted", queuePosition: position })).id,
    );
  }
  expect(await fill(edition)).toEqual({ promoted: [list[10], list[11]], rows: 2 });
  expect(await fill(edition), "full: nobody is read").toEqual({ promoted: [], rows: 0 });
  await db().quota.updateMany({ where: { id: bus.id }, data: { capacity: 3 } });
  await db().quota.updateMany({ where: { id: edition.rootQuotaId }, data: { capacity: 6 } });
  const last = await fill(edition);
  expect(last.promoted).toEqual([list[0], list[1], list[12]]);
  expect(last.rows).toBeLessThanOrEqual(6);
});

test("hundreds who come in at once take no more statements than two, and each is told by their own entry", async () => {
  const { edition } = await makeOpenEdition({ capacity: 1 });
  const { organisationId, id: editionId } = edition;
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const first = await makeRegistration(edition, category, { state: "waitlisted", queuePosition: 1 });
  const ids = Array.from({ length: 600 }, () => crypto.randomUUID());
  const name = { fullName: "Ada Esempio", nameKey: "ada esempio" };
  await db().person.createMany({ data: ids.map((id) => ({ organisationId, id, ...name })) });
  await db().registration.createMany({
    data: ids.map((id, number) => ({
      ...{ organisationId, editionId, id, personId: id, categoryId: category.id, mode: first.mode, ...name },
      state: "waitlisted" as const,
      queuePosition: number + 2,
      email: `ada-${number}@example.org`,
      emailKey: `ada-${number}@example.org`,
      language: number % 2 ? "it" : "en",
      reference: `C${[...String(number).padStart(4, "0")].map((digit) => "ACDEFHJKLM"[Number(digit)]).join("")}`,
      submittedAt: first.submittedAt,
      stateSince: first.stateSince,
    })),
  });
  expect((await fill(edition)).promoted).toEqual([first.id]);
  const raise = (capacity: number) =>
    db().quota.updateMany({ where: { id: edition.rootQuotaId }, data: { capacity } });
  await raise(3);
  expect((await expectQueries(20, () => fill(edition))).promoted).toEqual(ids.slice(0, 2));
  await raise(590);
  expect((await expectQueries(20, () => fill(edition))).promoted).toEqual(ids.slice(2, 589));
  const rows = await db().registration.findMany({
    where: { editionId, id: { in: ids } },
    orderBy: { queuePosition: "asc" },
  });
  expect(rows.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 589 }, () => "confirmed"),
    ...Array.from({ length: 11 }, () => "waitlisted"),
  ]);
  expect(rows.slice(0, 589).every((row) => row.version === 2 && row.stateSince > first.stateSince)).toBe(
    true,
  );
  const messages = await db().outboxMessage.findMany({
    where: { editionId, template: "registration-promoted", registrationId: { in: ids } },
  });
  expect(messages).toHaveLength(589);
  const entries = await db().auditEntry.findMany({
    where: { id: { in: messages.flatMap(({ auditEntryId }) => auditEntryId ?? []) } },
    include: { values: true },
  });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const { registrationId, language, auditEntryId } of messages) {
    expect(language).toBe(ids.indexOf(registrationId ?? "") % 2 ? "it" : "en");
    expect(byId.get(auditEntryId ?? "")).toMatchObject({
      act: "promote",
      actorKind: "system",
      objectId: registrationId,
      values: [{ field: "state", before: "waitlisted", after: "confirmed", registrationId }],
    });
  }
});
