import { randomInt } from "node:crypto";
import { expect, inject, test } from "vitest";
import { setCapacity } from "@/lib/places/commands/set-capacity";
import { countQuotas } from "@/lib/places/queries/count-places";
import { db } from "@/lib/platform/db/client";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { linkScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { answerPending, reopenAnswers, tellAnswers } from "./answer-pending";

const HANDS = 16;
const PLACES = 10;
const PEOPLE = 60;

/** Answers now and later, telling, opening again, withdrawals and more places, many hands at once, in no order. */
async function makeCrowd() {
  const { edition, ids, category, scope } = await makeEntrance({ capacity: PLACES });
  const people: string[] = [];
  for (let count = 0; count < PEOPLE; count += 1)
    people.push((await makeRegistration(edition, category, { state: "pending" })).id);
  const some = () => Array.from({ length: 1 + randomInt(3) }, () => people[randomInt(PEOPLE)] ?? "");
  const enlarge = async () => {
    const { version, capacity } = await db().quota.findFirstOrThrow({ where: { ...ids, root: true } });
    const address = { school: scope.schoolSlug, edition: scope.editionSlug, quota: edition.rootQuotaId };
    await setCapacity(scope, { ...address, version, capacity: (capacity ?? 0) + 1 });
  };
  const answer = (given: "approve" | "waitlist", when: "now" | "later") =>
    answerPending(scope, { registrations: [...new Set(some())], answer: given, when, words: {} });
  const act = async () => {
    const dice = randomInt(100);
    if (dice < 30) await answer("approve", "later");
    else if (dice < 50) await answer("approve", "now");
    else if (dice < 60) await answer("waitlist", "later");
    else if (dice < 70) await reopenAnswers(scope, { registrations: some() });
    else if (dice < 80) await tellAnswers(scope);
    else if (dice < 97) await withdraw(linkScope(ids, people[randomInt(PEOPLE)] ?? ""));
    else await enlarge();
  };
  const overfull = async () => {
    const [root] = await countQuotas(db(), ids);
    return Math.max(0, (root?.taken ?? 0) - (root?.capacity ?? 0));
  };
  /** @returns the most places above the capacity that anybody saw taken meanwhile */
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
  return { ids, scope, run };
}

test("never more places are taken or kept than there are, and told is only what was decided", async () => {
  const { ids, scope, run } = await makeCrowd();
  expect(await inManyProcesses(() => run(200))).toBe(0);
  await tellAnswers(scope);
  const rows = await db().registration.findMany({ where: ids });
  const [root] = await countQuotas(db(), ids);
  const inside = rows.filter(({ state }) => state === "confirmed");
  expect(inside.length).toBe(root?.taken);
  expect(rows.filter(({ verdict }) => verdict !== null)).toEqual([]);
  // Nobody waits on the list while there is a place.
  if (rows.some(({ state }) => state === "waitlisted")) expect(root?.taken).toBe(root?.capacity);
  const approved = await db().outboxMessage.findMany({
    where: { ...ids, template: "registration-approved" },
    select: { registrationId: true },
  });
  const told = new Set(approved.map(({ registrationId }) => registrationId));
  expect(told.size).toBe(approved.length);
  const ever = await db().auditValue.findMany({
    where: { entry: ids, field: "state", before: { equals: "pending" }, after: { equals: "confirmed" } },
  });
  expect(ever.length).toBe(approved.length);
}, 120_000);

test.runIf(inject("engine") === "server")(
  "without the lock more places are given than there are",
  async () => {
    const oversold = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 5; round += 1) {
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
