import { expect, inject, test } from "vitest";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "@/prisma/factories/registration";
import { expectServed, makeCrowd } from "@/prisma/scenarios/crowd";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { any, manyHands, worstWithoutLocks } from "@/prisma/testing/many-hands";
import { inManyProcesses } from "@/prisma/testing/many-processes";

const PENDING = 20;

/** Arrivals, withdrawals, approvals, cancellations and more places. */
async function makeDecided(places: number) {
  const entrance = await makeEntrance({ capacity: places });
  const { edition, ids, category, scope } = entrance;
  const pending: string[] = [];
  for (let count = 0; count < PENDING; count += 1)
    pending.push((await makeRegistration(edition, category, { state: "pending" })).id);
  const { people, arrive, leave, enlarge, rows, root, overfull } = makeCrowd(entrance);
  const pick = () => {
    const id = any(people);
    if (id) people.splice(people.indexOf(id), 1);
    return id;
  };
  const decide = (decision: "confirm" | "cancel", id: string | undefined) =>
    id ? decideRegistrations(scope, { registrations: [id], decision, tell: true, words: "" }) : arrive();
  const run = manyHands(
    [
      [45, arrive],
      [25, () => leave(pick())],
      [12, () => decide("confirm", pending.pop() ?? any(people))],
      [12, () => decide("cancel", pick())],
      [6, enlarge],
    ],
    overfull,
  );
  return { ids, rows, root, run };
}

test("never above capacity, nobody overtakes, nobody is promoted twice, whatever happens at once", async () => {
  const { ids, rows, root, run } = await makeDecided(10);
  expect(await inManyProcesses(() => run(300))).toBe(0);
  const all = await rows();
  const waiting = all.filter((row) => row.state === "waitlisted");
  const promotions = await db().auditEntry.findMany({ where: { ...ids, act: "promote" } });
  expect(promotions.length).toBeGreaterThan(0);
  expect(new Set(promotions.map((entry) => entry.objectId)).size).toBe(promotions.length);
  // Whoever came in from the list stood before everybody who still waits.
  const position = new Map(all.map((row) => [row.id, row.queuePosition ?? 0]));
  const last = Math.max(...promotions.map((entry) => position.get(entry.objectId ?? "") ?? 0));
  expect(last).toBeLessThan(waiting[0]?.queuePosition ?? Number.POSITIVE_INFINITY);
  expectServed(all, (await root()).capacity);
  // Each position once, without a gap; one message for each promotion.
  const positions = all.flatMap((row) => row.queuePosition ?? []);
  expect(positions).toEqual(positions.map((_, index) => index + 1));
  const told = await db().outboxMessage.count({ where: { ...ids, template: "registration-promoted" } });
  expect(told).toBe(promotions.length);
}, 120_000);

test.runIf(inject("engine") === "server")(
  "without the lock it oversells",
  async () => {
    const world = async () => (await makeDecided(10)).run(200, { tolerant: true });
    expect(await worstWithoutLocks(world)).toBeGreaterThan(0);
  },
  120_000,
);
