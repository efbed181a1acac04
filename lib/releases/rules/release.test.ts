import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft, DraftSlot, ReleasePerson } from "@/lib/programme/rules/draft";
import { planRelease, type ReleaseContent } from "./release";

const now = new Date("2027-10-01T12:00:00Z");
const later = new Date("2027-10-02T12:00:00Z");

function slot(sessionId: string | null, hour: number, change: Partial<DraftSlot> = {}): DraftSlot {
  return {
    slotId: null,
    kind: sessionId ? "session" : "break",
    sessionId,
    ordinal: 1,
    roomId: "aula",
    startsAt: new Date(Date.UTC(2027, 9, 8, hour)),
    endsAt: new Date(Date.UTC(2027, 9, 8, hour + 1)),
    title: {},
    note: {},
    shared: false,
    ...change,
  };
}
const person = (speakerId: string, order = 0): ReleasePerson => ({ speakerId, role: "speaker", order });
const session = (id: string, people: ReleasePerson[] = [], cancelled = false) => ({ id, cancelled, people });
const draft = (sessions: Draft["sessions"], slots: Draft["slots"] = []): Draft => ({ sessions, slots });
const told = (before: Draft | null, after: Draft) => {
  const first = before ? planRelease(before, null, now) : null;
  const plan = planRelease(after, first, later);
  return { plan, kinds: plan.changes.map((change) => `${change.sessionId} ${change.kind}`) };
};

describe("what a release tells", () => {
  const one = draft([session("a")], [slot("a", 9)]);

  test.each<[string, Draft | null, Draft, string[], boolean]>([
    ["the first one is all new", null, one, ["a new"], false],
    ["nothing to release at all", null, draft([]), [], true],
    ["nothing changed", one, one, [], true],
    ["another hour", one, draft([session("a")], [slot("a", 10)]), ["a moved"], false],
    ["another room", one, draft([session("a")], [slot("a", 9, { roomId: "b" })]), ["a moved"], false],
    [
      "a second slot",
      one,
      draft([session("a")], [slot("a", 9), slot("a", 14, { ordinal: 2 })]),
      ["a moved"],
      false,
    ],
    ["taken off the grid", one, draft([session("a")]), ["a moved"], false],
    ["cancelled", one, draft([session("a", [], true)], [slot("a", 9)]), ["a cancelled"], false],
    ["deleted", one, draft([]), ["a cancelled"], false],
    ["cancelled before anybody knew", null, draft([session("a", [], true)], [slot("a", 9)]), [], true],
    ["listed gets a time", draft([session("a")]), one, ["a moved"], false],
    ["a new break", one, draft([session("a")], [slot("a", 9), slot(null, 12)]), [], false],
    ["a person more", one, draft([session("a", [person("p")])], [slot("a", 9)]), [], false],
  ])("%s", (_name, before, after, expected, unchanged) => {
    const { plan, kinds } = told(before, after);
    expect(kinds).toEqual(expected);
    expect(plan.unchanged).toBe(unchanged);
  });

  test("concerns the people of changed sessions, and who came or left", () => {
    const before = draft(
      [session("a", [person("p"), person("q", 1)]), session("b", [person("r")])],
      [slot("a", 9), slot("b", 9, { roomId: "b" })],
    );
    const after = draft(
      [session("a", [person("p"), person("s", 1)]), session("b", [person("r")])],
      [slot("a", 9), slot("b", 11, { roomId: "b" })],
    );
    const { plan } = told(before, after);
    expect([...plan.concerned.keys()].sort()).toEqual(["q", "r", "s"]);
    expect([...(plan.concerned.get("r") ?? [])]).toEqual(["b"]);
  });

  test("gives a move its from and to", () => {
    const { plan } = told(one, draft([session("a")], [slot("a", 10)]));
    expect(plan.changes).toEqual([
      {
        kind: "moved",
        sessionId: "a",
        ordinal: 1,
        from: { startsAt: "2027-10-08T09:00:00.000Z", endsAt: "2027-10-08T10:00:00.000Z", roomId: "aula" },
        to: { startsAt: "2027-10-08T10:00:00.000Z", endsAt: "2027-10-08T11:00:00.000Z", roomId: "aula" },
      },
    ]);
    expect(plan.slots[0]).toMatchObject({ sequence: 1, firstSeenAt: now, changedAt: later });
  });
});

