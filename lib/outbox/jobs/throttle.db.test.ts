import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { clearOutbox, makeMany, queueFor } from "@/prisma/factories/messages";
import { makeCategory } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { dispatchOnce } from "./dispatch";

const PEOPLE = 40;
/** The last moment a try of this test stood at: what it sent counts for a minute after that. */
let stoodAt = 0;

beforeEach(async () => {
  await clearOutbox();
  vi.stubEnv("MAILS_PER_MINUTE", "60");
  forgetSettings();
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  forgetSettings();
});

test("a mail server that takes sixty a minute is given one a second, the urgent first, until all have left", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const category = await makeCategory(edition);
  const people = [];
  for (let count = 0; count < PEOPLE; count += 1) {
    const email = `ada-${crypto.randomUUID()}@example.org`;
    people.push(...(await makeMany(edition, category, [`Ada ${count}`], { email, language: "en" })));
  }
  const ids = await queueFor(edition, people, "registration-confirmed", { urgency: 3 });
  const sent = (of: readonly string[]) =>
    db().outboxMessage.count({ where: { id: { in: [...of] }, state: "sent" } });
  // What other tests of this process sent just now was a minute ago, and so was what a try of this one did.
  const now = Date.now();
  const began = Math.max(now, stoodAt) + 60_000;
  const at = async (second: number) => {
    stoodAt = began + second * 1_000;
    vi.setSystemTime(stoodAt);
    return dispatchOnce("one", mailSources());
  };
  expect(await at(0)).toBe(1);
  expect(await at(0)).toBe(0);
  expect(await at(0.9)).toBe(0);
  expect(await sent(ids)).toBe(1);
  // What is urgent comes in the middle of it, and is the next to leave. Among mails that are equally urgent the order is
  // nobody's promise, so the first to leave may have been anybody's: who withdraws is one whose mail still waits.
  const waiting = await db().outboxMessage.findFirstOrThrow({
    where: { id: { in: ids }, state: "queued" },
    select: { registrationId: true },
  });
  const last = people.find(({ id }) => id === waiting.registrationId);
  vi.setSystemTime(now);
  const urgent = await queueFor(edition, last ? [last] : [], "registration-withdrawn", { urgency: 0 });
  await db().registration.updateMany({ where: { id: last?.id ?? "" }, data: { state: "withdrawn" } });
  await at(1);
  expect(await sent(urgent)).toBe(1);
  expect(await sent(ids)).toBe(1);
  let second = 2;
  for (; second < 2 * PEOPLE; second += 1) if ((await at(second)) === 0) break;
  // All but the one that is not true any more, which takes its turn like any other.
  expect(second).toBeGreaterThanOrEqual(PEOPLE);
  expect(await sent(ids)).toBe(PEOPLE - 1);
});
