import { expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { expectTold } from "@/prisma/scenarios/crowd";
import { makeMistaken, replay } from "@/prisma/scenarios/mistaken";
import { worstWithoutLocks } from "@/prisma/testing/many-hands";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { watchInvariants } from "@/prisma/testing/watch-invariants";

const onServer = inject("engine") === "server";
/** Callers at one moment. */
const CALLERS = onServer ? 200 : 40;

test("corrected, taken back, confirmed, cancelled, joined, parted and erased at once: each address reads its own", async () => {
  const broken = await watchInvariants(db());
  const world = await makeMistaken();
  const happened = async () => {
    const acts = await db().auditEntry.groupBy({ by: ["act"], where: world.ids });
    return world.acts.every((act) => acts.some((done) => done.act === act));
  };
  // All of it has to happen, or nothing was tried.
  for (let rounds = 0; rounds < 2 || (rounds < 40 && !(await happened())); rounds += 1)
    expect(await inManyProcesses(() => world.run(CALLERS, { hands: CALLERS }))).toBe(0);
  expect(await happened()).toBe(true);
  const all = await world.settle();
  expect(await broken(db())).toEqual([]);
  expect(await world.wrong()).toEqual([]);
  expectTold(all);
  // Whatever stands open is taken back, or says why not.
  expect(await world.takeAllBack()).toEqual([]);
  expect(await world.wrong()).toEqual([]);
  expect(await broken(db())).toEqual([]);
}, 240_000);

test("the model itself knows a way back from a correction that was given back, and from one that came later", () => {
  const from = (before: string, after: string) => ({ act: "correct-registration", before, after });
  const back = (before: string, after: string) => ({ act: "take-back-correction", before, after });
  expect(replay("own", [from("own", "a"), from("a", "b")])).toEqual({ email: "b", open: ["own", "a"] });
  expect(replay("own", [from("own", "a"), from("a", "own")])).toEqual({ email: "own", open: [] });
  expect(replay("own", [from("own", "a"), from("a", "b"), back("b", "own")])).toEqual({
    email: "own",
    open: [],
  });
  expect(replay("own", [from("own", "a"), from("own", "b")])).toBe(
    "correct-registration began at own, and it stood at a",
  );
});

test.runIf(onServer)(
  "without the locks something of it breaks",
  async () => {
    const world = async () => {
      const mistaken = await makeMistaken();
      const seen = await mistaken.run(200, { hands: 100, tolerant: true });
      return seen + (await mistaken.wrong()).length;
    };
    expect(await worstWithoutLocks(world)).toBeGreaterThan(0);
  },
  240_000,
);
