import { expect, test } from "vitest";
import { answerPending } from "@/lib/participants/commands/answer-pending";
import { db } from "@/lib/platform/db/client";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { editionScope } from "@/prisma/testing/scopes";
import { endUndoTime } from "@/prisma/testing/time-passes";
import { countPeople, fillQuotas, listQuotas } from "./count-people";

test("a place that is approved and not told, or kept for an undo, is held and not free", async () => {
  const { edition, scope, organisationId, editionId, make, decide } = await makeSmall(3, {
    undoSeconds: 600,
  });
  const reader = await editionScope<"view-registrations">(edition);
  const whole = async () => {
    const quotas = fillQuotas(await listQuotas(db(), reader), await countPeople(db(), reader));
    const root = quotas.find((quota) => quota.root);
    return { confirmed: root?.confirmed, held: root?.held };
  };
  const [gone, approved] = [await make("confirmed"), await make("pending")];
  await make("confirmed");
  expect(await whole()).toEqual({ confirmed: 2, held: 0 });
  await decide("cancel", [gone]);
  expect(await whole()).toEqual({ confirmed: 1, held: 1 });
  await answerPending(scope, { registrations: [approved], answer: "approve", when: "later", words: {} });
  expect(await whole()).toEqual({ confirmed: 1, held: 2 });
  await endUndoTime({ organisationId, editionId });
  expect(await whole()).toEqual({ confirmed: 1, held: 1 });
});
