import { randomInt } from "node:crypto";
import { expect, inject, test } from "vitest";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { setCapacity } from "@/lib/places/commands/set-capacity";
import { db } from "@/lib/platform/db/client";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { mailSources } from "@/prisma/testing/mail-sources";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { endUndoTime } from "@/prisma/testing/time-passes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { decideRegistrations } from "./decide";
import { endUndoTimesOf } from "./end-undo-times";
import { takeBackDecisions } from "./take-back";

const HANDS = 16;
const PLACES = 10;
/** What each mail says of the state its reader has. */
const SAYS: Record<string, readonly string[]> = {
  "registration-confirmed": ["confirmed"],
  "registration-promoted": ["confirmed"],
  "registration-waitlisted": ["waitlisted"],
  "registration-cancelled": ["cancelled", "withdrawn"],
  "registration-withdrawn": ["withdrawn"],
};

/** Cancellations, undos, ends of undo times, arrivals, withdrawals, more places and dispatchers, many hands at once. */
async function makeCrowd() {
  const { edition, ids, category, scope } = await makeEntrance({ capacity: PLACES, undoSeconds: 600 });
  // What other tests left behind is not looked at here.
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  const people: string[] = [];
  const cancelled: string[] = [];
  let arrivals = 0;
  const arrive = async () => {
    arrivals += 1;
    const who = { fullName: `Bruno Esempio ${arrivals}`, email: `bruno-${arrivals}@example.org` };
    const input = newcomer({ ...ids, categoryId: category.id }, who);
    const result = await placesTransaction(ids, (tx) => register(tx, input, { kind: "visitor" }));
    if (result.ok) people.push(result.value.registrationId);
  };
  const any = (of: readonly string[]) => of[randomInt(of.length || 1)];
  const cancel = async (id = any(people)) => {
    if (!id) return arrive();
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
  const leave = async () => {
    const id = any(people);
    if (id) await withdraw(linkScope(ids, id));
  };
  const enlarge = async () => {
    const { version, capacity } = await db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
    const address = { school: scope.schoolSlug, edition: scope.editionSlug, quota: edition.rootQuotaId };
    await setCapacity(scope, { ...address, version, capacity: (capacity ?? 0) + 1 });
  };
  const dispatch = () => dispatchOnce(`hand-${randomInt(1_000)}`, mailSources());
  const act = async () => {
    const dice = randomInt(100);
    if (dice < 25) await arrive();
    else if (dice < 50) await cancel();
    else if (dice < 70) await undo();
    else if (dice < 82) await end();
    else if (dice < 90) await leave();
    else if (dice < 97) await dispatch();
    else await enlarge();
  };
  /** Counted by what people have, and by nothing that the undo time stores. */
  const overfull = async () => {
    const [now] = await db().$queryRaw<Array<{ over: number }>>`
      SELECT (SELECT count(*) FROM registration WHERE registration.edition_id = quota.edition_id
        AND registration.state IN ('confirmed', 'offered'))::int - capacity AS over
      FROM quota WHERE edition_id = ${ids.editionId}::uuid AND root`;
    return Math.max(0, now?.over ?? 0);
  };
  /** @returns the most people above the capacity that anybody saw meanwhile */
  const run = async (acts: number, tolerant = false) => {
    let left = acts;
    let most = 0;
    const hand = async () => {
      while (left > 0) {
        left -= 1;
        if (tolerant) await act().catch(() => null);
        else await act();
        most = Math.max(most, await overfull());
      }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    return most;
  };
  /** Everything is over and everything has left: what each was told last, beside what they have. */
  const settle = async () => {
    await endUndoTime(ids);
    while ((await dispatch()) > 0);
    const rows = await db().registration.findMany({ where: ids });
    const mails = await db().outboxMessage.findMany({
      where: { ...ids, state: "sent" },
      orderBy: [{ sentAt: "asc" }, { createdAt: "asc" }],
    });
    return rows.map(({ id, state, queuePosition }) => ({
      ...{ id, state, queuePosition },
      told: mails.filter((mail) => mail.registrationId === id).map(({ template }) => template),
    }));
  };
  return { ids, people, arrive, cancel, undo, overfull, run, settle };
}

function expectTrue(all: Awaited<ReturnType<Awaited<ReturnType<typeof makeCrowd>>["settle"]>>) {
  for (const { state, told } of all)
    if (told.length > 0) expect(SAYS[told.at(-1) ?? ""], `${state}: ${told.join()}`).toContain(state);
}

test("never two people on one place, and nobody is told last what is not so, whatever happens at once", async () => {
  const { ids, run, settle } = await makeCrowd();
  expect(await inManyProcesses(() => run(300))).toBe(0);
  const all = await settle();
  expectTrue(all);
  const undone = await db().auditEntry.count({ where: { ...ids, act: "take-back" } });
  expect(undone).toBeGreaterThan(0);
  // Nobody waits while there is a place, and nothing is kept any more.
  const { capacity } = await db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
  if (all.some(({ state }) => state === "waitlisted"))
    expect(all.filter(({ state }) => state === "confirmed")).toHaveLength(capacity ?? 0);
  expect(await db().registration.count({ where: { ...ids, undoState: { not: null } } })).toBe(0);
}, 120_000);

test("hundreds of callers at once: half are cancelled and undone, the others stay out, and each place is given once", async () => {
  const { ids, people, arrive, cancel, undo, overfull, settle } = await makeCrowd();
  await db().quota.updateMany({ where: { ...ids, root: true }, data: { capacity: 100 } });
  await Promise.all(Array.from({ length: 160 }, arrive));
  const inside = await db().registration.findMany({ where: { ...ids, state: "confirmed" } });
  expect(inside).toHaveLength(100);
  await Promise.all(inside.map(({ id }) => cancel(id)));
  const back = inside.slice(0, 50);
  await Promise.all([
    ...back.map(({ id }) => undo(id)),
    ...back.map(({ id }) => undo(id)),
    ...Array.from({ length: 100 }, arrive),
  ]);
  expect(await overfull()).toBe(0);
  expect(await db().registration.count({ where: { ...ids, state: "confirmed" } })).toBe(50);
  const all = await settle();
  expectTrue(all);
  expect(await overfull()).toBe(0);
  expect(all.filter(({ state }) => state === "confirmed")).toHaveLength(100);
  const came = all.filter(({ state, id }) => state === "confirmed" && !back.some((one) => one.id === id));
  expect(came.map(({ queuePosition }) => queuePosition ?? 0).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
  expect(people).toHaveLength(260);
}, 180_000);

test.runIf(inject("engine") === "server")(
  "without the lock it oversells",
  async () => {
    const oversold = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 6; round += 1) {
          const most = await (await makeCrowd()).run(200, true);
          if (most > 0) return most;
        }
        return 0;
      }),
    );
    expect(oversold).toBeGreaterThan(0);
  },
  120_000,
);
