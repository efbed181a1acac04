import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { beforeTransactions } from "@/prisma/testing/before-transactions";
import { editionScope } from "@/prisma/testing/scopes";
import { previewRollBack } from "../queries/earlier-releases";
import { release } from "./release";
import { rollBackTo } from "./roll-back";

const at = (hour: number) => new Date(Date.UTC(2027, 9, 8, hour));

/** Two sessions, of one speaker each, at 8 and at 10 in one room: released once; then moved to 14 and 16 and released again. */
async function makeTwice() {
  const { edition } = await makeOpenEdition({ dates: ["2027-10-08"], languages: ["en"] });
  const scope = await editionScope<"release">(edition);
  const { organisationId } = edition;
  const here = { organisationId, editionId: edition.id };
  const room = await makeRoom(edition, { name: "Aula" });
  const make = async (title: string, hour: number) => {
    const session = await makeSession(edition, { title: { en: title } });
    const slot = await makeSlot(edition, {
      ...{ sessionId: session.id, roomId: room.id, startsAt: at(hour), endsAt: at(hour + 1) },
    });
    const speaker = await makeSpeaker(edition, { email: `${title}@example.org`.toLowerCase() });
    const link = { organisationId, sessionId: session.id, speakerId: speaker.id };
    await db().sessionPerson.create({ data: { ...link, role: "speaker", order: 0 } });
    return { session, slot, speaker };
  };
  const [bread, salt] = [await make("Bread", 8), await make("Salt", 10)];
  const move = ({ slot }: typeof bread, hour: number) =>
    db().slot.update({
      where: { organisationId_id: { organisationId, id: slot.id } },
      data: { startsAt: at(hour), endsAt: at(hour + 1) },
    });
  await release(scope, { name: "One", note: {} });
  await move(bread, 14);
  await move(salt, 16);
  await release(scope, { name: "Two", note: {} });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const back = (seen = 2, number = 1) =>
    rollBackTo(scope, { ...address, name: "One again", note: { en: "As it was" }, release: number, seen });
  /** What a release holds: hours of what takes place, of what is cancelled, and how many people are named. */
  const content = async (number: number) => {
    const made = await db().release.findFirstOrThrow({
      where: { ...here, number },
      include: { slots: { orderBy: { startsAt: "asc" } }, sessions: { include: { people: true } } },
    });
    const hours = (cancelled: boolean) =>
      made.slots.filter((slot) => slot.cancelled === cancelled).map(({ startsAt }) => startsAt.getUTCHours());
    return {
      on: hours(false),
      off: hours(true),
      named: made.sessions.flatMap(({ people }) => people).length,
    };
  };
  const id = (of: { id: string }) => ({ organisationId_id: { organisationId, id: of.id } });
  return { edition, scope, here, room, bread, salt, move, back, content, id };
}

test("an earlier release is published again as a new one; those between and the draft stay, and each concerned gets a draft", async () => {
  const { scope, here, bread, salt, back, content } = await makeTwice();
  const preview = await previewRollBack(scope, 1);
  expect(preview).toMatchObject({
    changeCount: 2,
    reached: 2,
    deleted: [],
    cancelled: [],
    unnamed: 0,
    overlaps: [],
  });
  expect(preview.changes.map(({ kind, from, to }) => [kind, from?.startsAt, to?.startsAt])).toEqual([
    ["moved", at(14).toISOString(), at(8).toISOString()],
    ["moved", at(16).toISOString(), at(10).toISOString()],
  ]);
  expect(preview.concerned.map(({ id }) => id).sort()).toEqual([bread.speaker.id, salt.speaker.id].sort());
  expect(await back()).toMatchObject({ ok: true, value: { number: 3, changes: 2, drafts: 2 } });
  expect([await content(1), await content(2), await content(3)]).toEqual([
    { on: [8, 10], off: [], named: 2 },
    { on: [14, 16], off: [], named: 2 },
    { on: [8, 10], off: [], named: 2 },
  ]);
  // In calendars it is a change like any other: it moved once more.
  const slots = await db().releasedSlot.findMany({ where: { release: { ...here, number: 3 } } });
  expect(slots.map(({ sequence }) => sequence)).toEqual([2, 2]);
  const draft = await db().slot.findMany({ where: here, orderBy: { startsAt: "asc" } });
  expect(draft.map(({ startsAt }) => startsAt.getUTCHours())).toEqual([14, 16]);
  const made = await db().release.findFirstOrThrow({ where: { ...here, number: 3 } });
  expect(made).toMatchObject({ name: "One again", note: { en: "As it was" } });
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { objectId: made.id },
    include: { values: true },
  });
  expect(entry.act).toBe("roll-back");
  expect(entry.values.find(({ field }) => field === "earlier")?.after).toBe(1);
  expect(await back(3)).toMatchObject({ ok: false, reason: "nothing-changed" });
  // And the draft again: forward.
  expect(await release(scope, { name: "Two again", note: {} })).toMatchObject({ ok: true });
  expect((await content(4)).on).toEqual([14, 16]);
});

