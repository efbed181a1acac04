import { describe, expect, it } from "vitest";
import { firstSteps, listWork, type WorkFacts } from "./to-do";

const NOTHING: WorkFacts = {
  published: true,
  cancelled: false,
  hasSummary: true,
  hasAccessNote: true,
  days: 2,
  window: true,
  pending: 0,
  pendingDays: 0,
  untold: 0,
  free: 10,
  waiting: 0,
  waitingIn: null,
  failed: 0,
  drafts: 0,
  sessions: 5,
  unscheduled: 0,
  roomless: 0,
  declined: 0,
  missingReplies: 0,
  unreleased: 0,
  stoppedReleases: 0,
  mailings: 0,
  pairs: 0,
  pairAt: null,
  untranslated: 0,
  carried: 0,
};
const keys = (facts: Partial<WorkFacts>) => listWork({ ...NOTHING, ...facts }).map((work) => work.key);

describe("what is left to do", () => {
  it.each([
    [{}, []],
    [{ pending: 3, drafts: 2 }, ["decide", "drafts"]],
    [
      { missingReplies: 3, declined: 1, unreleased: 1, roomless: 1 },
      ["roomless", "declined", "replies", "release"],
    ],
    [{ untold: 12, pending: 1, failed: 1 }, ["decide", "tell", "failed"]],
    [{ stoppedReleases: 1, failed: 1, waiting: 1 }, ["failed", "stopped-release", "let-in"]],
    [{ unscheduled: 1, failed: 1, pending: 1 }, ["decide", "failed", "unscheduled"]],
    [{ waiting: 4, free: 2 }, ["let-in"]],
    [{ untranslated: 40, mailings: 1, unscheduled: 1 }, ["mailings", "unscheduled", "translate"]],
    [{ waiting: 4, free: 0 }, []],
    [{ waiting: 4, free: null }, []],
    [{ window: false }, ["window"]],
    [{ published: false, window: false }, []],
    [{ cancelled: true, pending: 3, failed: 2 }, []],
  ] satisfies [Partial<WorkFacts>, string[]][])("%o → %o", (facts, expected) => {
    expect(keys(facts)).toEqual(expected);
  });

  it("names five first steps, publishing last", () => {
    const steps = firstSteps({ ...NOTHING, published: false, sessions: 0 });
    expect(steps.map((step) => step.done)).toEqual([true, true, true, false, false]);
    expect(steps.at(-1)?.key).toBe("publish");
  });
});

it("mails that did not leave and those that came back are looked at together", () => {
  const leadsTo = (facts: Partial<WorkFacts>) =>
    listWork({ ...NOTHING, ...facts }).find(({ key }) => key === "failed")?.leadsTo;
  expect(leadsTo({ failed: 2 })).toBe("outbox?state=undelivered");
});
