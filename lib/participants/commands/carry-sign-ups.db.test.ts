import { beforeAll, describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { leaveSession, signUp } from "@/lib/signups/commands/sign-up";
import { makeWorkshops } from "@/prisma/scenarios/workshops";
import { worstWithoutLocks } from "@/prisma/testing/many-hands";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { makePersonEmail } from "@/prisma/testing/person-email";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { mergePeople } from "./merge-people";
import { partPeople } from "./part-people";

const SOUP = 1;
const BREAD = 2;
const MILL = 3;

let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
});

/** Soup and bread at nine, the mill at eleven, with one place each; and one human who is registered twice. */
async function makeTwice(capacity = 1) {
  const world = await makeWorkshops([{ capacity }, { capacity }, { capacity, hour: 2 }]);
  const { ids, scope } = world;
  const [kept, gone] = [await world.arrive(), await world.arrive()];
  const rows = await db().registration.findMany({
    where: { id: { in: [kept.registrationId, gone.registrationId] } },
    orderBy: { createdAt: "asc" },
  });
  for (const row of rows) await makePersonEmail(row);
  const personOf = ({ registrationId }: typeof kept) =>
    rows.find(({ id }) => id === registrationId)?.personId ?? "";
  const [personId = "", otherId = ""] = [personOf(kept), personOf(gone)].sort();
  await db().personPair.create({ data: { organisationId: ids.organisationId, personId, otherId } });
  const join = () =>
    mergePeople(scope as never, {
      ...{ registration: kept.registrationId, other: personOf(gone), tell: true },
      stays: [{ registration: kept.registrationId }],
    });
  const part = async () => {
    const { id: merge } = await db().personMerge.findFirstOrThrow({ where: { keptId: personOf(kept) } });
    return partPeople(scope as never, { registration: kept.registrationId, merge });
  };
  /** Who is in each of the three, and who waits. */
  const standing = async () => {
    const name = (id: string) =>
      id === kept.registrationId ? "kept" : id === gone.registrationId ? "gone" : "other";
    const all = await Promise.all([SOUP, BREAD, MILL].map((number) => world.standing(number)));
    return all.map(({ inside, waiting }) => `${inside.map(name)} | ${waiting.map(name)}`);
  };
  return { ...world, kept, gone, join, part, standing };
}

