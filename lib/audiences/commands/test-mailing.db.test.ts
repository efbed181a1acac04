import { expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { removeMailing, saveMailing } from "./mailings";
import { testMailing } from "./test-mailing";

const DRAFTS = 60;

/**
 * Drafts that are tested by four and thrown away at the same moment: 300 callers.
 * @returns how many of them met a fault: neither done, nor told that the draft is gone
 */
async function testedAndRemoved(): Promise<number> {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const scope = await editionScope<"send-messages">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const drafts: string[] = [];
  for (let at = 0; at < DRAFTS; at += 1) {
    const saved = await saveMailing(scope, {
      ...{ ...address, mailing: null, version: 0, target: "team", audience: [], attached: [] },
      ...{ subject: { en: `Draft ${at}` }, body: { en: "Text" } },
    });
    if (saved.ok) drafts.push(saved.value.mailingId);
  }
  const come = (mailing: string) => [
    ...Array.from({ length: 4 }, () => testMailing(scope, { mailing, language: "en" })),
    removeMailing(scope, { ...address, mailing, version: 1 }),
  ];
  const came = await Promise.allSettled(drafts.flatMap(come));
  expect(came).toHaveLength(5 * DRAFTS);
  const isGone = (error: unknown) => error instanceof AppError && error.code === "not-found";
  // Whoever tests holds the draft and does not keep it: it goes with its tests.
  const here = { organisationId: edition.organisationId, editionId: edition.id };
  expect(await db().mailing.count({ where: here })).toBe(0);
  expect(await db().outboxMessage.count({ where: here })).toBe(0);
  return came.filter((one) => one.status === "rejected" && !isGone(one.reason)).length;
}

test("a draft that is thrown away while others test it is tested, or is gone, and nobody meets a fault", async () => {
  expect(await testedAndRemoved()).toBe(0);
});

test.runIf(inject("engine") === "server")(
  "without the lock a test meets that its draft is gone",
  async () => {
    let faults = 0;
    for (let round = 0; round < 6 && faults === 0; round += 1) faults = await withoutLocks(testedAndRemoved);
    expect(faults).toBeGreaterThan(0);
  },
);
