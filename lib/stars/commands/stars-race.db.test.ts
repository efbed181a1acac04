import { beforeAll, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { listStars } from "../queries/stars";
import { mergeStars, type Stars } from "../rules/stars";
import { bringStars, chooseStars } from "./say-stars";

const LONG_AGO = Date.parse("2026-11-01T08:00:00Z");
const said = (number: number, marked: boolean, minute: number): Stars => ({
  [number]: { marked, at: LONG_AGO + minute * 60_000 },
});
const onServer = test.runIf(inject("engine") === "server");

let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});

/** How many marks are left of those who are erased while their devices mark. */
async function markedWhileErased(rounds: number): Promise<number> {
  const { edition } = await makeOpenEdition();
  const { organisationId, id: editionId } = edition;
  const category = await makeCategory(edition);
  const { number } = await makeSession(edition);
  const scopes = await Promise.all(
    Array.from({ length: rounds }, async () =>
      linkScope({ organisationId, editionId }, (await makeRegistration(edition, category)).id),
    ),
  );
  for (const scope of scopes)
    await Promise.allSettled([
      ...Array.from({ length: 8 }, (_, minute) => bringStars(scope, { stars: said(number, true, minute) })),
      eraseRegistration(scope),
      ...Array.from({ length: 8 }, () =>
        chooseStars(scope, { shown: [String(number)], seen: [], marked: { [number]: "on" } }),
      ),
    ]);
  expect(await db().registration.count({ where: { editionId, erasedAt: null } })).toBe(0);
  return db().star.count({ where: { organisationId } });
}

test("three hundred at once, from devices and from pages, leave one row a session, of what was said last", async () => {
  const { edition } = await makeOpenEdition();
  const { organisationId, id: editionId } = edition;
  const { id } = await makeRegistration(edition, await makeCategory(edition));
  const scope = linkScope({ organisationId, editionId }, id);
  for (let count = 0; count < 4; count += 1) await makeSession(edition);
  const devices = Array.from({ length: 200 }, (_, minute) => ({
    ...said(1, minute % 3 === 0, minute),
    ...said(2, minute % 2 === 0, 200 - minute),
    ...said(3, true, minute % 7),
  }));
  await Promise.all([
    ...devices.map((stars) => bringStars(scope, { stars })),
    ...Array.from({ length: 100 }, () =>
      chooseStars(scope, { shown: ["4"], seen: [], marked: { "4": "on" } }),
    ),
  ]);
  const { 4: fourth, ...others } = await listStars(scope);
  expect(others).toEqual(devices.reduce(mergeStars, {}));
  expect(fourth?.marked).toBe(true);
  expect(await db().star.count({ where: { registrationId: id } })).toBe(4);
});

test("who is erased while their devices mark has no marks", async () => {
  expect(await markedWhileErased(15)).toBe(0);
  expect(await brokenSince(db())).toEqual([]);
});

test("while two registrations are joined both mark; parted, each has what it said", async () => {
  for (let round = 0; round < 4; round += 1) {
    const two = await makeTwoRecords();
    const ids = { organisationId: two.ids.organisationId, id: two.ids.editionId };
    for (let count = 0; count < 3; count += 1) await makeSession(ids);
    const [kept, gone] = [linkScope(two.ids, two.one.id), linkScope(two.ids, two.other.id)];
    const say = (scope: typeof kept, numbers: [number, number], from: number) =>
      Array.from({ length: 12 }, (_, minute) =>
        bringStars(scope, {
          stars: {
            ...said(numbers[0], minute % 2 === 1, from + minute),
            ...said(numbers[1], true, from + minute),
          },
        }),
      );
    // Who stays speaks last of what both speak of.
    const [, joined] = await Promise.all([
      Promise.all(say(gone, [1, 2], 0)),
      two.join(),
      Promise.all(say(kept, [2, 3], 100)),
    ]);
    expect(joined).toMatchObject({ ok: true });
    const own = { ...said(2, true, 111), ...said(3, true, 111) };
    expect(await listStars(kept)).toMatchObject(own);
    expect(await two.part()).toMatchObject({ ok: true });
    expect(await listStars(kept)).toEqual(own);
    expect(await listStars(gone)).toEqual({ ...said(1, true, 11), ...said(2, true, 11) });
  }
  expect(await brokenSince(db())).toEqual([]);
});

// Last: what it leaves is broken.
onServer("without the lock some are left", async () => {
  expect(await withoutLocks(() => markedWhileErased(25))).toBeGreaterThan(0);
});
