import { randomInt } from "node:crypto";
import { expect, inject, test } from "vitest";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { db } from "@/lib/platform/db/client";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { placesTransaction } from "./places-transaction";
import { setCapacity } from "./set-capacity";

const HANDS = 16;
const PENDING = 20;

/** Arrivals, withdrawals, approvals, cancellations and more places, many hands at once, in no order. */
async function makeCrowd(places: number) {
  const { edition, ids, category, scope } = await makeEntrance({ capacity: places });
  const { organisationId, editionId } = ids;
  const pending: string[] = [];
  for (let count = 0; count < PENDING; count += 1)
    pending.push((await makeRegistration(edition, category, { state: "pending" })).id);
  const live: string[] = [];
  let arrivals = 0;

  const arrive = async () => {
    arrivals += 1;
    const result = await placesTransaction(ids, (tx) =>
      register(
        tx,
        newcomer(
          { ...ids, categoryId: category.id },
          { fullName: `Chiara Esempio ${arrivals}`, email: `chiara-${arrivals}@example.org` },
        ),
        { kind: "visitor" },
      ),
    );
    if (result.ok) live.push(result.value.registrationId);
  };
  const pick = () => live.splice(randomInt(live.length), 1)[0] ?? "";
  const leave = () => (live.length === 0 ? arrive() : withdraw(linkScope(ids, pick())));
  const decide = (decision: "confirm" | "cancel", id: string) =>
    decideRegistrations(scope, { registrations: [id], decision, tell: true, words: "" });
  const approve = () => {
    const id = pending.pop() ?? live[randomInt(live.length || 1)];
    return id ? decide("confirm", id) : arrive();
  };
  const enlarge = async () => {
    const { version, capacity } = await db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
    const address = { school: scope.schoolSlug, edition: scope.editionSlug, quota: edition.rootQuotaId };
    await setCapacity(scope, { ...address, version, capacity: (capacity ?? 0) + 1 });
  };
  const act = async () => {
    const dice = randomInt(100);
    if (dice < 45) await arrive();
    else if (dice < 70) await leave();
    else if (dice < 82) await approve();
    else if (dice < 94) await (live.length > 0 ? decide("cancel", pick()) : arrive());
    else await enlarge();
  };
  const rows = () =>
    db().registration.findMany({ where: ids, orderBy: { queuePosition: { sort: "asc", nulls: "first" } } });
  const overfull = async () => {
    const [now] = await db().$queryRaw<Array<{ over: number }>>`
      SELECT (count(registration.id) - quota.capacity)::int AS over
      FROM quota LEFT JOIN registration ON registration.organisation_id = quota.organisation_id
        AND registration.edition_id = quota.edition_id AND registration.state IN ('confirmed', 'offered')
      WHERE quota.organisation_id = ${organisationId}::uuid AND quota.edition_id = ${editionId}::uuid AND quota.root
      GROUP BY quota.capacity`;
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
  return { ids, rows, run };
}

test("never above capacity, nobody overtakes, nobody is promoted twice, whatever happens at once", async () => {
  const { ids, rows, run } = await makeCrowd(10);
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
  // Nobody waits while there is a place.
  const { capacity } = await db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
  const inside = all.filter((row) => row.state === "confirmed").length;
  if (waiting.length > 0) expect(inside).toBe(capacity);
  // Each position once, without a gap; one message for each promotion.
  const positions = all.flatMap((row) => row.queuePosition ?? []);
  expect(positions).toEqual(positions.map((_, index) => index + 1));
  const told = await db().outboxMessage.count({ where: { ...ids, template: "registration-promoted" } });
  expect(told).toBe(promotions.length);
}, 120_000);

test.runIf(inject("engine") === "server")(
  "without the lock it oversells",
  async () => {
    const oversold = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 5; round += 1) {
          const most = await (await makeCrowd(10)).run(200, true);
          if (most > 0) return most;
        }
        return 0;
      }),
    );
    expect(oversold).toBeGreaterThan(0);
  },
  120_000,
);
