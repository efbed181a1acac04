import { expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { expectServed, expectTold, makeCrowd } from "@/prisma/scenarios/crowd";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { any, manyHands, worstWithoutLocks } from "@/prisma/testing/many-hands";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { decideRegistrations } from "./decide";
import { endUndoTimesOf } from "./end-undo-times";
import { takeBackDecisions } from "./take-back";

const PLACES = 10;
const onServer = inject("engine") === "server";
/** How many are cancelled at once in a full edition; the embedded engine lets one in at a time, so fewer show the same there. */
const FULL = onServer || process.env.TESTS === "nightly" ? 100 : 40;

/** Cancellations, undos, ends of undo times, arrivals, withdrawals, more places and dispatchers. */
async function makeUndone() {
  const entrance = await makeEntrance({ capacity: PLACES, undoSeconds: 600 });
  const { ids, scope } = entrance;
  const crowd = makeCrowd(entrance);
  await crowd.discardOld();
  const cancelled: string[] = [];
  const cancel = async (id = any(crowd.people)) => {
    if (!id) return crowd.arrive();
    await decideRegistrations(scope, { registrations: [id], decision: "cancel", tell: true, words: "" });
    cancelled.push(id);
  };
  const undo = async (id = any(cancelled)) => {
    if (id) await takeBackDecisions(scope, { registrations: [id] });
  };
  /** The time of one is over, and the job comes by. */
  const end = async () => {
    const id = any(cancelled);
    if (!id) return;
    await db().registration.updateMany({
      where: { id, undoState: { not: null } },
      data: { undoUntil: new Date(0) },
    });
    await db().outboxMessage.updateMany({
      where: { registrationId: id, state: "queued" },
      data: { nextAt: new Date(0) },
    });
    await endUndoTimesOf(ids);
  };
  const run = manyHands(
    [
      [25, crowd.arrive],
      [25, () => cancel()],
      [20, () => undo()],
      [12, end],
      [8, () => crowd.leave()],
      [7, crowd.dispatch],
      [3, crowd.enlarge],
    ],
    crowd.overfull,
  );
  return { ...crowd, ids, cancel, undo, run };
}

test("never two people on one place, and nobody is told last what is not so, whatever happens at once", async () => {
  const { ids, run, settle, root } = await makeUndone();
  expect(await inManyProcesses(() => run(onServer ? 300 : 150))).toBe(0);
  const all = await settle();
  expectTold(all);
  expect(all.some(({ told }) => told.length > 0)).toBe(true);
  const undone = await db().auditEntry.count({ where: { ...ids, act: "take-back" } });
  expect(undone).toBeGreaterThan(0);
  // Nobody waits while there is a place, and nothing is kept any more.
  expectServed(all, (await root()).capacity);
  expect(await db().registration.count({ where: { ...ids, undoState: { not: null } } })).toBe(0);
}, 120_000);

test("hundreds of callers at once: half are cancelled and undone, the others stay out, and each place is given once", async () => {
  const { ids, people, arrive, cancel, undo, overfull, settle } = await makeUndone();
  await db().quota.updateMany({ where: { ...ids, root: true }, data: { capacity: FULL } });
  await Promise.all(Array.from({ length: FULL * 1.6 }, arrive));
  const inside = await db().registration.findMany({ where: { ...ids, state: "confirmed" } });
  expect(inside).toHaveLength(FULL);
  await Promise.all(inside.map(({ id }) => cancel(id)));
  const back = inside.slice(0, FULL / 2);
  await Promise.all([
    ...back.map(({ id }) => undo(id)),
    ...back.map(({ id }) => undo(id)),
    ...Array.from({ length: FULL }, arrive),
  ]);
  expect(await overfull()).toBe(0);
  expect(await db().registration.count({ where: { ...ids, state: "confirmed" } })).toBe(FULL / 2);
  const all = await settle();
  expectTold(all);
  expect(await overfull()).toBe(0);
  expect(all.filter(({ state }) => state === "confirmed")).toHaveLength(FULL);
  const came = all.filter(({ state, id }) => state === "confirmed" && !back.some((one) => one.id === id));
  expect(came.map(({ queuePosition }) => queuePosition ?? 0).sort((one, other) => one - other)).toEqual(
    Array.from({ length: FULL / 2 }, (_, index) => index + 1),
  );
  expect(people).toHaveLength(FULL * 2.6);
}, 300_000);

test.runIf(onServer)(
  "without the lock it oversells",
  async () => {
    const world = async () => (await makeUndone()).run(200, { tolerant: true });
    expect(await worstWithoutLocks(world)).toBeGreaterThan(0);
  },
  120_000,
);