describe("what a release holds", () => {
  const one = draft([session("a")], [slot("a", 9)]);

  test("no slot of what was cancelled before anybody knew", () => {
    const { plan } = told(null, draft([session("a", [], true)], [slot("a", 9)]));
    expect([plan.sessions, plan.slots]).toEqual([[], []]);
  });

  test("a cancelled session's slots, told as cancelled, where it was", () => {
    const { plan } = told(one, draft([session("a", [], true)], [slot("a", 9)]));
    expect(plan.slots).toMatchObject([{ sessionId: "a", cancelled: true, sequence: 1 }]);
    expect(plan.changes).toMatchObject([
      { kind: "cancelled", ordinal: 1, from: { startsAt: "2027-10-08T09:00:00.000Z" }, to: null },
    ]);
  });

  test("a break that is dropped no more, and a new one not as cancelled", () => {
    const withBreak = draft([session("a")], [slot("a", 9), slot(null, 12)]);
    expect(told(one, withBreak).plan.slots.map(({ kind, cancelled }) => [kind, cancelled])).toEqual([
      ["session", false],
      ["break", false],
    ]);
    const dropped = told(withBreak, one).plan;
    expect(dropped.slots.map(({ kind }) => kind)).toEqual(["session"]);
    expect([dropped.unchanged, dropped.changes]).toEqual([false, []]);
  });

  test("a session that comes back: new, at its first slot that takes place", () => {
    const two = [slot("a", 9), slot("a", 14, { ordinal: 2 })];
    const first = planRelease(draft([session("a")], two), null, now);
    const gone = planRelease(draft([]), first, now);
    const back = planRelease(draft([session("a")], [slot("a", 14, { ordinal: 2 })]), gone, later);
    expect(back.changes).toEqual([
      {
        kind: "new",
        sessionId: "a",
        ordinal: 2,
        from: null,
        to: { startsAt: "2027-10-08T14:00:00.000Z", endsAt: "2027-10-08T15:00:00.000Z", roomId: "aula" },
      },
    ]);
    expect(planRelease(draft([]), gone, later).changes).toEqual([]);
  });

  test("a cancelled session that was left with one of two slots says which", () => {
    const two = [slot("a", 9), slot("a", 14, { ordinal: 2 })];
    const first = planRelease(draft([session("a")], two), null, now);
    const left = planRelease(draft([session("a")], [slot("a", 14, { ordinal: 2 })]), first, now);
    const { changes } = planRelease(draft([session("a", [], true)], []), left, later);
    expect(changes).toMatchObject([{ kind: "cancelled", ordinal: 2 }]);
  });
});

describe("nothing to release", () => {
  const people = [person("p", 0), person("q", 1)];
  const one = draft([session("a", people)], [slot("a", 9), slot(null, 12), slot(null, 15)]);

  test.each<[string, Draft, boolean]>([
    [
      "its people come in another order of rows",
      draft([session("a", [...people].reverse())], one.slots),
      true,
    ],
    ["its people change places", draft([session("a", [person("p", 1), person("q", 0)])], one.slots), false],
    ["its breaks come in another order", draft(one.sessions, [...one.slots].reverse()), true],
    ["a break moves", draft(one.sessions, [slot("a", 9), slot(null, 13), slot(null, 15)]), false],
    [
      "a break gets a name",
      draft(one.sessions, [slot("a", 9), slot(null, 12, { title: { en: "Lunch" } }), slot(null, 15)]),
      false,
    ],
  ])("when %s: %s", (_name, after, unchanged) => {
    expect(told(one, after).plan.unchanged).toBe(unchanged);
  });

  test("when a column gives the languages of a break in another order", () => {
    const named = (title: object) => draft([session("a")], [slot(null, 12, { title })]);
    expect(
      told(named({ en: "Lunch", it: "Pranzo" }), named({ it: "Pranzo", en: "Lunch" })).plan.unchanged,
    ).toBe(true);
    expect(
      told(named({ en: "Lunch", it: "Pranzo" }), named({ en: "Lunch", it: "Cena" })).plan.unchanged,
    ).toBe(false);
  });

  test("who changes places or roles is told, who stays is not", () => {
    const after = draft([session("a", [person("p", 0), { ...person("q", 1), role: "chair" }])], one.slots);
    expect([...told(one, after).plan.concerned.keys()]).toEqual(["q"]);
  });
});

test("over any life of a programme no calendar entry vanishes, and its sequence grows exactly when it changes", () => {
  const anySlot = fc.record({
    session: fc.constantFrom("a", "b", "c"),
    ordinal: fc.integer({ min: 1, max: 2 }),
    hour: fc.integer({ min: 8, max: 11 }),
    room: fc.constantFrom("aula", "b", null),
  });
  const anyDraft = fc.record({
    present: fc.subarray(["a", "b", "c"]),
    cancelled: fc.subarray(["a", "b", "c"]),
    slots: fc.uniqueArray(anySlot, { selector: (row) => `${row.session}/${row.ordinal}`, maxLength: 6 }),
  });
  fc.assert(
    fc.property(fc.array(anyDraft, { minLength: 2, maxLength: 8 }), (drafts) => {
      let before: ReleaseContent | null = null;
      for (const [index, row] of drafts.entries()) {
        const plan: ReturnType<typeof planRelease> = planRelease(
          draft(
            row.present.map((id) => session(id, [], row.cancelled.includes(id))),
            row.slots
              .filter((one) => row.present.includes(one.session))
              .map((one) => slot(one.session, one.hour, { ordinal: one.ordinal, roomId: one.room })),
          ),
          before,
          new Date(now.getTime() + index),
        );
        for (const was of before?.slots ?? []) {
          const is = plan.slots.filter(
            (one) => one.sessionId === was.sessionId && one.ordinal === was.ordinal,
          );
          expect(is).toHaveLength(1);
          const same =
            is[0]?.startsAt.getTime() === was.startsAt.getTime() &&
            is[0]?.roomId === was.roomId &&
            is[0]?.cancelled === was.cancelled;
          expect(is[0]?.sequence).toBe(was.sequence + (same ? 0 : 1));
          expect(is[0]?.firstSeenAt).toEqual(was.firstSeenAt);
        }
        for (const was of before?.sessions ?? [])
          expect(plan.sessions.some((one) => one.id === was.id)).toBe(true);
        expect(
          planRelease(
            draft(
              plan.sessions,
              plan.slots.filter((one) => !one.cancelled),
            ),
            plan,
            later,
          ).changes,
        ).toEqual([]);
        before = plan;
      }
    }),
  );
});
