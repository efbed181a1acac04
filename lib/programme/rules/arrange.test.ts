import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { programmeDayBounds } from "@/lib/platform/dates/zones";
import { arranged, type Change, copyToRooms, fillGap, findGap, shiftSlots, swapSlots } from "./arrange";
import { findOverlaps } from "./findings";
import type { SlotFacts } from "./overlaps";

const MINUTE = 60_000;
const ZONE = "Europe/Rome";
/** An ordinary day, the night in which an hour is left out, and the one in which it comes twice. */
const DAYS = ["2027-05-06", "2027-03-27", "2027-10-30"].map((date) => {
  const { start, end } = programmeDayBounds(date, ZONE);
  return { start: start.getTime(), end: end.getTime() };
});
const ROOMS = ["a", "b", "c"];
const [ORDINARY = { start: 0, end: 0 }] = DAYS;
const slot = (id: string, start: number, end: number, more: Partial<SlotFacts> = {}): SlotFacts => ({
  ...{ id, kind: "session", sessionId: `of-${id}`, roomId: "a", people: [] },
  ...{ start: ORDINARY.start + start * MINUTE, end: ORDINARY.start + end * MINUTE },
  ...more,
});

/** Slots of one of the days, in steps of five minutes, so that many touch, contain and equal each other. */
const days = fc.constantFrom(...DAYS).chain((day) =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom<SlotFacts["kind"]>("session", "session", "break", "blocker"),
        room: fc.constantFrom(...ROOMS, null),
        at: fc.integer({ min: 0, max: (day.end - day.start) / MINUTE / 5 - 1 }),
        steps: fc.integer({ min: 0, max: 40 }),
        people: fc.uniqueArray(fc.constantFrom("ada", "bea", "carl"), { maxLength: 2 }),
      }),
      { maxLength: 24 },
    )
    .map((rows) => ({
      day,
      slots: rows.map(({ kind, room, at, steps, people }, index): SlotFacts => {
        const start = day.start + at * 5 * MINUTE;
        const session = kind === "session";
        return {
          ...{ id: `slot-${index}`, kind, sessionId: session ? `session-${index}` : null },
          ...{ roomId: kind === "blocker" ? (room ?? "a") : room, people: session ? people : [] },
          ...{ start, end: start + steps * 5 * MINUTE },
        };
      }),
    })),
);
const applied = (slots: readonly SlotFacts[], changes: readonly Change[]) =>
  arranged(slots, changes, () => []);
const lengths = (slots: readonly SlotFacts[]) => slots.map(({ start, end }) => end - start);
/** The same act the other way round. */
const back = (changes: readonly Change[]): Change[] =>
  changes.flatMap((change) =>
    change.before ? { ...change, before: change.after, after: change.before } : [],
  );

