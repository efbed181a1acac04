import { describe, expect, test } from "vitest";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { takeBackDecisions } from "@/lib/participants/commands/take-back";
import { db } from "@/lib/platform/db/client";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeBus } from "@/prisma/scenarios/bus";
import { endUndoTime } from "@/prisma/testing/time-passes";

type Bus = Awaited<ReturnType<typeof makeBus>>;
interface Guest {
  registrationId: string;
}

/** Somebody nobody has decided about, who wants to come by bus. */
async function makePending(bus: Bus): Promise<Guest> {
  const { id } = await makeRegistration(bus.edition, bus.category, { state: "pending" });
  const { organisationId } = bus.ids;
  await db().answer.create({
    data: { organisationId, registrationId: id, fieldVersionId: bus.question.id, value: "bus" },
  });
  return { registrationId: id };
}

const decide = (bus: Bus, decision: "confirm" | "cancel", { registrationId }: Guest) =>
  decideRegistrations(bus.scope, { registrations: [registrationId], decision, tell: true, words: "" });

describe("a place in an option", () => {
  test("is kept while a decision can be undone, and theirs again when it is; over, it goes to who wishes for it", async () => {
    const bus = await makeBus(1, { undoSeconds: 600 });
    const seated = await bus.come();
    const next = await makePending(bus);
    await decide(bus, "confirm", next);
    await decide(bus, "cancel", seated);
    expect([await bus.way(seated), await bus.way(next), await bus.told()]).toEqual(["bus", "bus?", []]);
    expect(await bus.tryCome()).toMatchObject({ ok: false, reason: "option-full" });
    expect(await bus.broken()).toEqual([]);
    const back = await takeBackDecisions(bus.scope, { registrations: [seated.registrationId] });
    expect(back).toMatchObject({ ok: true, value: { back: 1 } });
    expect([await bus.way(seated), await bus.way(next), await bus.seated()]).toEqual(["bus", "bus?", 1]);
    await decide(bus, "cancel", seated);
    await endUndoTime(bus.ids);
    expect([await bus.way(next), await bus.seated()]).toEqual(["bus", 1]);
    expect(await bus.told()).toEqual([next.registrationId]);
    expect(await bus.broken()).toEqual([]);
  });

  test("is lost by who is pending again, when the decision that let them in is taken back", async () => {
    const bus = await makeBus(1, { undoSeconds: 600 });
    const [first, second] = [await makePending(bus), await makePending(bus)];
    await decide(bus, "confirm", first);
    await decide(bus, "confirm", second);
    expect([await bus.way(first), await bus.way(second)]).toEqual(["bus", "bus?"]);
    const back = await takeBackDecisions(bus.scope, { registrations: [first.registrationId] });
    expect(back).toMatchObject({ ok: true });
    expect([await bus.way(first), await bus.way(second)]).toEqual(["bus?", "bus"]);
    expect(await bus.broken()).toEqual([]);
  });
});
