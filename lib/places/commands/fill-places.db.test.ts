import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
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
