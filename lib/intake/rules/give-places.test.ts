import { describe, expect, test } from "vitest";
import type { KnownRegistration, PlannedChange } from "../schema/intake-plan";
import { giveEach, movePlaces, moversOf, someCouldComeIn, withoutOwn } from "./give-places";

const quotasOf = new Map([
  ["members", ["root"]],
  ["guests", ["root", "small"]],
  ["press", ["small"]],
  ["team", []],
]);
const quotas = (root: number, small: number | null) =>
  new Map([
    ["root", { id: "root", capacity: 10, taken: root }],
    ["small", { id: "small", capacity: small === null ? null : 2, taken: small ?? 0 }],
  ]);

describe("who arrives", () => {
  test("gets a place in the order of the table, and waits where one of the quotas is full", () => {
    const counts = quotas(8, 1);
    const arrivals = ["guests", "guests", "members", "members", "team"].map((categoryId) => ({ categoryId }));
    const facts = { quotasOf, quotas: [...counts.values()], lastPosition: 6, waiting: [] };
    expect(giveEach(arrivals, facts).map(({ state, queuePosition }) => queuePosition ?? state)).toEqual([
      "confirmed",
      7,
      "confirmed",
      8,
      "confirmed",
    ]);
  });

  test("a quota without a limit takes everybody, a category that is not known nobody's place", () => {
    const facts = { quotasOf, lastPosition: 0, waiting: [] };
    const one = (categoryId: string, counts: ReturnType<typeof quotas>) =>
      giveEach([{ categoryId }], { ...facts, quotas: [...counts.values()] })[0]?.state;
    expect(one("guests", quotas(9, null))).toBe("confirmed");
    expect(one("members", new Map())).toBe("waitlisted");
  });

  test("comes behind who waits and could come in", () => {
    const facts = { quotasOf, quotas: [...quotas(9, 2).values()], lastPosition: 1 };
    expect(someCouldComeIn({ ...facts, waiting: ["guests", "press"] })).toBe(false);
    expect(someCouldComeIn({ ...facts, waiting: ["guests", "members"] })).toBe(true);
  });

  test("in a category without quotas has a place, and is missed by none", () => {
    const facts = { quotasOf, quotas: [...quotas(10, 2).values()], lastPosition: 0, waiting: ["gone"] };
    expect(giveEach([{ categoryId: "gone" }], facts)[0]).toEqual({ state: "confirmed", queuePosition: null });
    expect(someCouldComeIn(facts)).toBe(true);
    const made = ["gone", "guests"].map((categoryId) => ({ categoryId, state: "confirmed" }));
    const root = [{ id: "root", capacity: 10, taken: 4 }];
    expect(withoutOwn(root, quotasOf, made)).toEqual([{ id: "root", capacity: 10, taken: 3 }]);
    expect(root[0]?.taken).toBe(4);
  });

  test("is left out of what others have taken", () => {
    const made = [
      { categoryId: "guests", state: "confirmed" },
      { categoryId: "members", state: "confirmed" },
      { categoryId: "members", state: "waitlisted" },
    ];
    expect(withoutOwn([...quotas(9, 2).values()], quotasOf, made).map(({ taken }) => taken)).toEqual([7, 1]);
  });
});

describe("who moves", () => {
  test("needs a place only where the old category took none, and leaves the others", () => {
    const counts = quotas(10, 1);
    expect(movePlaces([{ line: 2, before: "members", after: "guests" }], quotasOf, counts)).toBeNull();
    expect([...counts.values()].map(({ taken }) => taken)).toEqual([10, 2]);
    expect(movePlaces([{ line: 3, before: "guests", after: "members" }], quotasOf, counts)).toBeNull();
    expect([...counts.values()].map(({ taken }) => taken)).toEqual([10, 1]);
  });

  test("is named by the line where there is none", () => {
    const movers = [
      { line: 2, before: "members", after: "press" },
      { line: 5, before: "members", after: "guests" },
    ];
    expect(movePlaces(movers, quotasOf, quotas(5, 1))).toBe(5);
  });

  test("holds a place, perhaps since this moment, and leaves a category", () => {
    const row = (id: string, state: string) =>
      ({ id, state, categoryId: `old of ${id}` }) as unknown as KnownRegistration;
    const known = [row("in", "confirmed"), row("waits", "waitlisted"), row("risen", "waitlisted")];
    const change = (line: number, registrationId: string, after: string | null) =>
      ({
        ...{ line, registrationId },
        category: after === null ? null : { before: "told", after },
      }) as PlannedChange;
    const changes = [
      change(2, "in", "guests"),
      change(3, "waits", "guests"),
      change(4, "risen", "press"),
      change(5, "in", null),
      change(6, "gone", "guests"),
    ];
    expect(moversOf(changes, known, new Set(["risen", "gone"]))).toEqual([
      { line: 2, before: "old of in", after: "guests" },
      { line: 4, before: "old of risen", after: "press" },
    ]);
  });

  test("had no category before, or comes to one without quotas", () => {
    const counts = quotas(3, 1);
    expect(movePlaces([{ line: 2, before: null, after: "members" }], quotasOf, counts)).toBeNull();
    expect(movePlaces([{ line: 3, before: "guests", after: "gone" }], quotasOf, counts)).toBeNull();
    expect([...counts.values()].map(({ taken }) => taken)).toEqual([3, 0]);
    const none = new Map([["small", { id: "small", capacity: 2, taken: 1 }]]);
    expect(movePlaces([{ line: 4, before: "guests", after: "team" }], quotasOf, none)).toBeNull();
    expect(none.get("small")?.taken).toBe(0);
  });
});
