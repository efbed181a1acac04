import { describe, expect, inject, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { transitionSession } from "@/lib/programme/commands/edit-session";
import { moveSlot, scheduleSession, unscheduleSlot } from "@/lib/programme/commands/schedule-session";
import { currentRelease } from "@/lib/programme/queries/current-release";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { editionScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { previewRelease } from "../queries/preview-release";
import { readRelease } from "../queries/read-release";
import { isExclusionViolation } from "./publish";
import { release } from "./release";
import { writeContent } from "./write-release";

const DAY = "2027-10-08";

async function makeProgramme() {
  const { edition } = await makeOpenEdition({ dates: [DAY], languages: ["en"] });
  const scope = await editionScope(edition);
  const programme = scope;
  const room = await makeRoom(edition, { name: "Aula" });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const place = (session: string, time: string, roomId: string | null = room.id) =>
    scheduleSession(programme, {
      ...address,
      session,
      room: roomId,
      date: DAY,
      time,
      minutes: 60,
      choose: null,
    });
  return { edition, scope, programme, room, address, place };
}

const named = (name: string) => ({ name, note: {} });

describe("a release", () => {
  test("copies sessions, places and people, and tells what is new", async () => {
    const { edition, scope, place } = await makeProgramme();
    const session = await makeSession(edition);
    const listed = await makeSession(edition);
    const speaker = await makeSpeaker(edition, { email: "ada@example.org" });
    const interpreter = await makeSpeaker(edition);
    const link = { organisationId: edition.organisationId, sessionId: session.id };
    await db().sessionPerson.create({ data: { ...link, speakerId: speaker.id, role: "speaker", order: 0 } });
    await db().interpretation.create({
      data: { ...link, fromLanguage: "it", toLanguage: "en", mode: "spoken", speakerId: interpreter.id },
    });
    await place(session.id, "09:00");
    const preview = await previewRelease(scope);
    expect(preview.changes.map((change) => change.kind)).toEqual(["new", "new"]);
    expect(preview.concerned.map((person) => person.id).sort()).toEqual([speaker.id, interpreter.id].sort());
    const first = await release(scope, named("First"));
    expect(first).toMatchObject({ ok: true, value: { number: 1, changes: 2 } });
    const current = await currentRelease(db(), scope);
    expect(current).toMatchObject({ number: 1, name: "First" });
    const content = await readRelease(db(), edition.organisationId, current?.id ?? "");
    expect(content.sessions.map((one) => one.id).sort()).toEqual([session.id, listed.id].sort());
    expect(content.sessions.find((one) => one.id === session.id)?.people).toMatchObject([
      { speakerId: speaker.id, role: "speaker" },
      { speakerId: interpreter.id, role: "interpreter" },
    ]);
    expect(content.slots).toMatchObject([
      { sessionId: session.id, ordinal: 1, sequence: 0, cancelled: false },
    ]);
    const drafts = await db().outboxMessage.findMany({ where: { editionId: edition.id } });
    expect(drafts.map((draft) => [draft.template, draft.state])).toEqual([
      ["schedule-changed", "draft"],
      ["schedule-changed", "draft"],
    ]);
    const leaving = await asTheyLeave(drafts);
    expect(leaving.find((mail) => mail?.recipient === "ada@example.org")?.parameters).toMatchObject({
      changes: "New: Example session 1, 8 October 2027 at 09:00, room Aula",
    });
    expect(await release(scope, named("Again"))).toMatchObject({ ok: false, reason: "nothing-changed" });
  });

  test("carries the calendar's sequence: moved, cancelled, back, gone", async () => {
    const { edition, scope, programme, room, address, place } = await makeProgramme();
    const session = await makeSession(edition);
    const placed = await place(session.id, "09:00");
    if (!placed.ok) throw new Error(placed.reason);
    await makeSlot(edition, {
      kind: "break",
      title: { en: "Lunch" },
      startsAt: new Date("2027-10-08T10:00:00Z"),
      endsAt: new Date("2027-10-08T11:00:00Z"),
    });
    const transition = (name: "cancel" | "restore" | "delete", version: number) =>
      transitionSession(programme, { ...address, session: session.id, version, transition: name });
    const kinds: unknown[] = [];
    const released = async (name: string) => {
      const result = await release(scope, named(name));
      if (!result.ok) throw new Error(result.reason);
      const made = await db().release.findFirstOrThrow({ where: { id: result.value.releaseId } });
      kinds.push((made.changes as Array<{ kind: string }>).map((change) => change.kind));
      const slots = await db().releasedSlot.findMany({
        where: { releaseId: made.id, sessionId: session.id },
      });
      expect(slots).toHaveLength(1);
      return [slots[0]?.sequence, slots[0]?.cancelled, slots[0]?.ordinal];
    };
    expect(await released("one")).toEqual([0, false, 1]);
    const move = { ...address, room: room.id, date: DAY, minutes: 60, choose: null };
    await moveSlot(programme, { ...move, slot: placed.value.slotId, version: 1, time: "14:00" });
    expect(await released("two")).toEqual([1, false, 1]);
    await unscheduleSlot(programme, { ...address, slot: placed.value.slotId, version: 2 });
    expect(await released("three")).toEqual([2, true, 1]);
    const again = await place(session.id, "15:00");
    expect(again).toMatchObject({ ok: true, value: { ordinal: 1 } });
    expect(await released("four")).toEqual([3, false, 1]);
    await transition("cancel", 1);
    expect(await released("five")).toEqual([4, true, 1]);
    await transition("restore", 2);
    expect(await released("six")).toEqual([5, false, 1]);
    await transition("delete", 3);
    expect(await released("seven")).toEqual([6, true, 1]);
    expect(kinds).toEqual([["new"], ["moved"], ["moved"], ["moved"], ["cancelled"], ["new"], ["cancelled"]]);
    expect(await release(scope, named("eight"))).toMatchObject({ reason: "nothing-changed" });
  });

  test("with an overlap is refused in words, and passes after one move", async () => {
    const { edition, scope, programme, room, address, place } = await makeProgramme();
    const [one, other] = [await makeSession(edition), await makeSession(edition)];
    await place(one.id, "09:00");
    const second = await place(other.id, "09:30");
    if (!second.ok) throw new Error(second.reason);
    const refusal = await release(scope, named("No"));
    expect(refusal).toEqual({
      ok: false,
      reason: "overlap",
      detail: {
        count: 1,
        list: "Aula: 1 Example session 1 2027-10-08 09:00 +02:00 / 2 Example session 2 2027-10-08 09:30 +02:00 (2027-10-08 09:30 +02:00 – 10:00 +02:00, Europe/Rome, 30 min)",
      },
    });
    expect(await db().release.count({ where: { editionId: edition.id } })).toBe(0);
    const move = { ...address, room: room.id, date: DAY, time: "10:00", minutes: 60, choose: null };
    await moveSlot(programme, { ...move, slot: second.value.slotId, version: 1 });
    expect((await release(scope, named("Yes"))).ok).toBe(true);
  });

  test("an interpreter in two places stops it too; a shared room does not", async () => {
    const { edition, scope, place } = await makeProgramme();
    const shared = await makeRoom(edition, { shared: true });
    const [one, other] = [await makeSession(edition), await makeSession(edition)];
    await place(one.id, "09:00", shared.id);
    await place(other.id, "09:00", shared.id);
    expect((await release(scope, named("Shared"))).ok).toBe(true);
    const interpreter = await makeSpeaker(edition, { fullName: "Ines Interprete" });
    for (const sessionId of [one.id, other.id]) {
      await db().interpretation.create({
        data: {
          organisationId: edition.organisationId,
          sessionId,
          fromLanguage: "it",
          toLanguage: "en",
          mode: "spoken",
          speakerId: interpreter.id,
        },
      });
    }
    const refusal = await release(scope, named("No"));
    expect(refusal).toMatchObject({ ok: false, reason: "overlap" });
    expect(!refusal.ok && refusal.detail?.list).toMatch(/^Ines Interprete: /);
  });

  test("the database refuses an overlap by itself, and the refusal is understood", async () => {
    const { edition, scope, place, room } = await makeProgramme();
    await place((await makeSession(edition)).id, "09:00");
    const made = await release(scope, named("First"));
    if (!made.ok) throw new Error(made.reason);
    const other = await makeSession(edition);
    const slot = {
      slotId: null,
      kind: "session" as const,
      ordinal: 1,
      roomId: room.id,
      startsAt: new Date("2027-10-08T07:30:00Z"),
      endsAt: new Date("2027-10-08T08:30:00Z"),
      title: {},
      note: {},
      shared: false,
      cancelled: false,
      sequence: 0,
      firstSeenAt: new Date(),
      changedAt: new Date(),
    };
    const fault = await transaction((tx) =>
      writeContent(
        tx,
        edition.organisationId,
        made.value.releaseId,
        {
          sessions: [{ id: other.id, cancelled: false, people: [] }],
          slots: [{ ...slot, sessionId: other.id }],
        },
        [],
      ),
    ).catch((error: unknown) => error);
    expect(isExclusionViolation(fault)).toBe(true);
    expect(isExclusionViolation(new Error("something else"))).toBe(false);
  });

  test("fifty at once, each placing into the same hour first: at most one", async () => {
    const { edition, scope, place } = await makeProgramme();
    const sessions = [];
    for (let count = 0; count < 50; count += 1) sessions.push(await makeSession(edition));
    const results = await Promise.all(
      sessions.map(async (session) => {
        await place(session.id, "09:00");
        return release(scope, named("Race"));
      }),
    );
    expect(results.filter((result) => result.ok).length).toBeLessThanOrEqual(1);
    for (const result of results)
      if (!result.ok) expect(["overlap", "busy", "nothing-changed"]).toContain(result.reason);
    // Whoever is refused reads which sessions finding, where and when.
    const last = await release(scope, named("Last"));
    expect(last).toMatchObject({ ok: false, reason: "overlap" });
    const lines = String(!last.ok && last.detail?.list).split("\n");
    for (const line of lines)
      expect(line).toMatch(
        /^Aula: \d+ Example session \d+ 2027-10-08 09:00 \+02:00 \/ \d+ Example session \d+ 2027-10-08 09:00 \+02:00 \(2027-10-08 09:00 \+02:00 – 10:00 \+02:00, Europe\/Rome, 60 min\)$/,
      );
    const findings = await db().$queryRaw<unknown[]>`
      SELECT 1 FROM released_slot one JOIN released_slot other
      ON one.release_id = other.release_id AND one.room_id = other.room_id AND one.id < other.id
      AND tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
      WHERE one.organisation_id = ${edition.organisationId}::uuid`;
    expect(findings).toEqual([]);
  });

  test("fifty at once of one draft: exactly one", async () => {
    const { edition, scope, place } = await makeProgramme();
    await place((await makeSession(edition)).id, "09:00");
    const results = await Promise.all(Array.from({ length: 50 }, () => release(scope, named("Race"))));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().release.count({ where: { editionId: edition.id } })).toBe(1);
  });

  test.runIf(inject("engine") === "server")(
    "without the lock more than one tries to be the first",
    async () => {
      const { scope, edition, place } = await makeProgramme();
      await place((await makeSession(edition)).id, "09:00");
      const outcomes = await withoutLocks(() =>
        Promise.allSettled(Array.from({ length: 50 }, () => release(scope, named("Race")))),
      );
      // The unique number stands behind the lock: one is made, the others break on it instead of being told.
      expect(outcomes.some((outcome) => outcome.status === "rejected")).toBe(true);
      expect(await db().release.count({ where: { editionId: edition.id } })).toBe(1);
    },
  );

  test.runIf(inject("engine") === "server")("does not make registrations wait", async () => {
    const { edition, scope } = await makeProgramme();
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM edition WHERE id = ${scope.editionId}::uuid FOR NO KEY UPDATE`;
      await makeSession(edition);
    });
  });
});
