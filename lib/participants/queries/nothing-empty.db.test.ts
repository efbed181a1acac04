import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { GIVEN_ROLES, TEAM_ROLES } from "@/lib/team/schema";
import { makeCategory } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { newcomer } from "@/prisma/testing/newcomer";
import { linkScope } from "@/prisma/testing/scopes";
import { answerPending } from "../commands/answer-pending";
import { decideRegistrations } from "../commands/decide";
import { LISTED_STATES, RegistrationFilterSchema } from "../schema/filter";
import { listRegistrationsForDesk } from "./list";

test("every tab of the registrations can be filled by what people and organisers do, and nothing else comes about", async () => {
  const { edition, ids, category, scope: desk } = await makeEntrance({ capacity: 4, undoSeconds: 0 });
  const scope = desk as EditionScope<never>;
  const asked = await makeCategory(edition, { approval: true, quotaIds: [edition.rootQuotaId] });
  let number = 0;
  const come = async (categoryId = category.id) => {
    number += 1;
    const who = { fullName: `Ada Esempio ${number}`, email: `ada-${number}@example.org` };
    const made = await placesTransaction(ids, (tx) =>
      register(tx, newcomer({ ...ids, categoryId }, who), { kind: "visitor" }),
    );
    if (!made.ok) throw new Error(made.reason);
    return made.value.registrationId;
  };
  const [one, two] = [await come(), await come()];
  await come(asked.id);
  const declined = await come(asked.id);
  await answerPending(scope, { registrations: [declined], answer: "decline", when: "now", words: {} });
  await decideRegistrations(scope, { registrations: [one], decision: "cancel", tell: true, words: "" });
  await withdraw(linkScope(ids, two));
  for (let count = 0; count < 5; count += 1) await come();
  const { counts } = await listRegistrationsForDesk(scope, RegistrationFilterSchema.parse({}));
  expect(Object.keys(counts).sort()).toEqual([...LISTED_STATES].sort());
});

test("every role that is given may do something at the desk; the one that may not is given to nobody", () => {
  const atDesk = (role: (typeof TEAM_ROLES)[number]) => may({ role, flags: [] }, "view-drafts");
  expect(GIVEN_ROLES.every(atDesk)).toBe(true);
  expect(TEAM_ROLES.filter((role) => !atDesk(role))).toEqual(
    TEAM_ROLES.filter((role) => !GIVEN_ROLES.some((given) => given === role)),
  );
});

test("people are told apart by their way of taking part only where there are two", async () => {
  const { ids, scope } = await makeEntrance({ mode: "on_site" });
  const modes = async () => (await listFilterable(scope)).modes;
  expect(await modes()).toBe(false);
  await db().edition.updateMany({ where: { id: ids.editionId }, data: { mode: "either" } });
  expect(await modes()).toBe(true);
});
