import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  choosePromotions,
  countWaiting,
  fullness,
  hasPlace,
  placesLeft,
  type QuotaCount,
  takePlace,
  type Waiting,
} from "./places";

const quota = (id: string, capacity: number | null, taken: number): QuotaCount => ({ id, capacity, taken });
const waiting = (queuePosition: number, ...quotaIds: string[]): Waiting => ({
  id: `w${queuePosition}`,
  queuePosition,
  quotaIds,
});
const chosen = (counts: QuotaCount[], list: Waiting[]) =>
  choosePromotions(counts, list).map((person) => person.id);

describe("who comes in", () => {
  test.each<[string, QuotaCount[], Waiting[], string[]]>([
    ["one place, the first", [quota("root", 10, 9)], [waiting(2, "root"), waiting(1, "root")], ["w1"]],
    ["no place", [quota("root", 10, 10)], [waiting(1, "root")], []],
    ["above capacity after it was lowered", [quota("root", 5, 9)], [waiting(1, "root")], []],
    ["unlimited", [quota("root", null, 90)], [waiting(1, "root"), waiting(2, "root")], ["w1", "w2"]],
    ["none at all", [quota("root", 0, 0)], [waiting(1, "root")], []],
    [
      "whoever's own quota is full is passed over",
      [quota("root", 10, 8), quota("bus", 2, 2)],
      [waiting(1, "root", "bus"), waiting(2, "root"), waiting(3, "root"), waiting(4, "root")],
      ["w2", "w3"],
    ],
    ["outside the capacity", [quota("root", 1, 1)], [waiting(1)], ["w1"]],
    ["a quota nobody knows gives no place", [], [waiting(1, "gone")], []],
  ])("%s", (_name, counts, list, expected) => {
    expect(chosen(counts, list)).toEqual(expected);
  });

  test("never above any capacity, and nobody is left out who had a place", () => {
    const ids = ["root", "bus", "bed"];
    fc.assert(
      fc.property(
        fc.tuple(...ids.map(() => fc.record({ capacity: fc.option(fc.nat(6)), taken: fc.nat(6) }))),
        fc.array(fc.subarray(ids), { maxLength: 15 }),
        (counts, wishes) => {
          const quotas = counts.map((count, index) => quota(ids[index] ?? "", count.capacity, count.taken));
          const list = wishes.map((wish, index) => waiting(index + 1, ...wish));
          const promoted = choosePromotions(quotas, list);
          const after = new Map(
            quotas.map((one) => {
              const more = promoted.filter((person) => person.quotaIds.includes(one.id)).length;
              return [one.id, { ...one, taken: one.taken + more }];
            }),
          );
          for (const one of quotas) {
            const now = after.get(one.id)?.taken ?? 0;
            if (one.capacity !== null && now > one.taken) expect(now).toBeLessThanOrEqual(one.capacity);
          }
          for (const person of list)
            if (!promoted.includes(person)) expect(hasPlace(person.quotaIds, after)).toBe(false);
        },
      ),
    );
  });
});

test("who comes now waits behind everybody who waits for the same places, whatever their category", () => {
  const member = { quotaIds: ["root"], waiting: 3 };
  const student = { quotaIds: ["root", "students"], waiting: 1 };
  const guest = { quotaIds: [], waiting: 2 };
  const all = [member, student, guest];
  expect(all.map((category) => countWaiting(category, all))).toEqual([4, 4, 2]);
});

describe("how many places are left", () => {
  const quotas = new Map(
    [quota("root", 10, 7), quota("bus", 2, 1), quota("bed", null, 50), quota("lowered", 5, 9)].map((one) => [
      one.id,
      one,
    ]),
  );

  test.each<[string, string[], number]>([
    ["as many as the quota has", ["root"], 3],
    ["as many as the scarcest has", ["root", "bus"], 1],
    ["a quota without a limit takes nothing away", ["bed", "root"], 3],
    ["infinitely many without any limit", ["bed"], Number.POSITIVE_INFINITY],
    ["infinitely many outside the capacity", [], Number.POSITIVE_INFINITY],
    ["none, and never fewer, after the capacity was lowered", ["lowered", "root"], 0],
    ["none of a quota nobody knows", ["gone", "bed"], 0],
  ])("%s", (_name, ids, expected) => {
    expect(placesLeft(ids, quotas)).toBe(expected);
  });
});

test("a place is taken from each quota that is known, and from no other", () => {
  const quotas = new Map([quota("root", 10, 7), quota("bus", 2, 1)].map((one) => [one.id, one]));
  takePlace(["root", "gone"], quotas);
  expect([...quotas.values()]).toEqual([quota("root", 10, 8), quota("bus", 2, 1)]);
});

test("public pages learn of a quota when it gets full, not of each place", () => {
  const full = (taken: number) => fullness([quota("root", 10, taken), quota("bed", null, taken)]);
  expect([0, 9, 10, 11].map(full)).toEqual([
    "root:false,bed:false",
    "root:false,bed:false",
    "root:true,bed:false",
    "root:true,bed:false",
  ]);
});
