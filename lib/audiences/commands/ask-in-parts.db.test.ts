import { expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeAskedLater } from "@/prisma/scenarios/asked-later";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { getAsking } from "../queries/asking";
import { askByLink } from "./ask-by-link";

/** One part a request: as if each were cut off after it. */
const CUT = { requestMs: 0, part: 5 };

async function makeCrowd(count: number) {
  const made = await makeAskedLater();
  const scope = await editionScope(made.edition);
  const people: string[] = [];
  for (let one = 0; one < count; one += 1) people.push((await made.somebody()).id);
  const { ids } = made;
  const messages = () =>
    db().outboxMessage.findMany({
      where: { ...ids, template: "still-to-answer" },
      orderBy: { createdAt: "asc" },
      select: { registrationId: true, state: true, auditEntryId: true },
    });
  const told = async () => {
    const entries = await db().auditEntry.findMany({
      where: { ...ids, act: "ask-by-link" },
      orderBy: { createdAt: "asc" },
      select: { id: true, values: { select: { after: true } } },
    });
    return entries.map(({ id, values }) => ({ id, told: values[0]?.after }));
  };
  const ask = (seen: number, limits: Parameters<typeof askByLink>[2] = CUT) =>
    askByLink(scope, { seen }, limits);
  return { ...made, scope, people: people.sort(), messages, told, ask };
}

const progress = (told: number, left: number, round = 1) => ({
  ok: true,
  value: { round, told, left, finished: left === 0 },
});

test("a round that is cut off is gone on with: each is asked once, by parts that the history and the desk know", async () => {
  const { scope, people, train, answer, messages, told, ask } = await makeCrowd(13);
  expect(await ask(0)).toEqual(progress(5, 8));
  expect(await getAsking(scope)).toMatchObject({ number: 1, toAnswer: 13, last: { told: 5 }, left: 8 });
  // Whoever was cut off and knows nothing of it sends the same again; a page that was read anew says one more.
  expect(await ask(0)).toEqual(progress(10, 3));
  // Who answers before their turn has come is not asked.
  expect(await answer(people[12] ?? "", { [train.id]: "By boat" })).toMatchObject({ ok: true });
  expect(await ask(1)).toEqual(progress(12, 0));
  expect(await getAsking(scope)).toMatchObject({ number: 1, toAnswer: 12, last: { told: 12 }, left: null });
  expect(await ask(0)).toEqual({ ok: false, reason: "asked-already" });

  const all = await messages();
  expect(all.map(({ registrationId }) => registrationId).sort()).toEqual(people.slice(0, 12));
  expect(all.every(({ state }) => state === "queued")).toBe(true);
  const entries = await told();
  expect(entries.map((entry) => entry.told)).toEqual([5, 5, 2]);
  for (const { id, told: count } of entries)
    expect(all.filter(({ auditEntryId }) => auditEntryId === id)).toHaveLength(Number(count));
  const [round] = await db().asking.findMany({ where: { editionId: scope.editionId } });
  expect(round).toMatchObject({ number: 1, told: 12, reached: null });
});

test("one request goes through all parts; what waits of the time before is discarded part by part", async () => {
  const { people, messages, ask } = await makeCrowd(12);
  const whole = { requestMs: 60_000, part: 5 };
  expect(await ask(0, whole)).toEqual(progress(12, 0));
  expect(await ask(1)).toEqual(progress(5, 7, 2));
  const states = async () => {
    const all = await messages();
    const queued = all.filter(({ state }) => state === "queued");
    return [all.length, queued.length, new Set(queued.map(({ registrationId }) => registrationId)).size];
  };
  // Those it has not come to keep their message: each has one, and no more.
  expect(await states()).toEqual([17, 12, 12]);
  expect(await ask(2, whole)).toEqual(progress(12, 0, 2));
  expect(await states()).toEqual([24, 12, people.length]);
});

