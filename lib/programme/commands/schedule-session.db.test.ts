import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { getBoard } from "../queries/board";
import { checkMove } from "../queries/check-move";
import { addBreak, scheduleSession } from "./schedule-session";

describe("placing", () => {
  const at = { minutes: 60, choose: null, room: null };

  test("a gap is refused, a doubled hour asks, days and rooms must be the edition's", async () => {
    const { scope, address, edition } = await makeProgrammeDesk({ dates: ["2027-03-28", "2027-10-30"] });
    const one = await makeSession(edition);
    const place = (date: string, time: string, change: object = {}) =>
      scheduleSession(scope, { ...address, session: one.id, ...at, date, time, ...change });
    const gap = await makeProgrammeDesk({ dates: ["2027-03-27"] });
    const night = await makeSession(gap.edition);
    const nightly = { ...gap.address, session: night.id, ...at };
    expect(await scheduleSession(gap.scope, { ...nightly, date: "2027-03-28", time: "02:30" })).toEqual({
      ok: false,
      reason: "no-such-time",
      detail: { before: "01:59", after: "03:00" },
    });
    expect(await place("2027-10-31", "02:30")).toMatchObject({
      reason: "ambiguous-time",
      detail: { earlier: "2027-10-31T00:30:00.000Z", later: "2027-10-31T01:30:00.000Z" },
    });
    expect((await place("2027-10-31", "02:30", { choose: "later" })).ok).toBe(true);
    const kept = await db().slot.findFirstOrThrow({ where: { sessionId: one.id } });
    expect(kept.startsAt.toISOString()).toBe("2027-10-31T01:30:00.000Z");
    expect(await place("2027-11-05", "09:00")).toMatchObject({ reason: "no-such-day" });
    expect(await place("2027-10-31", "01:00", { room: crypto.randomUUID() })).toMatchObject({
      reason: "no-such-room",
    });
  });

  test("a zone of quarter hours", async () => {
    const { scope, address, edition } = await makeProgrammeDesk({ timeZone: "Asia/Kathmandu" });
    const one = await makeSession(edition);
    await scheduleSession(scope, { ...address, session: one.id, ...at, date: "2027-10-08", time: "09:00" });
    const slot = await db().slot.findFirstOrThrow({ where: { sessionId: one.id } });
    expect(slot.startsAt.toISOString()).toBe("2027-10-08T03:15:00.000Z");
  });

  test("the live question names what clashes, changes nothing, and asks little with a thousand sessions", async () => {
    const { scope, address, edition } = await makeProgrammeDesk();
    const rooms: Array<{ id: string }> = [];
    for (let count = 0; count < 50; count += 1) rooms.push(await makeRoom(edition));
    const ada = await makeSpeaker(edition, { fullName: "Ada Esempio" });
    const { organisationId } = edition;
    const ids = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    const own = { organisationId, editionId: edition.id };
    await db().session.createMany({
      data: ids.map((id, index) => ({
        ...own,
        id,
        number: index + 1,
        title: { en: `Session ${index + 1}` },
        kind: "lecture" as const,
      })),
    });
    const begin = Date.parse("2027-10-08T03:00:00Z");
    await db().slot.createMany({
      data: ids.slice(1).map((sessionId, index) => ({
        ...own,
        kind: "session" as const,
        sessionId,
        roomId: rooms[index % 50]?.id ?? null,
        startsAt: new Date(begin + Math.floor(index / 50) * 3_600_000),
        endsAt: new Date(begin + Math.floor(index / 50) * 3_600_000 + 3_600_000),
      })),
    });
    const mine = ids[0] ?? "";
    const other = await db().slot.findFirstOrThrow({
      where: {
        editionId: edition.id,
        roomId: rooms[1]?.id ?? "",
        startsAt: new Date("2027-10-08T07:00:00Z"),
      },
    });
    for (const sessionId of [mine, other.sessionId ?? ""])
      await db().sessionPerson.create({
        data: { organisationId, sessionId, speakerId: ada.id, role: "speaker", order: 0 },
      });
    const ask = {
      ...address,
      session: mine,
      slot: null,
      date: "2027-10-08",
      time: "09:30",
      minutes: 30,
      choose: null,
    };
    const answer = await checkMove(scope, { ...ask, room: rooms[0]?.id ?? null });
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.value.findings).toMatchObject([
      { kind: "room-overlap", title: { en: expect.stringContaining("Session") } },
      { kind: "person-overlap", person: "Ada Esempio" },
    ]);
    expect(await db().slot.count({ where: { sessionId: mine } })).toBe(0);
    // How long it takes is asked of the bench; here, that it reads only what the wanted hour touches.
    const asked = await expectQueries(16, () => checkMove(scope, { ...ask, room: rooms[2]?.id ?? null }));
    if (!asked.ok) throw new Error(asked.reason);
    const shown = {
      day: "2027-10-08",
      rooms: { page: 1, size: 8 },
      unscheduled: { find: "", most: 9 },
      odd: 9,
    };
    const board = await expectQueries(14, () => getBoard(scope, shown));
    // Of a thousand the board reads the twenty hours of eight rooms, and the one without a time.
    expect(board.sessions).toHaveLength(161);
    expect(board.unscheduled.map((one) => one.id)).toEqual([mine]);
    expect(board.findings.filter((finding) => finding.kind === "room-overlap")).toEqual([]);
  });

  test("twenty clicks at once on Place make one slot, and another time a second one", async () => {
    const { scope, address, edition } = await makeProgrammeDesk();
    const one = await makeSession(edition);
    const placed = { ...address, session: one.id, ...at, date: "2027-10-08", time: "09:00" };
    const results = await Promise.all(Array.from({ length: 20 }, () => scheduleSession(scope, placed)));
    expect(new Set(results.map((result) => result.ok && result.value.slotId)).size).toBe(1);
    expect(await db().slot.count({ where: { sessionId: one.id } })).toBe(1);
    expect(await db().auditEntry.count({ where: { act: "place-session", objectId: one.id } })).toBe(1);
    expect(await scheduleSession(scope, { ...placed, minutes: 30 })).toMatchObject({ value: { ordinal: 2 } });
    const room = (await makeRoom(edition)).id;
    expect(await scheduleSession(scope, { ...placed, room })).toMatchObject({ value: { ordinal: 3 } });
  });

  test("twenty clicks at once on a break make one, and one with other words a second", async () => {
    const { scope, address, edition } = await makeProgrammeDesk();
    const breakFields = {
      ...address,
      ...at,
      kind: "break" as const,
      title: { en: "Lunch" },
      note: {},
      date: "2027-10-08",
      time: "12:30",
    };
    await Promise.all(Array.from({ length: 20 }, () => addBreak(scope, breakFields)));
    expect(await db().slot.count({ where: { editionId: edition.id } })).toBe(1);
    await addBreak(scope, { ...breakFields, title: { en: "Lunch for guests" } });
    expect(await db().slot.count({ where: { editionId: edition.id } })).toBe(2);
  });

  test("a blocker needs a room; a break may be for all", async () => {
    const { scope, address } = await makeProgrammeDesk();
    const breakFields = {
      ...address,
      ...at,
      title: { en: "Lunch" },
      note: {},
      date: "2027-10-08",
      time: "12:30",
    };
    expect(await addBreak(scope, { ...breakFields, kind: "blocker" })).toMatchObject({
      reason: "room-needed",
    });
    expect((await addBreak(scope, { ...breakFields, kind: "break" })).ok).toBe(true);
  });
});
