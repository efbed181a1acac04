import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeEdition } from "@/prisma/factories/schools";
import { BOARD_DAY, LATER, makeBoard } from "@/prisma/scenarios/board";
import { watchInvariants } from "@/prisma/testing/watch-invariants";
import { findArranged } from "../queries/arranged";
import { moveSlot, unscheduleSlot } from "./schedule-session";

describe("an afternoon comes later", () => {
  test("it is shown and nothing moves, then all of it does, with an entry each; back it is as it was", async () => {
    const brokenSince = await watchInvariants(db());
    const { place, tea, show, arrange, times, takeBack, history } = await makeBoard();
    await place("13:00", "14:30");
    await place("14:00", "15:00");
    await tea("15:00", "15:30", null);
    await place("15:30", "16:30");
    const before = await times();
    const shown = await show(LATER);
    expect(shown).toMatchObject({ state: "shown", count: 3, batch: null });
    expect(shown.rows[0]).toMatchObject({
      kind: "session",
      before: { start: "2027-10-08T12:00:00.000Z" },
      after: { start: "2027-10-08T12:30:00.000Z" },
    });
    // What ran until 14:30 met what began at 14:00, and does no more.
    expect(shown).toMatchObject({ clashCount: 0, solved: 1 });
    expect(await times()).toEqual(before);
    const batch = await arrange(LATER);
    expect(await times()).toEqual(["13:00 0", "14:30 0", "15:30 -", "16:00 0"]);
    expect([await history("move-slot"), await history("arrange-slots")]).toEqual([3, 1]);
    expect(await takeBack(batch)).toEqual({ ok: true, value: { gone: 3, kept: 0 } });
    expect(await times()).toEqual(before);
    expect(await takeBack(batch)).toEqual({ ok: false, reason: "all-touched" });
    expect(await brokenSince(db())).toEqual([]);
  });

  test("what would clash is named before: the room, the person, the break for all", async () => {
    const { edition, place, tea, show } = await makeBoard();
    const ada = await makeSpeaker(edition, { fullName: "Ada Esempio" });
    const other = await makeRoom(edition);
    await place("14:00", "15:00", undefined, [ada.id]);
    await tea("13:00", "13:30", null);
    await place("12:00", "13:00", other.id, [ada.id]);
    const shown = await show({ act: "shift", from: "14:00", way: "earlier", minutes: "90" });
    expect(shown.clashes.map(({ kind, person }) => [kind, person])).toEqual([
      ["person-overlap", "Ada Esempio"],
      ["during-break", null],
    ]);
    expect(shown.clashes[0]).toMatchObject({ number: 1, otherNumber: 2 });
  });

  test("where somebody moved a card meanwhile nothing is done: it is shown as it would be now", async () => {
    const { scope, address, place, room, show, send, times } = await makeBoard();
    const slot = await place("14:00", "15:00");
    const { seen } = await show(LATER);
    const moved = {
      slot: slot.id,
      version: 1,
      room: room.id,
      date: BOARD_DAY,
      time: "14:10",
      minutes: 60,
      choose: null,
    };
    await moveSlot(scope, { ...address, ...moved });
    const again = await send({ ...LATER, step: "apply", seen });
    expect(again).toMatchObject({ value: { state: "changed", batch: null, count: 1 } });
    expect(await times()).toEqual(["14:10 0"]);
    if (!again.ok) return;
    expect(await send({ ...LATER, step: "apply", seen: again.value.seen })).toMatchObject({
      value: { state: "saved" },
    });
    expect(await times()).toEqual(["14:40 0"]);
  });

  test("an undo leaves alone what somebody moved or took off since, and says so", async () => {
    const { scope, address, place, room, arrange, times, takeBack, where } = await makeBoard();
    const slots = [
      await place("14:00", "15:00"),
      await place("15:00", "16:00"),
      await place("16:00", "17:00"),
    ];
    const batch = await arrange(LATER);
    expect(await findArranged(where, batch)).toMatchObject({ done: 3, untouched: [{}, {}, {}] });
    const moved = { version: 2, room: room.id, date: BOARD_DAY, time: "20:00", minutes: 60, choose: null };
    await moveSlot(scope, { ...address, slot: slots[0]?.id ?? "", ...moved });
    await unscheduleSlot(scope, { ...address, slot: slots[1]?.id ?? "", version: 2 });
    expect(await takeBack(batch)).toEqual({ ok: true, value: { gone: 1, kept: 2 } });
    expect(await times()).toEqual(["16:00 0", "20:00 0"]);
  });

  test("not out of its day, and not what is not there", async () => {
    const { place, send } = await makeBoard();
    await place("23:00", "23:30");
    expect(await send({ act: "shift", minutes: "300" })).toMatchObject({
      reason: "leaves-day",
      detail: { count: 1 },
    });
    expect(await send({ act: "shift", from: "23:30", minutes: "5" })).toMatchObject({
      reason: "nothing-there",
    });
    expect(await send({ act: "shift" })).toMatchObject({
      reason: "field-errors",
      detail: { minutes: "missing" },
    });
    // After midnight it is the same night still.
    expect(await send({ act: "shift", from: "22:00", until: "01:00", minutes: "5" })).toMatchObject({
      ok: true,
    });
  });
});

