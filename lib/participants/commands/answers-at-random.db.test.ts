import { randomInt } from "node:crypto";
import { expect, inject, test } from "vitest";
import { countQuotas } from "@/lib/places/queries/count-places";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "@/prisma/factories/registration";
import { expectServed, makeCrowd } from "@/prisma/scenarios/crowd";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { any, manyHands, worstWithoutLocks } from "@/prisma/testing/many-hands";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { answerPending, reopenAnswers, tellAnswers } from "./answer-pending";

const PLACES = 10;
const PEOPLE = 60;

/** Answers now and later, telling, opening again, withdrawals and more places. */
async function makePending() {
  const entrance = await makeEntrance({ capacity: PLACES });
  const { edition, ids, category, scope } = entrance;
  const { people, leave, enlarge, rows } = makeCrowd(entrance);
  for (let count = 0; count < PEOPLE; count += 1)
    people.push((await makeRegistration(edition, category, { state: "pending" })).id);
  const some = () => [...new Set(Array.from({ length: 1 + randomInt(3) }, () => any(people) ?? ""))];
  const answer = (given: "approve" | "waitlist", when: "now" | "later") => () =>
    answerPending(scope, { registrations: some(), answer: given, when, words: {} });
  const overfull = async () => {
    const [root] = await countQuotas(db(), ids);
    return Math.max(0, (root?.taken ?? 0) - (root?.capacity ?? 0));
  };
  const run = manyHands(
    [
      [30, answer("approve", "later")],
      [20, answer("approve", "now")],
      [10, answer("waitlist", "later")],
      [10, () => reopenAnswers(scope, { registrations: some() })],
      [10, () => tellAnswers(scope)],
      [17, () => leave()],
      [3, enlarge],
    ],
    overfull,
  );
  return { ids, scope, rows, run };
}

test("never more places are taken or kept than there are, and told is only what was decided", async () => {
  const { ids, scope, rows, run } = await makePending();
  expect(await inManyProcesses(() => run(200))).toBe(0);
  await tellAnswers(scope);
  const all = await rows();
  const [root] = await countQuotas(db(), ids);
  expect(all.filter(({ state }) => state === "confirmed").length).toBe(root?.taken);
  expect(all.filter(({ verdict }) => verdict !== null)).toEqual([]);
  expectServed(all, root?.capacity ?? null);
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
    const world = async () => (await makePending()).run(200, { tolerant: true });
    expect(await worstWithoutLocks(world)).toBeGreaterThan(0);
  },
  120_000,
);
