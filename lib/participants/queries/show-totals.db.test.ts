import { expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { purge } from "@/lib/registration/commands/purge";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import {
  askDiet,
  DIET_GROUPS,
  DIETS,
  endedAgo,
  type Kitchen,
  makeKitchen,
  say,
} from "@/prisma/scenarios/kitchen";
import { editionScope } from "@/prisma/testing/scopes";
import { getTotals } from "./totals";

const totalsFor = async (edition: Kitchen["edition"], look: object = {}) =>
  getTotals(await editionScope<"view-registrations">(edition, { role: "viewer" }), look);

async function told(edition: Kitchen["edition"], { fieldId }: { fieldId: string }) {
  const one = (await totalsFor(edition)).questions.find((question) => question.fieldId === fieldId);
  return one?.unlisted ?? one?.lines.map(({ values, whole }) => `${values.join("+")} ${whole}`);
}

test("of a hundred first looks at once, while people leave, all see the same", async () => {
  const kitchen = await makeKitchen();
  const { edition, diet } = kitchen;
  const callers = inject("engine") === "server" ? 100 : 40;
  const looks = Array.from({ length: callers }, async (_, at) => {
    if (at % 10 === 5)
      await db().registration.updateMany({
        where: { id: kitchen.people[Math.floor(at / 10)]?.id ?? "" },
        data: { state: "withdrawn" },
      });
    const { questions, shown } = await totalsFor(edition, { question: diet.fieldId });
    return JSON.stringify([questions, shown]);
  });
  const seen = new Set(await Promise.all(looks));
  expect(seen.size).toBe(1);
  expect(await db().shownTotals.count({ where: { editionId: edition.id } })).toBe(1);
}, 120_000);

test("when the answers go the totals go, question by question, and are not counted anew", async () => {
  const kitchen = await makeKitchen();
  const { edition, people, diet } = kitchen;
  const longer = await askDiet(edition, { retentionDays: 365 });
  for (const [at, person] of people.entries()) await say(edition, person, longer, DIETS[at] ?? "");
  await db().fieldVersion.updateMany({ where: { id: diet.id }, data: { retentionDays: 30 } });
  expect(await told(edition, diet)).toEqual(DIET_GROUPS);
  await endedAgo(edition, 40);
  expect((await purge()).shownTotals).toBe(1);
  expect((await purge()).shownTotals).toBe(0);
  await db().registration.updateMany({ where: { id: people[0]?.id ?? "" }, data: { state: "withdrawn" } });
  expect(await told(edition, diet)).toBe("few");
  expect(await told(edition, longer)).toEqual(DIET_GROUPS);
});

test.each([
  [
    [
      { values: ["a"], count: 2 },
      { values: ["b"], count: 5 },
    ],
  ],
  [[{ values: ["a"], count: 5 }]],
])("the database keeps no group that tells on somebody: %j", async (groups) => {
  const { organisationId, id: editionId } = (await makeEntrance()).edition;
  await expect(
    db().shownTotals.create({
      data: { organisationId, editionId, people: 7, questions: [{ field: "f", version: "v", groups }] },
    }),
  ).rejects.toThrow("shown_totals_tell_on_nobody");
});