describe("a part of a day comes later", () => {
  const asked = fc.record({
    from: fc.integer({ min: 0, max: 300 }),
    steps: fc.integer({ min: 0, max: 300 }),
    by: fc.integer({ min: -144, max: 144 }),
    room: fc.constantFrom(...ROOMS, null),
  });

  test("all of it and nothing else, as long as before, and back it is as it was", () => {
    fc.assert(
      fc.property(days, asked, ({ day, slots }, { from, steps, by, room }) => {
        const start = day.start + from * 5 * MINUTE;
        const span = { start, end: start + steps * 5 * MINUTE };
        const plan = shiftSlots(slots, { day, span, room, by: by * 5 * MINUTE });
        const meant = slots.filter(
          (one) =>
            one.kind !== "blocker" &&
            one.start >= span.start &&
            one.start < span.end &&
            (room === null || one.roomId === room),
        );
        const out = meant.filter(
          ({ start: at }) => at + by * 5 * MINUTE < day.start || at + by * 5 * MINUTE >= day.end,
        );
        if (!plan.ok) {
          const nothing = meant.length === 0 || by === 0;
          const leaves = { reason: "leaves-day", detail: { count: out.length } };
          expect(plan).toEqual({ ok: false, ...(nothing ? { reason: "nothing-there" } : leaves) });
          return;
        }
        expect(out).toEqual([]);
        expect(plan.value.map(({ slotId }) => slotId)).toEqual(meant.map(({ id }) => id));
        const then = applied(slots, plan.value);
        expect(lengths(then)).toEqual(lengths(slots));
        for (const [index, one] of slots.entries()) {
          const moves = meant.includes(one) ? by * 5 * MINUTE : 0;
          expect(then[index]).toEqual({ ...one, start: one.start + moves, end: one.end + moves });
        }
        expect(applied(then, back(plan.value))).toEqual(slots);
      }),
    );
  });

  test("what moves together clashes with nothing of its own that it did not clash with before", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -48, max: 48 }), ({ day, slots }, by) => {
        const plan = shiftSlots(slots, { day, span: day, room: null, by: by * 5 * MINUTE });
        if (!plan.ok) return;
        const own = slots.filter(({ kind }) => kind !== "blocker");
        const pairs = (of: readonly SlotFacts[]) =>
          findOverlaps(of, [])
            .map((finding) => JSON.stringify(finding))
            .sort();
        expect(pairs(applied(own, plan.value))).toEqual(pairs(own));
      }),
    );
  });

  test("what is running then stays, what begins then comes along, and what begins at its end does not", () => {
    const slots = [
      slot("before", 540, 600),
      slot("running", 570, 660),
      slot("at", 600, 630),
      slot("end", 720, 750),
    ];
    const at = (minute: number) => ORDINARY.start + minute * MINUTE;
    const plan = shiftSlots(slots, {
      ...{ day: ORDINARY, room: null, by: 15 * MINUTE },
      span: { start: at(600), end: at(720) },
    });
    expect(plan).toMatchObject({
      ok: true,
      value: [{ slotId: "at", after: { start: at(615), end: at(645) } }],
    });
  });

  test("no minute is lost and none comes twice in the nights in which the clocks change", () => {
    for (const day of DAYS) {
      const late = { ...slot("late", 0, 0), start: day.end - 120 * MINUTE, end: day.end - 60 * MINUTE };
      const plan = shiftSlots([late], { day, span: day, room: null, by: 60 * MINUTE });
      expect(plan).toMatchObject({
        ok: true,
        value: [{ after: { start: late.start + 60 * MINUTE, end: late.end + 60 * MINUTE } }],
      });
      expect(shiftSlots([late], { day, span: day, room: null, by: 120 * MINUTE }).ok).toBe(false);
    }
  });
});

describe("two change places", () => {
  test("each begins where the other did, lasts as long as before, and twice is never", () => {
    fc.assert(
      fc.property(days, fc.nat(), fc.nat(), ({ slots }, first, second) => {
        const [one, other] = [first, second].map((at) => slots[at % (slots.length || 1)]);
        if (!one || !other) return;
        const plan = swapSlots(one, other);
        const both = [one, other];
        const everywhere =
          both.some(({ roomId }) => roomId === null) && both.some(({ kind }) => kind !== "session");
        const same = one.start === other.start && (everywhere || one.roomId === other.roomId);
        expect(plan.ok).toBe(one !== other && !same);
        if (!plan.ok) return;
        const then = applied(slots, plan.value);
        const [here = one, there = other] = [then[slots.indexOf(one)], then[slots.indexOf(other)]];
        expect([here.start, there.start]).toEqual([other.start, one.start]);
        expect([here.roomId, there.roomId]).toEqual(
          everywhere ? [one.roomId, other.roomId] : [other.roomId, one.roomId],
        );
        expect(lengths(then)).toEqual(lengths(slots));
        const again = swapSlots(here, there);
        expect(again.ok && applied(then, again.value)).toEqual(slots);
      }),
    );
  });
});

describe("a break for the other rooms", () => {
  test("each room has one then, none has two of it, and once is enough", () => {
    fc.assert(
      fc.property(days, fc.nat(), ({ slots }, pick) => {
        const one = slots[pick % (slots.length || 1)];
        if (!one) return;
        const rooms = ROOMS.map((id) => ({ id }));
        const plan = copyToRooms(one, rooms, slots);
        const twins = (of: readonly SlotFacts[], room: string | null) =>
          of.filter(
            ({ kind, roomId, start, end }) =>
              kind === one.kind && roomId === room && start === one.start && end === one.end,
          ).length;
        if (!plan.ok) {
          const everywhere = twins(slots, null) > 0 || ROOMS.every((room) => twins(slots, room) > 0);
          expect(plan.reason).toBe(one.kind === "session" ? "nothing-there" : "everywhere");
          if (one.kind !== "session") expect(everywhere).toBe(true);
          return;
        }
        const then = applied(slots, plan.value);
        for (const room of ROOMS) expect(twins(then, room)).toBe(Math.max(1, twins(slots, room)));
        expect(then.slice(0, slots.length)).toEqual(slots);
        expect(copyToRooms(one, rooms, then)).toMatchObject({ ok: false, reason: "everywhere" });
      }),
    );
  });
});