test("where nobody is left of a round that was cut off, asking again is the next one", async () => {
  const { scope, ids, people, train, answer, ask, told } = await makeCrowd(6);
  expect(await ask(0)).toEqual(progress(5, 1));
  expect(await answer(people[5] ?? "", { [train.id]: "By boat" })).toMatchObject({ ok: true });
  expect(await getAsking(scope)).toMatchObject({ number: 1, toAnswer: 5, left: 0 });
  expect(await ask(1)).toEqual(progress(5, 0, 2));
  expect(await ask(2)).toEqual(progress(5, 0, 3));
  expect((await told()).map((entry) => entry.told)).toEqual([5, 5, 5]);
  // What does not take place is not gone on with.
  await db().field.updateMany({ where: { ...ids, id: train.fieldId }, data: { retiredAt: new Date() } });
  expect(await ask(3)).toEqual({ ok: false, reason: "nobody-there" });
  expect(await db().asking.count({ where: ids })).toBe(3);
});

test("who goes on with a round that somebody else finishes meanwhile asks nobody a second time", async () => {
  const { scope, messages, ask } = await makeCrowd(12);
  expect(await ask(0)).toEqual(progress(5, 7));
  // Two read the page now: each has a button that goes on.
  const page = await getAsking(scope);
  const whole = { requestMs: 60_000, part: 5 };
  expect(await ask(page?.seen ?? -1, whole)).toEqual(progress(12, 0));
  expect(await ask(page?.seen ?? -1, whole)).toEqual({ ok: false, reason: "asked-already" });
  // A browser that goes on by itself names the round, whatever it has read meanwhile.
  const read = await getAsking(scope);
  expect(read).toMatchObject({ number: 1, seen: 1, left: null });
  expect(await askByLink(scope, { seen: 1, round: 1 }, whole)).toEqual({
    ok: false,
    reason: "asked-already",
  });
  expect(await messages()).toHaveLength(12);
  expect(await ask(read?.seen ?? -1, whole)).toEqual(progress(12, 0, 2));
});

test("an edition that is called off half-way asks nobody further", async () => {
  const { edition, scope, messages, ask } = await makeCrowd(8);
  expect(await ask(0)).toEqual(progress(5, 3));
  await db().edition.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    data: { cancelledAt: new Date() },
  });
  expect(await ask(1)).toEqual({ ok: false, reason: "nobody-there" });
  expect(await messages()).toHaveLength(5);
  expect(await getAsking(scope)).toMatchObject({ open: false, number: 1, last: { told: 5 } });
});

/** Many organisers, each in a hurry, on pages read at other moments. */
const hurry = (ask: (seen: number) => Promise<unknown>) =>
  Promise.allSettled(Array.from({ length: 200 }, (_, one) => ask(one % 3 === 0 ? 1 : 0)));

test("hundreds who ask and go on at once ask each person once", async () => {
  const { people, messages, told, ask } = await makeCrowd(40);
  const answers = await hurry((seen) => ask(seen, { requestMs: 0, part: 2 }));
  expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
  const finished = await ask(0, { requestMs: 60_000, part: 2 });
  expect(finished.ok || finished.reason).toBe("asked-already");
  const rounds = await db().asking.findMany({
    orderBy: { number: "asc" },
    where: { ...wherePeople(people) },
  });
  const all = await messages();
  const waiting = all.filter(({ state }) => state === "queued").map(({ registrationId }) => registrationId);
  expect(waiting.sort()).toEqual(people);
  // Whoever sees the first round finished begins the second: each round asks each person once.
  expect(all).toHaveLength(rounds.reduce((sum, round) => sum + round.told, 0));
  expect((await told()).reduce((sum, entry) => sum + Number(entry.told), 0)).toBe(all.length);
  for (const round of rounds) expect(round.told).toBeLessThanOrEqual(people.length);
});

const wherePeople = (people: string[]) => ({
  edition: { registrations: { some: { id: { in: people } } } },
});

// Embedded, one transaction runs after the other by itself.
test.runIf(inject("engine") === "server")("the rush above asks people twice without the lock", async () => {
  const { people, messages, ask } = await makeCrowd(40);
  await withoutLocks(() => hurry((seen) => ask(seen, { requestMs: 0, part: 2 })));
  const waiting = (await messages()).filter(({ state }) => state === "queued");
  const asked = waiting.map(({ registrationId }) => registrationId);
  const twice = asked.length > new Set(asked).size;
  const rounds = await db().asking.findMany({ where: wherePeople(people) });
  expect(twice || rounds.some(({ told }) => told > people.length)).toBe(true);
});
