import { expect, test } from "vitest";
import { deletePeopleView, savePeopleView } from "@/lib/audiences/commands/people-views";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { planBulk } from "../commands/plan-bulk";
import { RegistrationFilterSchema } from "../schema/filter";
import { readAsked } from "./asked";
import { listRegistrationsForExport } from "./export";
import { listRegistrationsForDesk } from "./list";
import { getPaperList } from "./paper-list";

async function makeView() {
  const { edition, organisation } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const poles = [];
  for (const country of ["PL", "IT", "PL"]) {
    const { id } = await makeRegistration(edition, category, { country });
    if (country === "PL") poles.push(id);
  }
  const member = async () => {
    const actor = await makeActor();
    await makeMember(organisation, { loginId: actor.id });
    return editionScope<never>(edition, { actor });
  };
  const [anna, bruno] = [await member(), await member()];
  const filters = [{ by: "country" as const, of: "", how: "is" as const, values: ["PL"] }];
  const saved = await savePeopleView(anna, {
    ...{ view: null, version: 0, name: "Poland", whose: "mine", filters, columns: ["state"], sort: "name" },
  });
  if (!saved.ok) throw new Error(saved.reason);
  return { anna, bruno, view: saved.value.view, poles: poles.sort() };
}

const ACT = { category: null, member: null, note: "Hello", tag: "", tell: false, words: "" };

/** Whom each of the addresses about a list is about. */
async function everywhere(scope: Awaited<ReturnType<typeof makeView>>["anna"], query: string) {
  const asked = await readAsked(scope, new URLSearchParams(query));
  const filter = RegistrationFilterSchema.parse(asked);
  const exported: string[] = [];
  for await (const rows of (await listRegistrationsForExport(scope, filter)).pages)
    exported.push(...rows.map(({ id }) => id));
  const planned = await planBulk(scope, { ...ACT, act: "note", asked: query, school: "", edition: "" });
  const acted = planned.ok
    ? await db().bulkActRow.findMany({ where: { bulkActId: planned.value.bulk } })
    : [];
  return [
    (await listRegistrationsForDesk(scope, filter)).rows.map(({ id }) => id),
    exported,
    (await getPaperList(scope, asked)).rows.map(({ id }) => id),
    acted.map(({ registrationId }) => registrationId),
  ].map((ids) => ids.sort());
}

test("an address that names a saved view alone is about that view's people, everywhere", async () => {
  const { anna, bruno, view, poles } = await makeView();
  for (const query of [`view=${view}`, `format=csv&separator=comma&view=${view}`, `as=list&view=${view}`])
    for (const ids of await everywhere(anna, query)) expect([query, ids]).toEqual([query, poles]);
  expect(await readAsked(anna, { view })).toEqual({
    ...{ view, filters: "country.is.PL", columns: "state", sort: "name" },
  });
  // Somebody else's, none at all, or two: nobody, and never everybody.
  for (const [who, query] of [
    [bruno, `view=${view}`],
    [anna, `view=${crypto.randomUUID()}`],
    [anna, "view=x"],
    [anna, `view=${view}&view=${crypto.randomUUID()}`],
  ] as const)
    for (const ids of await everywhere(who, query)) expect([query, ids]).toEqual([query, []]);
  // With filters beside it the address says itself who it is about.
  for (const ids of await everywhere(anna, `view=${view}&filters=country.is.IT`)) expect(ids).toHaveLength(1);
  for (const ids of await everywhere(anna, "")) expect(ids).toHaveLength(3);
  await deletePeopleView(anna, { view, version: 1 });
  for (const ids of await everywhere(anna, `view=${view}`)) expect(ids).toEqual([]);
});