describe("other acts", () => {
  test("two change places, and back", async () => {
    const { place, rooms, arrange, times, takeBack } = await makeBoard();
    const one = await place("09:00", "10:00");
    const other = await place("14:00", "14:30", rooms[2]?.id ?? null);
    const batch = await arrange({ act: "swap", slot: one.id, other: other.id });
    const now = await db().slot.findFirstOrThrow({ where: { id: one.id } });
    expect([now.startsAt.toISOString(), now.endsAt.toISOString(), now.roomId]).toEqual([
      ...["2027-10-08T12:00:00.000Z", "2027-10-08T13:00:00.000Z"],
      rooms[2]?.id,
    ]);
    await takeBack(batch);
    expect(await times()).toEqual(["09:00 0", "14:00 2"]);
  });

  test("a break comes to the other rooms with its words in all languages, and goes again", async () => {
    const { tea, arrange, times, takeBack, where, send } = await makeBoard();
    const one = await tea("11:00", "11:30");
    const batch = await arrange({ act: "copy", slot: one.id });
    expect(await times()).toEqual(["11:00 0", "11:00 1", "11:00 2"]);
    const rows = await db().slot.findMany({ where, select: { kind: true, title: true, note: true } });
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);
    const waits = () =>
      db().translation.count({ where: { ...where, objectKind: "slot", objectId: { not: one.id } } });
    expect(await waits()).toBeGreaterThan(0);
    expect(await send({ act: "copy", slot: one.id })).toMatchObject({ reason: "everywhere" });
    expect(await takeBack(batch)).toMatchObject({ value: { gone: 2, kept: 0 } });
    expect([await times(), await waits()]).toEqual([["11:00 0"], 0]);
  });

  test("a gap gets what fits of what has no time, by number, and its undo makes it wait again", async () => {
    const { edition, rooms, place, arrange, times, takeBack, send } = await makeBoard();
    const ada = await makeSpeaker(edition);
    await place("09:00", "10:00");
    await place("11:30", "12:00");
    await place("10:00", "10:10", rooms[1]?.id ?? null, [ada.id]);
    const busy = await makeSession(edition, { minutes: 20, title: { en: "Busy" } });
    await db().sessionPerson.create({
      data: {
        ...{ organisationId: edition.organisationId, sessionId: busy.id, speakerId: ada.id },
        ...{ role: "speaker", order: 0 },
      },
    });
    const hour = await makeSession(edition);
    const cancelled = await makeSession(edition, { minutes: 5, cancelledAt: new Date() });
    const long = await makeSession(edition, { minutes: 91 });
    const fill = { act: "fill", room: rooms[0]?.id ?? "", from: "09:15" };
    const batch = await arrange(fill);
    const placed = await db().slot.findMany({
      where: { sessionId: { in: [busy.id, hour.id, cancelled.id, long.id] } },
      orderBy: { startsAt: "asc" },
    });
    expect(placed.map(({ sessionId, ordinal }) => [sessionId, ordinal])).toEqual([
      [hour.id, 1],
      [busy.id, 1],
    ]);
    expect(await times()).toEqual(["09:00 0", "10:00 0", "10:00 1", "11:00 0", "11:30 0"]);
    expect(await send({ ...fill, session: long.id })).toMatchObject({
      reason: "does-not-fit",
      detail: { minutes: 10 },
    });
    expect(await takeBack(batch)).toMatchObject({ value: { gone: 2 } });
    expect(await times()).toEqual(["09:00 0", "10:00 1", "11:30 0"]);
  });

  test("what is another edition's is not there", async () => {
    const { place, room, school, send } = await makeBoard();
    const elsewhere = await makeEdition(school);
    const mine = await place("09:00", "10:00");
    const theirs = await makeSlot(elsewhere, { startsAt: new Date(), endsAt: new Date() });
    const [foreign, waiting] = [await makeRoom(elsewhere), await makeSession(elsewhere)];
    for (const form of [
      { act: "swap", slot: mine.id, other: theirs.id },
      { act: "copy", slot: theirs.id },
      { act: "shift", minutes: "5", room: foreign.id },
      { act: "shift", minutes: "5", day: "2027-10-09" },
      { act: "fill", from: "10:00", room: room.id, session: waiting.id },
    ])
      await expect(send(form)).rejects.toMatchObject({ code: "not-found" });
  });
});
