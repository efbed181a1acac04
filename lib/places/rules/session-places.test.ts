import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseSessionPlaces, hasSessionPlace, type SessionPlaces, sessionsClash } from "./session-places";

const at = (...hours: number[]) => hours.map((from) => ({ from, until: from + 1 }));
const session = (id: string, more: Partial<SessionPlaces> = {}): SessionPlaces => ({
  ...{ id, capacity: 1, taken: 0, open: true, times: at(9) },
  ...more,
});
const waits = (registrationId: string, sessionId: string, position: number) => ({
  registrationId,
  sessionId,
  position,
});
const has = (registrationId: string, sessionId: string) => ({ registrationId, sessionId });
const names = (promoted: ReturnType<typeof chooseSessionPlaces>) =>
  promoted.map(({ registrationId, sessionId }) => `${registrationId} ${sessionId}`);

test("touching is not overlapping, and what has no time is in nobody's way", () => {
  expect(sessionsClash({ times: at(9) }, { times: at(10) })).toBe(false);
  expect(sessionsClash({ times: at(9) }, { times: [{ from: 9.5, until: 11 }] })).toBe(true);
  expect(sessionsClash({ times: at(7, 9) }, { times: at(9) })).toBe(true);
  expect(sessionsClash({ times: [] }, { times: at(9) })).toBe(false);
});

describe("who comes in", () => {
  test("whoever said so first, as far as there are places; where nobody comes in, nobody does", () => {
    const waiting = [waits("c", "soup", 3), waits("a", "soup", 1), waits("b", "soup", 2)];
    expect(names(chooseSessionPlaces([session("soup", { capacity: 2 })], waiting, []))).toEqual([
      "a soup",
      "b soup",
    ]);
    expect(names(chooseSessionPlaces([session("soup", { capacity: null })], waiting, []))).toHaveLength(3);
    expect(names(chooseSessionPlaces([session("soup", { taken: 1 })], waiting, []))).toEqual([]);
    expect(names(chooseSessionPlaces([session("soup", { open: false })], waiting, []))).toEqual([]);
  });

  test("gives up what is at the same time, and the next has it in the same round", () => {
    const sessions = [
      session("soup"),
      session("bread", { taken: 1 }),
      session("later", { taken: 1, times: at(10) }),
    ];
    const waiting = [waits("a", "soup", 1), waits("b", "bread", 2), waits("a", "stew", 3)];
    const held = [has("a", "bread"), has("a", "later")];
    expect(chooseSessionPlaces(sessions, waiting, held)).toEqual([
      { ...has("a", "soup"), places: ["bread"], waits: [] },
      { ...has("b", "bread"), places: [], waits: [] },
    ]);
  });

  test("stops waiting for what is at the same time", () => {
    const sessions = [session("soup"), session("bread"), session("later", { times: at(10) })];
    const waiting = [waits("a", "soup", 1), waits("a", "bread", 2), waits("a", "later", 3)];
    expect(chooseSessionPlaces(sessions, waiting, [])).toEqual([
      { ...has("a", "soup"), places: [], waits: ["bread"] },
      { ...has("a", "later"), places: [], waits: [] },
    ]);
  });

  test("whoever they are and whatever they have: never too many, nobody twice at once, nobody waits for what is free", () => {
    const IDS = ["s0", "s1", "s2", "s3"];
    const people = fc.array(
      fc.record({
        wants: fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 4 }),
        holds: fc.option(fc.constantFrom(...IDS), { nil: null }),
      }),
      { maxLength: 12 },
    );
    const world = fc.record({
      people,
      sessions: fc.tuple(
        ...IDS.map(() => fc.record({ capacity: fc.nat(4), hour: fc.nat(1), open: fc.boolean() })),
      ),
    });
    fc.assert(
      fc.property(world, ({ people, sessions }) => {
        const held = people.flatMap(({ holds }, who) => (holds ? [has(`p${who}`, holds)] : []));
        const waiting = people
          .flatMap(({ wants, holds }, who) =>
            wants.filter((id) => id !== holds).map((id) => ({ registrationId: `p${who}`, sessionId: id })),
          )
          .map((one, position) => ({ ...one, position: position + 1 }));
        const taken = (id: string) => held.filter(({ sessionId }) => sessionId === id).length;
        const facts = sessions.map(({ capacity, hour, open }, index) =>
          session(`s${index}`, { capacity, open, taken: taken(`s${index}`), times: at(hour) }),
        );
        const inside = new Set(held.map(({ registrationId, sessionId }) => `${registrationId} ${sessionId}`));
        const left = new Set(
          waiting.map(({ registrationId, sessionId }) => `${registrationId} ${sessionId}`),
        );
        for (const { registrationId, sessionId, places, waits: ended } of chooseSessionPlaces(
          facts,
          waiting,
          held,
        )) {
          for (const id of places) expect(inside.delete(`${registrationId} ${id}`)).toBe(true);
          for (const id of [...ended, sessionId]) expect(left.delete(`${registrationId} ${id}`)).toBe(true);
          inside.add(`${registrationId} ${sessionId}`);
        }
        const of = (who: string) => facts.filter(({ id }) => inside.has(`${who} ${id}`));
        people.forEach((_, who) => {
          const own = of(`p${who}`);
          for (const one of own)
            for (const other of own) if (one !== other) expect(sessionsClash(one, other)).toBe(false);
        });
        for (const one of facts) {
          const count = [...inside].filter((key) => key.endsWith(` ${one.id}`)).length;
          expect(count).toBeLessThanOrEqual(Math.max(one.capacity ?? 0, one.taken));
          const awaited = [...left].some((key) => key.endsWith(` ${one.id}`));
          if (one.open && awaited)
            expect(hasSessionPlace({ capacity: one.capacity, taken: count })).toBe(false);
        }
      }),
    );
  });
});
