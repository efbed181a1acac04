import { describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makePlanned } from "@/prisma/scenarios/planned-release";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { takePlanBack } from "./plan-release";
import { release } from "./release";
import { releasePlanned } from "./release-planned";

/** Callers at once: processes whose timers rang, and people at the desk. */
const CALLERS = inject("engine") === "server" ? 200 : 100;
const many = <Value>(work: (at: number) => Promise<Value>, callers = CALLERS) =>
  Promise.allSettled(Array.from({ length: callers }, (_, at) => work(at)));
const broken = (outcomes: Array<PromiseSettledResult<unknown>>) =>
  outcomes.filter(({ status }) => status === "rejected");

describe("when its moment comes to hundreds at once", () => {
  test("it is made once, and nobody of them breaks on it", async () => {
    const { due, released, row, edition } = await makePlanned();
    await due();
    expect(broken(await many(releasePlanned))).toEqual([]);
    await releasePlanned();
    expect(await released()).toEqual([["Programme 1.0", 1, 1]]);
    expect(await row()).toBeNull();
    const drafts = await db().outboxMessage.count({
      where: { editionId: edition.id, template: "schedule-changed" },
    });
    expect(drafts).toBe(1);
  });

  test("it is stopped once: who planned it is told once", async () => {
    const { due, released, notices, overlap, row } = await makePlanned();
    await overlap();
    await due();
    expect(broken(await many(releasePlanned))).toEqual([]);
    await releasePlanned();
    expect([await released(), (await row())?.stoppedBecause]).toEqual([[], "overlap"]);
    expect(await notices()).toHaveLength(1);
  });

  test("while others release by hand and take it back: once in all, under one of the names", async () => {
    const { due, released, row, scope, address, notices } = await makePlanned();
    await due();
    const outcomes = await many(async (at) => {
      if (at % 10 === 3) return release(scope, { name: "By hand", note: {} });
      if (at % 50 === 7) return takePlanBack(scope, { ...address, version: 1 });
      return releasePlanned();
    });
    // Who takes back what went out meanwhile finds it no more.
    for (const { reason } of broken(outcomes) as PromiseRejectedResult[])
      expect(String(reason)).toContain("not-found");
    for (let left = 3; left > 0; left -= 1) await releasePlanned();
    const made = await released();
    expect(made).toHaveLength(1);
    const [[name] = []] = made;
    const planned = await row();
    // By hand first: the plan has nothing to publish and says so, or was taken back.
    if (name === "By hand") expect([undefined, "nothing-changed"]).toContain(planned?.stoppedBecause);
    else expect([name, planned]).toEqual(["Programme 1.0", null]);
    expect(await notices()).toHaveLength(planned ? 1 : 0);
  });

  describe.runIf(inject("engine") === "server")("without its lock", () => {
    test("some break on it", async () => {
      const { due } = await makePlanned();
      await due();
      expect(broken(await withoutLocks(() => many(releasePlanned, 40))).length).toBeGreaterThan(0);
    });

    test("it is told more than once that it was stopped", async () => {
      const { due, notices, overlap } = await makePlanned();
      await overlap();
      await due();
      await withoutLocks(() => many(releasePlanned, 40));
      expect((await notices()).length).toBeGreaterThan(1);
    });
  });
});
