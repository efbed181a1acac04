import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { linkScope } from "@/prisma/testing/scopes";
import { eraseRegistration } from "./erase";
import { withdraw } from "./withdraw";

let desk: Awaited<ReturnType<typeof makeEntrance>>;
let byHand: string;
beforeEach(async () => {
  desk = await makeEntrance({ capacity: 2 });
  // An organiser put them on the list although a place is free: they wait until one is given back.
  byHand = await put({ state: "waitlisted", queuePosition: 1 });
});

const put = async (choice: Parameters<typeof makeRegistration>[2]) =>
  (await makeRegistration(desk.edition, desk.category, choice)).id;
const stateOf = async (id: string) => (await db().registration.findFirstOrThrow({ where: { id } })).state;
const link = (id: string) => linkScope(desk.ids, id);

test.each(["withdrawn", "erased"] as const)(
  "whoever waits for a place and is %s gives none back: nobody comes in by it",
  async (how) => {
    const waiting = await put({ state: "waitlisted", queuePosition: 2 });
    const pending = await put({ state: "pending" });
    for (const id of [waiting, pending])
      await (how === "withdrawn" ? withdraw(link(id)) : eraseRegistration(link(id)));
    expect([await stateOf(waiting), await stateOf(pending)]).toEqual(["withdrawn", "withdrawn"]);
    expect(await stateOf(byHand)).toBe("waitlisted");
  },
);

test.each([
  ["their place", { state: "confirmed" }],
  [
    "the one kept for who is accepted and not told",
    { state: "pending", verdict: "approve", verdictAt: new Date() },
  ],
  [
    "the one kept for an undo",
    {
      state: "waitlisted",
      queuePosition: 2,
      undoState: "confirmed",
      undoUntil: new Date(Date.now() + 600_000),
    },
  ],
] as const)("whoever gives back %s lets the next one in", async (_what, choice) => {
  const held = await put({ ...choice, undoSince: "undoState" in choice ? new Date() : null } as never);
  expect(await withdraw(link(held))).toMatchObject({ ok: true });
  expect(await stateOf(byHand)).toBe("confirmed");
});
