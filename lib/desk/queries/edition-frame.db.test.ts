import { expect, test } from "vitest";
import { answerPending, reopenAnswers } from "@/lib/participants/commands/answer-pending";
import { makeSmall } from "@/prisma/scenarios/small-edition";
import { editionScope } from "@/prisma/testing/scopes";
import { findEditionFrame } from "./edition-frame";

test("the menu counts who waits for a decision: not who was decided about and is told later", async () => {
  const { edition, scope, make } = await makeSmall(3);
  const waiting = async () => (await findEditionFrame(await editionScope(edition))).waiting.registrations;
  const [ada, bea] = [await make("pending"), await make("pending")];
  await make("confirmed");
  expect(await waiting()).toBe(2);
  const answer = { answer: "approve", when: "later", words: {} } as const;
  await answerPending(scope, { ...answer, registrations: [ada, bea] });
  expect(await waiting()).toBe(0);
  await reopenAnswers(scope, { registrations: [bea] });
  expect(await waiting()).toBe(1);
});
