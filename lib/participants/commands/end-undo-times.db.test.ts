import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeManyPeople } from "@/prisma/scenarios/many-people";
import { endUndoTimesOf } from "./end-undo-times";

test("the undo times of an act on many end in parts, each short, and all end", async () => {
  const { edition } = await makeManyPeople(230);
  const where = { organisationId: edition.organisationId, editionId: edition.id };
  const undoUntil = new Date(Date.now() - 1000);
  const { count } = await db().registration.updateMany({
    where: { ...where, state: { in: ["pending", "confirmed", "declined"] } },
    data: { undoState: "pending", undoSince: undoUntil, undoUntil },
  });
  expect(count).toBeGreaterThan(100);
  expect(await endUndoTimesOf({ organisationId: where.organisationId, editionId: edition.id })).toBe(count);
  expect(await db().registration.count({ where: { ...where, undoState: { not: null } } })).toBe(0);
  // Which transaction wrote a row stands in it.
  const sizes = await db().$queryRaw<Array<{ size: number }>>`
    SELECT count(*)::int AS size FROM registration WHERE edition_id = ${edition.id}::uuid
      AND state IN ('pending', 'confirmed', 'declined') GROUP BY xmin::text ORDER BY size DESC`;
  expect(sizes[0]?.size).toBeLessThanOrEqual(100);
});
