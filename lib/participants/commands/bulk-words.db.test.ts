import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { purge } from "@/lib/registration/commands/purge";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { findBulk } from "../queries/bulk";
import type { PlanBulk } from "../schema/bulk";
import { goOnBulk, undoBulk } from "./go-on-bulk";
import { planBulk } from "./plan-bulk";

const WHOLE = Number.POSITIVE_INFINITY;
const NOTE = "Ada owes for the bus.";

async function makeCrowd(people: number) {
  const { edition } = await makeOpenEdition({ capacity: people });
  const scope = await editionScope<"annotate-registration">(edition);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const crowd: Array<Awaited<ReturnType<typeof makeRegistration>>> = [];
  for (let count = 0; count < people; count += 1)
    crowd.push(await makeRegistration(edition, category, { state: "pending" }));
  const plan = async (change: Partial<PlanBulk> & Pick<PlanBulk, "act">): Promise<string> => {
    const nothing = { category: null, tag: "", member: null, note: "", tell: true, words: "" };
    const planned = await planBulk(scope, { school: "", edition: "", asked: "", ...nothing, ...change });
    if (!planned.ok) throw new Error(planned.reason);
    return planned.value.bulk;
  };
  const erase = async (from: number, to?: number) => {
    for (const one of crowd.slice(from, to)) await eraseRegistration(linkScope(one, one.id));
  };
  return { scope, plan, erase };
}

const kept = async (id: string) =>
  JSON.stringify(await db().bulkAct.findFirstOrThrow({ where: { id }, select: { parameters: true } }));

test("of whom nobody is left the words of an act go at once; as long as they are to be written about others they stay", async () => {
  const { scope, plan, erase } = await makeCrowd(22);
  const [cut, waits] = [await plan({ act: "note", note: NOTE }), await plan({ act: "note", note: NOTE })];
  await goOnBulk(scope, { bulk: cut }, 0);
  await erase(20, 21);
  expect(await findBulk(scope, cut)).toMatchObject({ stage: "begun", left: 1, parameters: { note: NOTE } });
  await erase(21);
  // All who were left are gone: it is over, and undone as any other.
  expect(await kept(cut)).not.toContain("Ada");
  expect(await findBulk(scope, cut)).toMatchObject({ stage: "finished", counts: { done: 20 }, left: 0 });
  expect(await kept(waits)).toContain("Ada");
  await erase(0, 20);
  expect(await kept(waits)).not.toContain("Ada");
  await goOnBulk(scope, { bulk: waits }, WHOLE);
  expect(await db().registrationNote.count({ where: { organisationId: scope.organisationId } })).toBe(0);
});

test("an erasure and whoever goes on with a note do not wait for each other, and no words are left", async () => {
  const { scope, plan, erase } = await makeCrowd(40);
  const bulk = await plan({ act: "note", note: NOTE });
  await Promise.all([
    goOnBulk(scope, { bulk }, WHOLE),
    erase(0, 10),
    goOnBulk(scope, { bulk }, WHOLE),
    erase(30),
  ]);
  expect(await kept(bulk)).not.toContain("Ada");
  expect(await db().registrationNote.count({ where: { organisationId: scope.organisationId } })).toBe(20);
});

test("a note that was undone half-way, or that nobody went on with for a day, keeps no words", async () => {
  const { scope, plan } = await makeCrowd(45);
  const [undone, old, young] = [
    await plan({ act: "note", note: NOTE }),
    await plan({ act: "note", note: NOTE }),
    await plan({ act: "note", note: NOTE }),
  ];
  for (const bulk of [undone, old, young]) await goOnBulk(scope, { bulk }, 0);
  // Cut off while it is undone, too.
  await undoBulk(scope, { bulk: undone }, 0);
  expect(await kept(undone)).not.toContain("Ada");
  await db().bulkAct.updateMany({
    where: { id: old },
    data: { startedAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  await purge();
  expect([await kept(old), await kept(young)].map((text) => text.includes("Ada"))).toEqual([false, true]);
  expect(await findBulk(scope, old)).toMatchObject({ stage: "finished", counts: { done: 20 }, left: 25 });
  await goOnBulk(scope, { bulk: old }, WHOLE);
  expect((await findBulk(scope, old))?.left).toBe(25);
  await undoBulk(scope, { bulk: old }, WHOLE);
  expect(await findBulk(scope, old)).toMatchObject({ stage: "undone", counts: { undone: 20 } });
});

test("what a decision said to many stays with the mails, and not with the act", async () => {
  const { edition } = await makeOpenEdition({ capacity: 3 });
  const scope = await editionScope<"annotate-registration">(edition);
  await makeRegistration(edition, await makeCategory(edition, { quotaIds: [edition.rootQuotaId] }), {
    state: "pending",
  });
  const planned = await planBulk(scope, {
    ...{
      school: "",
      edition: "",
      asked: "",
      act: "decline",
      category: null,
      tag: "",
      member: null,
      note: "",
    },
    ...{ tell: true, words: "Sorry, Ada." },
  });
  if (!planned.ok) throw new Error(planned.reason);
  await goOnBulk(scope, planned.value, WHOLE);
  expect(await findBulk(scope, planned.value.bulk)).toMatchObject({ stage: "finished", counts: { done: 1 } });
  expect(await kept(planned.value.bulk)).not.toContain("Ada");
});
