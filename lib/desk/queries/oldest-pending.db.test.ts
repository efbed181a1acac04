import { expect, test } from "vitest";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { getOverview } from "./overview";

test("the oldest of those who wait for an answer is the first of the queue, also where the last decision about them is new", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition, { approval: true });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const come = (submitted: number, since: number) =>
    makeRegistration(edition, category, {
      ...{ state: "pending", submittedAt: daysAgo(submitted), stateSince: daysAgo(since) },
    });
  const first = await come(5, 0);
  await come(3, 3);
  expect((await getOverview(await editionScope(edition))).oldestPending).toEqual(first.submittedAt);
});