describe("a gap is filled", () => {
  const waiting = fc.array(
    fc.record({
      lasts: fc.integer({ min: 1, max: 24 }).map((steps) => steps * 5 * MINUTE),
      people: fc.uniqueArray(fc.constantFrom("ada", "bea", "carl"), { maxLength: 2 }),
    }),
    { maxLength: 8 },
  );

  test("nothing it places clashes with a room or a person, all lies within the gap, nobody is placed twice", () => {
    fc.assert(
      fc.property(days, waiting, fc.integer({ min: 0, max: 300 }), ({ day, slots }, rows, at) => {
        const all = rows.map((row, index) => ({ ...row, id: `waiting-${index}` }));
        const asked = {
          day,
          room: { id: "a", shared: false },
          from: day.start + at * 5 * MINUTE,
          closes: null,
        };
        const gap = findGap(slots, asked);
        const plan = fillGap(slots, all, { ...asked, chosen: null });
        if (!plan.ok || !gap) {
          expect(plan).toMatchObject({ ok: false, reason: gap ? "does-not-fit" : "no-gap" });
          return;
        }
        expect(gap.start).toBeGreaterThanOrEqual(asked.from);
        const placed = plan.value.map(({ sessionId }) => sessionId);
        expect(new Set(placed).size).toBe(placed.length);
        for (const { after } of plan.value) {
          expect(after.start).toBeGreaterThanOrEqual(gap.start);
          expect(after.end).toBeLessThanOrEqual(gap.end);
        }
        const people = new Map(all.map((one) => [one.id, one.people]));
        const then = arranged(slots, plan.value, (id) => people.get(id) ?? []);
        const fresh = findOverlaps(then, []).filter(
          (finding) => "slotIds" in finding && finding.slotIds.some((id) => id.startsWith("new-")),
        );
        expect(fresh).toEqual([]);
      }),
    );
  });

  const asked = { day: ORDINARY, room: { id: "a", shared: false }, closes: null, chosen: null };
  const at = (minute: number) => ORDINARY.start + minute * MINUTE;
  const hour = (id: string, minutes: number, people: string[] = []) => ({
    id,
    lasts: minutes * MINUTE,
    people,
  });

  test("one that is exactly as long fits; a minute more does not, and it is said how long the gap is", () => {
    const slots = [slot("one", 300, 360), slot("two", 405, 450)];
    expect(fillGap(slots, [hour("w", 45)], { ...asked, from: at(330) })).toMatchObject({
      value: [{ sessionId: "w", after: { roomId: "a", start: at(360), end: at(405) } }],
    });
    expect(fillGap(slots, [hour("w", 46)], { ...asked, from: at(330) })).toEqual({
      ...{ ok: false, reason: "does-not-fit", detail: { minutes: 45 } },
    });
  });

  test("between two that touch there is none: it begins behind the second", () => {
    const slots = [slot("one", 300, 360), slot("two", 360, 420), slot("far", 500, 560, { roomId: "b" })];
    expect(findGap([], { ...asked, from: at(330) })).toBeNull();
    expect(findGap(slots, { ...asked, from: at(300) })).toEqual({ start: at(420), end: at(560) });
  });

  test("one who is elsewhere then is passed over for the next; whoever is chosen is placed all the same", () => {
    const slots = [
      slot("one", 300, 360),
      slot("two", 420, 450),
      slot("else", 370, 380, { roomId: "b", people: ["ada"] }),
    ];
    const all = [hour("w1", 60, ["ada"]), hour("w2", 30)];
    expect(fillGap(slots, all, { ...asked, from: at(360) })).toMatchObject({
      value: [{ sessionId: "w2", after: { start: at(360), end: at(390) } }],
    });
    expect(fillGap(slots, all, { ...asked, from: at(360), chosen: "w1" })).toMatchObject({
      value: [{ sessionId: "w1", after: { start: at(360), end: at(420) } }],
    });
  });

  test("a break for all rooms ends it, closing ends it, a shared room is free beside sessions", () => {
    const slots = [
      slot("tea", 420, 450, { kind: "break", sessionId: null, roomId: null }),
      slot("one", 300, 400),
    ];
    expect(findGap(slots, { ...asked, from: at(400) })).toEqual({ start: at(400), end: at(420) });
    expect(findGap(slots, { ...asked, from: at(400), closes: at(410) })).toEqual({
      start: at(400),
      end: at(410),
    });
    expect(findGap(slots, { ...asked, from: at(400), closes: at(400) })).toBeNull();
    const shared = { id: "a", shared: true };
    expect(findGap(slots, { ...asked, room: shared, from: at(330) })).toEqual({
      start: at(330),
      end: at(420),
    });
  });
});
