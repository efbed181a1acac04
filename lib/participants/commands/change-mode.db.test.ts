import { beforeEach, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { dispatchAll } from "@/prisma/testing/erasure-races";
import { editionScope } from "@/prisma/testing/scopes";
import { passUndoTime } from "@/prisma/testing/time-passes";
import { changeMode } from "./change-mode";

// What other files left there would be sent first.
beforeEach(clearOutbox);

let desk: Awaited<ReturnType<typeof makeEntrance>>;
let scope: EditionScope<"change-registration">;
let id: string;
beforeEach(async () => {
  desk = await makeEntrance({ mode: "either", undoSeconds: 600 });
  scope = await editionScope<"change-registration">(desk.edition);
  ({ id } = await makeRegistration(desk.edition, desk.category));
});

const mails = async () => {
  const rows = await db().outboxMessage.findMany({
    where: { registrationId: id, template: "registration-mode" },
    orderBy: { createdAt: "asc" },
    select: { state: true, parameters: true },
  });
  return rows.map(({ state, parameters }) => [state, (parameters as { mode: string }).mode]);
};
const to = (mode: "on_site" | "online", registration = id) => changeMode(scope, { registration, mode });
const stored = async () => (await db().registration.findFirstOrThrow({ where: { id } })).mode;

describe("another way of taking part", () => {
  test("is stored, told once the undo time is over, and in the history", async () => {
    expect(await to("online")).toEqual({
      ok: true,
      value: { mode: "online", before: "on_site", told: true },
    });
    expect(await stored()).toBe("online");
    await dispatchAll();
    expect(await mails()).toEqual([["queued", "online"]]);
    await passUndoTime(desk.ids);
    await dispatchAll();
    expect(await mails()).toEqual([["sent", "online"]]);
    const acts = await db().auditEntry.findMany({
      where: { objectId: id, act: "change-mode" },
      select: { values: { select: { field: true, before: true, after: true, registrationId: true } } },
    });
    expect(acts).toEqual([
      { values: [{ field: "mode", before: "on_site", after: "online", registrationId: id }] },
    ]);
  });

  test("taken back before that tells nobody of either", async () => {
    await to("online");
    expect(await to("on_site")).toMatchObject({ value: { told: false } });
    await passUndoTime(desk.ids);
    await dispatchAll();
    expect(await mails()).toEqual([["cancelled", "online"]]);
    expect(await stored()).toBe("on_site");
  });

  test("taken back after it was told is told too", async () => {
    await to("online");
    await passUndoTime(desk.ids);
    await dispatchAll();
    expect(await to("on_site")).toMatchObject({ value: { told: true } });
    await passUndoTime(desk.ids);
    await dispatchAll();
    expect(await mails()).toEqual([
      ["sent", "online"],
      ["sent", "on_site"],
    ]);
  });

  test("said by many at once is done and told once", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => to("online")));
    expect(made.filter((one) => one.ok && one.value.told)).toHaveLength(1);
    expect(await mails()).toEqual([["queued", "online"]]);
  });

  test("moves no place: a full edition takes it", async () => {
    const full = await makeEntrance({ mode: "either", capacity: 1 });
    const there = await editionScope<"change-registration">(full.edition);
    const held = await makeRegistration(full.edition, full.category);
    const waits = await makeRegistration(full.edition, full.category, { state: "waitlisted" });
    for (const registration of [held.id, waits.id])
      expect(await changeMode(there, { registration, mode: "online" })).toMatchObject({ ok: true });
    const rows = await db().registration.findMany({ where: full.ids, select: { id: true, state: true } });
    expect(new Map(rows.map((row) => [row.id, row.state]))).toEqual(
      new Map([
        [held.id, "confirmed"],
        [waits.id, "waitlisted"],
      ]),
    );
  });

  test("is no question where there is one way, for whoever has ended, and in another edition", async () => {
    const one = await makeEntrance({ mode: "on_site" });
    const there = await editionScope<"change-registration">(one.edition);
    const only = await makeRegistration(one.edition, one.category);
    expect(await changeMode(there, { registration: only.id, mode: "online" })).toMatchObject({
      reason: "one-mode",
    });
    const { id: gone } = await makeRegistration(desk.edition, desk.category, { state: "withdrawn" });
    expect(await to("online", gone)).toMatchObject({ reason: "not-live" });
    await expect(to("online", only.id)).rejects.toThrow("not-found");
  });
});