describe("of two registrations of one person, one of which ends", () => {
  test("places and waits follow to the one that stays, and parted each has its own again", async () => {
    const twice = await makeTwice();
    const other = await twice.arrive();
    await signUp(other, { session: BREAD });
    await signUp(twice.gone, { session: SOUP });
    await signUp(twice.gone, { session: BREAD, swap: "on" });
    await signUp(twice.kept, { session: MILL });
    const before = await twice.standing();
    expect(before).toEqual(["gone | ", "other | gone", "kept | "]);
    expect(await twice.join()).toMatchObject({ ok: true });
    expect(await twice.standing()).toEqual(["kept | ", "other | kept", "kept | "]);
    const told = await db().auditValue.findMany({
      where: { registrationId: twice.kept.registrationId, entry: { act: "merge-people" } },
      orderBy: { field: "asc" },
    });
    expect(told.map(({ field, after }) => [field, after])).toEqual([
      ["session", SOUP],
      ["waiting-session", BREAD],
    ]);
    expect(await twice.part()).toMatchObject({ ok: true, value: { back: 1 } });
    expect(await twice.standing()).toEqual(before);
    expect(await brokenSince(db())).toEqual([]);
  });

  test("two places of one human are one, and what is free by it goes to the next on its list", async () => {
    const twice = await makeTwice(2);
    const next = await twice.arrive();
    for (const one of [twice.kept, twice.gone, next]) await signUp(one, { session: SOUP });
    expect((await twice.standing())[0]).toBe("kept,gone | other");
    await twice.join();
    expect((await twice.standing())[0]?.split(" | ")).toEqual([
      expect.stringMatching(/^(kept,other|other,kept)$/),
      "",
    ]);
    // It is somebody else's by now.
    await twice.part();
    expect((await twice.standing())[0]?.split(" | ")[0]).not.toContain("gone");
    expect(await brokenSince(db())).toEqual([]);
  });

  test("the earlier turn counts; parted, each has its own, also where somebody came behind them meanwhile", async () => {
    const twice = await makeTwice();
    const [holder, late] = [await twice.arrive(), await twice.arrive()];
    await signUp(holder, { session: SOUP });
    await signUp(twice.gone, { session: SOUP });
    await signUp(twice.kept, { session: SOUP });
    await twice.join();
    expect((await twice.standing())[0]).toBe("other | kept");
    await signUp(late, { session: SOUP });
    expect((await twice.standing())[0]).toBe("other | kept,other");
    await twice.part();
    expect((await twice.standing())[0]).toBe("other | gone,kept,other");
    expect(await brokenSince(db())).toEqual([]);
  });

  test("what they left meanwhile stays left, and an erased record’s place stays where its person has it", async () => {
    const left = await makeTwice();
    await signUp(left.gone, { session: SOUP });
    await left.join();
    await leaveSession(left.kept, { session: SOUP });
    await left.part();
    expect((await left.standing())[0]).toBe(" | ");
    const erased = await makeTwice();
    await signUp(erased.gone, { session: SOUP });
    await erased.join();
    await eraseRegistration(erased.gone);
    expect(await erased.part()).toEqual({ ok: false, reason: "joined-for-good" });
    expect((await erased.standing())[0]).toBe("kept | ");
    expect(await brokenSince(db())).toEqual([]);
  });

  test("who has no place in the edition takes none in a session along", async () => {
    const twice = await makeTwice();
    await signUp(twice.gone, { session: SOUP });
    await db().registration.updateMany({
      where: { id: twice.kept.registrationId },
      data: { state: "waitlisted", queuePosition: 1 },
    });
    await twice.join();
    // Who waits for the edition came in with the place that became free, and not into the session.
    expect((await twice.standing())[0]).toBe(" | ");
  });
});

/**
 * Dozens want the places while both records of one human are joined and parted.
 * @returns how many are in more than there are places, and how many were answered by a fault
 */
async function rush() {
  const twice = await makeTwice(3);
  const others: Array<typeof twice.kept> = [];
  for (let count = 0; count < (inject("engine") === "server" ? 90 : 20); count += 1)
    others.push(await twice.arrive());
  const own = [twice.kept, twice.gone];
  const answers = await inManyProcesses(() =>
    Promise.allSettled([
      ...others.map((one, at) => signUp(one, { session: [SOUP, BREAD, MILL][at % 3] ?? SOUP })),
      ...own.flatMap((one) => [SOUP, MILL].map((session) => signUp(one, { session }))),
      twice.join().then(twice.part),
      ...others
        .slice(0, 9)
        .map((one, at) => leaveSession(one, { session: [SOUP, BREAD, MILL][at % 3] ?? SOUP })),
    ]),
  );
  const [{ over = 0 } = {}] = await db().$queryRaw<Array<{ over: number }>>`
    SELECT coalesce(sum(greatest(count - 3, 0)), 0)::int AS over FROM (
      SELECT count(*) FROM sign_up WHERE edition_id = ${twice.ids.editionId}::uuid AND state = 'signed_up'
      GROUP BY session_id) AS counted`;
  return over + answers.filter(({ status }) => status === "rejected").length;
}

test("joined and parted while dozens sign up and leave: never more than there are places, and nobody waits for what is free", async () => {
  for (let round = 0; round < 2; round += 1) expect(await rush()).toBe(0);
  expect(await brokenSince(db())).toEqual([]);
}, 120_000);

// Last: what it leaves is broken.
test.runIf(inject("engine") === "server")(
  "without the lock two are given one place, or one turn",
  async () => {
    expect(await worstWithoutLocks(rush, 8)).toBeGreaterThan(0);
  },
  120_000,
);
