import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import type { LinkScope } from "@/lib/registration/policy";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeTwoRecords } from "@/prisma/scenarios/two-records";
import { linkScope } from "@/prisma/testing/scopes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { listStars } from "../queries/stars";
import { mergeStars, type Stars } from "../rules/stars";
import { bringStars, chooseStars } from "./say-stars";

const LONG_AGO = Date.parse("2026-11-01T08:00:00Z");
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];
let category: Awaited<ReturnType<typeof makeCategory>>;
let scope: LinkScope;
let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;

beforeAll(async () => {
  brokenSince = await watchInvariants(db());
  ({ edition } = await makeOpenEdition());
  category = await makeCategory(edition);
  for (let count = 0; count < 3; count += 1) await makeSession(edition);
});
beforeEach(async () => {
  const { organisationId, id: editionId } = edition;
  scope = linkScope({ organisationId, editionId }, (await makeRegistration(edition, category)).id);
});

const said = (number: number, marked: boolean, minute: number): Stars => ({
  [number]: { marked, at: LONG_AGO + minute * 60_000 },
});
const bring = async (stars: Stars) => {
  const answer = await bringStars(scope, { stars });
  if (!answer.ok) throw new Error("refused");
  return answer.value;
};

describe("marks of several devices", () => {
  test("are one list; of each session what was said last holds, whichever comes first", async () => {
    await bring({ ...said(1, true, 5), ...said(2, true, 5) });
    expect(await bring({ ...said(1, false, 4), ...said(2, false, 6), ...said(3, true, 1) })).toEqual({
      ...{ ...said(1, true, 5), ...said(2, false, 6) },
      ...said(3, true, 1),
    });
    expect(await brokenSince(db())).toEqual([]);
  });

  test("come to what the rule says, in any order and however often", async () => {
    const change = fc.record({ marked: fc.boolean(), at: fc.integer({ min: LONG_AGO, max: LONG_AGO + 9 }) });
    const stars = fc.dictionary(fc.constantFrom("1", "2", "3"), change) as fc.Arbitrary<Stars>;
    await fc.assert(
      fc.asyncProperty(fc.array(stars, { minLength: 1, maxLength: 6 }), async (devices) => {
        await db().star.deleteMany({ where: { registrationId: scope.registrationId } });
        for (const device of devices) await bring(device);
        await bring(devices[0] ?? {});
        expect(await listStars(scope)).toEqual(devices.reduce(mergeStars, {}));
      }),
      { numRuns: 25 },
    );
  });

  test("brought by two hundred at once leave what was said last", async () => {
    const all = Array.from({ length: 200 }, (_, minute) => said(1, minute % 3 === 0, minute));
    await Promise.all(all.map(bring));
    expect(await listStars(scope)).toEqual(said(1, false, 199));
  });

  test("of a clock that is ahead are said now, and of a session that is not there nothing", async () => {
    const before = Date.now() - 5_000;
    const { 1: one, ...others } = await bring({ ...said(1, true, 99_999_999), ...said(77, true, 1) });
    expect(one?.at).toBeGreaterThan(before);
    expect(one?.at).toBeLessThan(Date.now() + 5_000);
    expect(others).toEqual({});
  });

  test("are nobody else's, nor of another edition", async () => {
    const other = await makeOpenEdition();
    await makeSession(other.edition, { number: 41 });
    expect(await bring(said(41, true, 1))).toEqual({});
    const { organisationId, id: editionId } = edition;
    const neighbour = linkScope(
      { organisationId, editionId },
      (await makeRegistration(edition, category)).id,
    );
    await bring(said(1, true, 1));
    expect(await listStars(neighbour)).toEqual({});
  });
});

describe("marks set on a page", () => {
  test("hold from now on, whatever a device said before, and leave alone what the page did not change", async () => {
    const marked = { "1": "on" } as const;
    await chooseStars(scope, { shown: ["1", "2", "3"], seen: [], marked });
    expect(Object.keys(await listStars(scope))).toEqual(["1"]);
    // A device took 1 away and marked 2 after the page was drawn; the page marks 3.
    await bring({ 1: { marked: false, at: Date.now() }, 2: { marked: true, at: Date.now() } });
    await chooseStars(scope, { shown: ["1", "2", "3"], seen: ["1"], marked: { "1": "on", "3": "on" } });
    const now = await listStars(scope);
    expect(["1", "2", "3"].map((number) => now[number]?.marked)).toEqual([false, true, true]);
  });

  test("are taken away again at once, also within one moment", async () => {
    for (const [marked, seen] of [
      [{ "1": "on" }, []],
      [{}, ["1"]],
      [{ "1": "on" }, []],
      [{}, ["1"]],
    ] as const)
      await chooseStars(scope, { shown: ["1"], seen: [...seen], marked });
    expect((await listStars(scope))[1]?.marked).toBe(false);
  });
});

test("who is erased has no marks, and gets none", async () => {
  await bring(said(1, true, 1));
  expect(await eraseRegistration(scope)).toMatchObject({ ok: true });
  expect(await db().star.count({ where: { registrationId: scope.registrationId } })).toBe(0);
  await expect(bringStars(scope, { stars: said(2, true, 2) })).rejects.toMatchObject({ code: "not-found" });
  await expect(chooseStars(scope, { shown: ["1"], seen: [], marked: { "1": "on" } })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await brokenSince(db())).toEqual([]);
});

describe("of two registrations of one person, one of which ends", () => {
  async function twoWithMarks() {
    const two = await makeTwoRecords();
    const session = { organisationId: two.ids.organisationId, id: two.ids.editionId };
    for (let count = 0; count < 3; count += 1) await makeSession(session);
    const [kept, gone] = [linkScope(two.ids, two.one.id), linkScope(two.ids, two.other.id)];
    await bringStars(kept, { stars: { ...said(1, true, 5), ...said(2, true, 1) } });
    await bringStars(gone, { stars: { ...said(1, false, 4), ...said(2, false, 2), ...said(3, true, 3) } });
    return { two, kept, gone, before: [await listStars(kept), await listStars(gone)] };
  }

  test("marks are those of both, what was said last; parted each has its own again", async () => {
    const { two, kept, gone, before } = await twoWithMarks();
    expect(await two.join()).toMatchObject({ ok: true });
    expect(await listStars(kept)).toEqual({ ...said(1, true, 5), ...said(2, false, 2), ...said(3, true, 3) });
    expect(await two.part()).toMatchObject({ ok: true });
    expect([await listStars(kept), await listStars(gone)]).toEqual(before);
  });

  test("what was said since stays, and an erasure takes along what came from who is erased", async () => {
    const { two, kept, gone } = await twoWithMarks();
    await two.join();
    await chooseStars(kept, { shown: ["2"], seen: [], marked: { "2": "on" } });
    await eraseRegistration(gone);
    const left = await listStars(kept);
    expect(left[1]).toEqual(said(1, true, 5)[1]);
    expect(left[2]?.marked).toBe(true);
    expect(left[3]).toBeUndefined();
    expect(await brokenSince(db())).toEqual([]);
  });
});
