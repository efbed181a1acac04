import nodemailer from "nodemailer";
import { afterEach, expect, test, vi } from "vitest";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { expectTold, makeCrowd } from "./crowd";
import { makeEntrance } from "./entrance";

afterEach(() => {
  vi.restoreAllMocks();
});

const refuse = (): never => {
  throw new Error("refused for now");
};

/** Somebody who was told that they come, and was cancelled since. */
async function makeCancelled() {
  const entrance = await makeEntrance({ undoSeconds: 600 });
  const crowd = makeCrowd(entrance);
  await crowd.discardOld();
  await crowd.arrive();
  await crowd.dispatch();
  await decideRegistrations(entrance.scope, {
    registrations: crowd.people,
    decision: "cancel",
    tell: true,
    words: "",
  });
  return crowd;
}

test("a mail that failed for now is sent again before anybody is judged by what they were told", async () => {
  const { settle } = await makeCancelled();
  vi.spyOn(nodemailer, "createTransport").mockImplementationOnce(refuse);
  const all = await settle();
  expect(all).toMatchObject([
    { state: "cancelled", told: ["registration-confirmed", "registration-cancelled"] },
  ]);
  expectTold(all);
});

test("a mail that can't leave is named, with its reason", async () => {
  const { settle } = await makeCancelled();
  vi.spyOn(nodemailer, "createTransport").mockImplementation(refuse);
  await expect(settle()).rejects.toThrow(/registration-cancelled/);
});