test("what is deleted or cancelled since, who has declined, and what came later do not come back", async () => {
  const { edition, scope, here, bread, salt, back, content, id } = await makeTwice();
  const { organisationId } = edition;
  const late = await makeSession(edition, { title: { en: "Late" } });
  await makeSlot(edition, { sessionId: late.id, startsAt: at(18), endsAt: at(19) });
  await release(scope, { name: "Three", note: {} });
  await db().session.update({ where: id(bread.session), data: { deletedAt: at(0) } });
  await db().sessionReply.create({
    data: { organisationId, sessionId: salt.session.id, speakerId: salt.speaker.id, reply: "declined" },
  });
  const preview = await previewRollBack(scope, 1);
  expect(preview.deleted.map(({ title }) => title)).toEqual([{ en: "Bread" }]);
  expect(preview.unnamed).toBe(1);
  expect(preview.changes.map(({ kind, session }) => `${kind} ${session?.number}`).sort()).toEqual([
    "cancelled 1",
    "cancelled 3",
    "moved 2",
  ]);
  expect(await back(3)).toMatchObject({ ok: true });
  const now = await content(4);
  expect(now.on).toEqual([10]);
  const salty = { sessionId: salt.session.id, session: { release: { ...here, number: 4 } } };
  expect(await db().releasedPerson.count({ where: salty })).toBe(0);
  await db().session.update({ where: id(salt.session), data: { cancelledAt: at(0) } });
  const again = await previewRollBack(scope, 2);
  expect([again.deleted.length, again.cancelled.map(({ title }) => title)]).toEqual([1, [{ en: "Salt" }]]);
});

test("an overlap that was accepted then is accepted in it; one that came by a room since stops it", async () => {
  const { scope, here, room, salt, move, back, content, id } = await makeTwice();
  // Two at once in a room that is shared: released, and then everything moves apart again.
  await db().room.update({ where: id(room), data: { shared: true } });
  await move(salt, 14);
  expect(await release(scope, { name: "Three", note: {} })).toMatchObject({ ok: true });
  await move(salt, 16);
  expect(await release(scope, { name: "Four", note: {} })).toMatchObject({ ok: true });
  await db().room.update({ where: id(room), data: { shared: false } });
  const preview = await previewRollBack(scope, 3);
  expect(preview.overlapCount).toBe(1);
  expect(preview.overlaps[0]).toMatch(/^Aula: .*(1 Bread.*2 Salt|2 Salt.*1 Bread)/);
  expect(await back(4, 3)).toMatchObject({ ok: false, reason: "overlap", detail: { count: 1 } });
  expect(await db().release.count({ where: here })).toBe(4);

  // Accepted in the draft it is released, and with its word it comes back.
  await move(salt, 14);
  const slots = await db().slot.findMany({ where: { ...here, startsAt: at(14) }, orderBy: { id: "asc" } });
  await db().acceptedOverlap.create({
    data: {
      ...here,
      ...{ kind: "room", roomId: room.id, firstSlotId: slots[0]?.id ?? "", secondSlotId: slots[1]?.id ?? "" },
      ...{ startsAt: at(14), endsAt: at(15), why: "Both are short.", batchId: crypto.randomUUID() },
    },
  });
  expect(await release(scope, { name: "Five", note: {} })).toMatchObject({
    ok: true,
    value: { accepted: 1 },
  });
  await move(salt, 16);
  await db().acceptedOverlap.deleteMany({ where: here });
  expect(await release(scope, { name: "Six", note: {} })).toMatchObject({ ok: true });
  expect((await previewRollBack(scope, 5)).overlapCount).toBe(0);
  expect(await back(6, 5)).toMatchObject({ ok: true, value: { accepted: 1 } });
  expect((await content(7)).on).toEqual([14, 14]);
  const kept = await db().releasedOverlap.findMany({ where: { release: { ...here, number: 7 } } });
  expect(kept.map(({ why }) => why)).toEqual(["Both are short."]);
});

test("another release since it was shown what would change refuses it; so does a number that is none here", async () => {
  const { scope, here, bread, move, back } = await makeTwice();
  await move(bread, 12);
  const made = await beforeTransactions(
    async (before) => before === 0 && release(scope, { name: "Theirs", note: {} }),
    () => back(),
  );
  expect(made).toMatchObject({ ok: false, reason: "released-meanwhile" });
  expect(await db().release.count({ where: here })).toBe(3);
  await expect(back(3, 9)).rejects.toThrow("not-found");
  await expect(previewRollBack(scope, 9)).rejects.toThrow("not-found");
  await expect(previewRollBack(scope, 3)).rejects.toThrow("not-found");
  const elsewhere = await makeTwice();
  await release(elsewhere.scope, { name: "One more", note: {} });
  await expect(
    rollBackTo(scope, { school: "x", edition: "y", name: "Theirs", note: {}, release: 4, seen: 3 }),
  ).rejects.toThrow("not-found");
});
