import { describe, expect, inject, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { previewRelease } from "@/lib/releases/queries/preview-release";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { getBoard } from "../queries/board";
import { checkMove } from "../queries/check-move";
import { readDraft } from "../queries/draft";
import { draftOverlaps, markOf, openOfSort } from "../queries/open-overlaps";
import { isAccepted, stopsRelease } from "../rules/findings";
import type { OverlapSort } from "../schema/overlap";
import { acceptOverlap, acceptSort, takeBackAcceptance } from "./accept-overlaps";
import { moveSlot, unscheduleSlot } from "./schedule-session";

const DAY = "2027-10-08";

async function makeWorld() {
  const { edition, scope, address } = await makeProgrammeDesk({ languages: ["en"] });
  const room = await makeRoom(edition, { name: "Aula" });
  const own = { organisationId: edition.organisationId };
  /** A session in the room, with people; the times are of the zone Europe/Rome. */
  const place = async (from: string, until: string, choice: { room?: string; people?: string[] } = {}) => {
    const session = await makeSession(edition);
    for (const [order, speakerId] of (choice.people ?? []).entries())
      await db().sessionPerson.create({
        data: { ...own, sessionId: session.id, speakerId, role: "speaker", order },
      });
    return makeSlot(edition, {
      sessionId: session.id,
      roomId: choice.room ?? room.id,
      startsAt: new Date(`${DAY}T${from}:00+02:00`),
      endsAt: new Date(`${DAY}T${until}:00+02:00`),
    });
  };
  const keys = async () =>
    draftOverlaps(await readDraft(db(), scope)).filter(({ acceptance }) => acceptance === null);
  const accept = async (overlap: string, why = "A lightning block runs over.") =>
    acceptOverlap(scope, { ...address, overlap, why });
  const acceptAll = async (sort: OverlapSort, why = "Self-organised.") =>
    acceptSort(scope, {
      ...address,
      sort,
      why,
      seen: markOf(openOfSort(await readDraft(db(), scope), sort)),
    });
  const move = (slot: { id: string; version: number }, time: string, minutes: number) =>
    moveSlot(scope, {
      ...address,
      ...{ slot: slot.id, version: slot.version, room: room.id, date: DAY, time, minutes, choose: null },
    });
  return { edition, scope, room, address, place, keys, accept, acceptAll, move };
}
const named = (name: string) => ({ name, note: {} });
const refusal = { ok: false, reason: "overlap" };

describe("an overlap that an organiser accepts", () => {
  test("lets the release out, which records who accepted what and why", async () => {
    const brokenSince = await watchInvariants(db());
    const { edition, scope, room, place, keys, accept } = await makeWorld();
    const ada = await makeSpeaker(edition, { fullName: "Ada Esempio" });
    const stream = await makeRoom(edition, { name: "Stream" });
    const talk = await place("09:00", "10:00", { people: [ada.id] });
    const streamed = await place("09:00", "10:00", { people: [ada.id], room: stream.id });
    const late = await place("09:55", "11:00");
    expect(await release(scope, named("No"))).toMatchObject({ ...refusal, detail: { count: 2 } });
    for (const { key } of await keys()) expect(await accept(key)).toMatchObject({ ok: true });
    const made = await release(scope, named("Yes"));
    expect(made).toMatchObject({ ok: true, value: { accepted: 2 } });
    if (!made.ok) return;
    const rows = await db().releasedOverlap.findMany({
      where: { releaseId: made.value.releaseId },
      orderBy: { kind: "asc" },
      include: { first: true, second: true },
    });
    expect(rows).toMatchObject([
      { kind: "room", roomId: room.id, speakerId: null, why: "A lightning block runs over." },
      { kind: "person", roomId: null, speakerId: ada.id, acceptedById: scope.actor.id },
    ]);
    expect(rows[0]?.startsAt.toISOString()).toBe("2027-10-08T07:55:00.000Z");
    expect(rows[0]?.endsAt.toISOString()).toBe("2027-10-08T08:00:00.000Z");
    const sessions = rows.map(({ first, second }) => [first.sessionId, second.sessionId].sort());
    expect(sessions).toEqual([
      [talk.sessionId, late.sessionId].sort(),
      [talk.sessionId, streamed.sessionId].sort(),
    ]);
    expect(await brokenSince(db())).toEqual([]);
    const entries = await db().auditEntry.findMany({
      where: { editionId: edition.id, act: "accept-overlap" },
      include: { values: true },
    });
    expect(entries).toHaveLength(2);
    expect(entries[0]?.values.find(({ field }) => field === "why")?.after).toBe(
      "A lightning block runs over.",
    );
    // Nobody else's record of a release may be changed, this one neither.
    await expect(
      db().releasedOverlap.updateMany({ where: { releaseId: made.value.releaseId }, data: { why: "" } }),
    ).rejects.toThrow(/append-only/);
  });

  test("is shown as accepted on the board, in the dialog and before the release", async () => {
    const { scope, address, room, place, keys, accept } = await makeWorld();
    await place("09:00", "10:00");
    const late = await place("09:55", "11:00");
    const viewing = scope;
    const ask = () =>
      checkMove(scope, {
        ...address,
        ...{ session: late.sessionId, slot: late.id, room: room.id, date: DAY, time: "09:55" },
        ...{ minutes: 65, choose: null },
      });
    expect(await ask()).toMatchObject({ value: { findings: [{ kind: "room-overlap", accepted: false }] } });
    const [overlap] = await keys();
    await accept(overlap?.key ?? "");
    expect(await ask()).toMatchObject({ value: { findings: [{ kind: "room-overlap", accepted: true }] } });
    const board = await getBoard(viewing, {
      day: DAY,
      rooms: { page: 1, size: 8 },
      unscheduled: { find: "", most: "all" },
      odd: 9,
    });
    expect(board.findings.filter(stopsRelease)).toEqual([]);
    expect(board.findings.filter(isAccepted)).toHaveLength(1);
    expect(board.odd.count).toBe(0);
    const preview = await previewRelease(viewing);
    expect(preview.overlaps.open).toEqual([]);
    expect(preview.overlaps.accepted).toMatchObject([
      { who: "Aula", minutes: 5, why: "A lightning block runs over.", by: scope.actor.name },
    ]);
  });

  test("holds for its minutes: a longer overlap stops the next release again, and so does another day", async () => {
    const { scope, place, keys, accept, move } = await makeWorld();
    await place("09:00", "10:00");
    const late = await place("09:55", "11:00");
    await accept((await keys())[0]?.key ?? "");
    expect((await release(scope, named("One"))).ok).toBe(true);
    await move({ id: late.id, version: 1 }, "09:50", 70);
    expect(await release(scope, named("Two"))).toMatchObject(refusal);
    await move({ id: late.id, version: 2 }, "09:55", 60);
    expect((await release(scope, named("Two"))).ok).toBe(true);
    // Taken off and placed anew it is another slot.
    const programme = scope;
    await unscheduleSlot(programme, { ...{ school: "", edition: "" }, slot: late.id, version: 3 });
    expect(await db().acceptedOverlap.count({ where: { secondSlotId: late.id } })).toBe(0);
    // What was released keeps its record.
    expect(await db().releasedOverlap.count({ where: { organisationId: scope.organisationId } })).toBe(2);
  });

  test("is taken back by its act, and may be accepted again", async () => {
    const { scope, address, place, keys, acceptAll } = await makeWorld();
    for (const time of ["09:00", "09:00", "09:00"]) await place(time, "10:00");
    const accepted = await acceptAll("room-same-time");
    expect(accepted).toMatchObject({ ok: true, value: { count: 3 } });
    if (!accepted.ok) return;
    expect(await keys()).toEqual([]);
    const back = { ...address, what: "batch" as const, id: accepted.value.batch };
    expect(await takeBackAcceptance(scope, back)).toEqual({ ok: true, value: { count: 3 } });
    expect(await takeBackAcceptance(scope, back)).toEqual({ ok: true, value: { count: 0 } });
    expect(await release(scope, named("No"))).toMatchObject({ ...refusal, detail: { count: 3 } });
    expect((await acceptAll("room-same-time")).ok).toBe(true);
    expect((await release(scope, named("Yes"))).ok).toBe(true);
  });

  test("all of one kind are those that were read, and only of that kind", async () => {
    const { scope, address, place, acceptAll } = await makeWorld();
    await place("09:00", "10:00");
    await place("09:00", "10:00");
    await place("09:55", "11:00");
    const seen = markOf(openOfSort(await readDraft(db(), scope), "room-short"));
    await place("10:58", "11:30");
    expect(
      await acceptSort(scope, { ...address, sort: "room-short", seen, why: "Runs over." }),
    ).toMatchObject({ ok: false, reason: "overlaps-changed" });
    expect(await acceptAll("room-short")).toMatchObject({ ok: true, value: { count: 3 } });
    expect(await release(scope, named("No"))).toMatchObject({ ...refusal, detail: { count: 1 } });
  });

  test("that is gone is refused; another edition's is not there", async () => {
    const { scope, address, place, keys, accept, move } = await makeWorld();
    await place("09:00", "10:00");
    const late = await place("09:55", "11:00");
    const [overlap] = await keys();
    await move({ id: late.id, version: 1 }, "12:00", 60);
    expect(await accept(overlap?.key ?? "")).toMatchObject({ ok: false, reason: "overlap-gone" });
    const other = await makeWorld();
    const made = await other.place("09:00", "10:00");
    await other.place("09:00", "10:00", { room: made.roomId ?? "" });
    const [theirs] = await other.keys();
    expect(await accept(theirs?.key ?? "")).toMatchObject({ ok: false, reason: "overlap-gone" });
    const batch = await other.acceptAll("room-same-time");
    if (!batch.ok) throw new Error(batch.reason);
    await expect(
      takeBackAcceptance(scope, { ...address, what: "batch", id: batch.value.batch }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("two times of one session in two rooms need no acceptance for their people", async () => {
    const { edition, scope, place } = await makeWorld();
    const ada = await makeSpeaker(edition);
    const stream = await makeRoom(edition);
    const talk = await place("09:00", "10:00", { people: [ada.id] });
    await makeSlot(edition, {
      sessionId: talk.sessionId,
      ordinal: 2,
      roomId: stream.id,
      startsAt: talk.startsAt,
      endsAt: talk.endsAt,
    });
    expect((await release(scope, named("Streamed"))).ok).toBe(true);
    expect(await db().releasedPerson.count({ where: { speakerId: ada.id } })).toBe(2);
  });

  test("fifty accept the same, fifty accept all: it is accepted once", async () => {
    const { scope, place, keys, accept, acceptAll } = await makeWorld();
    await place("09:00", "10:00");
    await place("09:00", "10:00");
    const [overlap] = await keys();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        index % 2 ? accept(overlap?.key ?? "") : acceptAll("room-same-time"),
      ),
    );
    const counts = results.flatMap((result) => (result.ok ? [result.value.count] : []));
    expect(counts).toEqual([1]);
    for (const result of results)
      if (!result.ok) expect(["already-accepted", "overlaps-changed"]).toContain(result.reason);
    expect(await db().acceptedOverlap.count({ where: { editionId: scope.editionId } })).toBe(1);
  });

  test.runIf(inject("engine") === "server")("without the lock, the index stands behind it", async () => {
    const { scope, place, keys, accept } = await makeWorld();
    await place("09:00", "10:00");
    await place("09:00", "10:00");
    const [overlap] = await keys();
    const outcomes = await withoutLocks(() =>
      Promise.allSettled(Array.from({ length: 50 }, () => accept(overlap?.key ?? ""))),
    );
    expect(outcomes.some(({ status }) => status === "rejected")).toBe(true);
    expect(await db().acceptedOverlap.count({ where: { editionId: scope.editionId } })).toBe(1);
  });

  test("taken back while fifty release: whatever is released was accepted at that moment", async () => {
    const { scope, address, place, acceptAll } = await makeWorld();
    await place("09:00", "10:00");
    await place("09:00", "10:00");
    const accepted = await acceptAll("room-same-time");
    if (!accepted.ok) throw new Error(accepted.reason);
    const takeBack = () => takeBackAcceptance(scope, { ...address, what: "batch", id: accepted.value.batch });
    await Promise.all([
      ...Array.from({ length: 25 }, () => release(scope, named("Race"))),
      takeBack(),
      ...Array.from({ length: 25 }, () => release(scope, named("Race"))),
    ]);
    const takenBack = await db().acceptedOverlap.findFirstOrThrow({ where: { editionId: scope.editionId } });
    const made = await db().release.findMany({ where: { editionId: scope.editionId } });
    expect(made.length).toBeLessThanOrEqual(1);
    for (const one of made)
      expect(one.createdAt.getTime()).toBeLessThanOrEqual(takenBack.withdrawnAt?.getTime() ?? 0);
    expect(await release(scope, named("After"))).toMatchObject(refusal);
  });
});

test("the invariants see an overlap that nobody accepted, in rooms and of people", async () => {
  const brokenSince = await watchInvariants(db());
  const { edition, scope, place, keys, accept } = await makeWorld();
  const ada = await makeSpeaker(edition);
  await place("09:00", "10:00", { people: [ada.id] });
  await place("09:55", "11:00", { people: [ada.id] });
  for (const { key } of await keys()) await accept(key);
  expect((await release(scope, named("Yes"))).ok).toBe(true);
  class Undo extends Error {}
  let broken: string[] = [];
  await transaction(async (tx) => {
    await tx.releasedOverlap.deleteMany({ where: { organisationId: edition.organisationId } });
    broken = (await brokenSince(tx)).map(({ name }) => name);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  expect(broken).toEqual([
    "overlap among released slots that nobody accepted",
    "released person in two places that nobody accepted",
  ]);
});
