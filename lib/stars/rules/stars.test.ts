import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clash } from "./clash";
import { formatStars, heardAt, mergeStars, parseStars, type Stars, sayAt, settle, unheard } from "./stars";

const change = fc.record({ marked: fc.boolean(), at: fc.integer({ min: 0, max: 50 }) });
const stars = fc.dictionary(fc.constantFrom("1", "2", "3", "40"), change) as fc.Arbitrary<Stars>;

describe("marks of two places", () => {
  test("come to the same in whatever order and however often they are merged", () => {
    fc.assert(
      fc.property(stars, stars, stars, (one, two, three) => {
        const all = mergeStars(mergeStars(one, two), three);
        expect(mergeStars(three, mergeStars(two, one))).toEqual(all);
        expect(mergeStars(mergeStars(all, two), mergeStars(one, all))).toEqual(all);
      }),
    );
  });

  test("of each session what was said last holds, and a mark where both were said at once", () => {
    fc.assert(
      fc.property(fc.array(stars, { maxLength: 5 }), (places) => {
        const merged = places.reduce(mergeStars, {});
        for (const number of ["1", "2", "3", "40"]) {
          const said = places.flatMap((place) => place[number] ?? []);
          const last = Math.max(...said.map(({ at }) => at));
          expect(merged[number]?.marked ?? false).toBe(said.some(({ at, marked }) => at === last && marked));
        }
      }),
    );
  });
});

describe("what stands on a device", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(stars, (own) => {
        expect(parseStars(formatStars(own))).toEqual(own);
      }),
    );
  });

  test("is nothing where it is not ours", () => {
    for (const text of [
      null,
      "",
      "null",
      "[]",
      "7",
      "{",
      '"x"',
      '{"__proto__":[1,2]}',
      '{"1":{"marked":true}}',
    ])
      expect(parseStars(text)).toEqual({});
    expect(
      parseStars('{"1":[1,5],"0":[1,5],"2":[2,5],"3":[1,-1],"4":[1,1.5],"5":[1,"9"],"x":[1,5]}'),
    ).toEqual({
      1: { marked: true, at: 5 },
    });
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const { marked, at } of Object.values(parseStars(text)))
          expect([typeof marked, Number.isSafeInteger(at)]).toEqual(["boolean", true]);
      }),
    );
  });
});

test("two sessions clash that overlap, not those that touch, nor a plenary", () => {
  const at = (from: number, until: number, free = false) => ({ from, until, free });
  expect(clash(at(1, 3), at(2, 4))).toBe(true);
  expect(clash(at(1, 4), at(2, 3))).toBe(true);
  expect(clash(at(1, 2), at(2, 3))).toBe(false);
  expect(clash(at(2, 3), at(1, 2))).toBe(false);
  expect(clash(at(1, 3), at(2, 4, true))).toBe(false);
});

describe("devices of one participant", () => {
  /** What happens: a device says something, tells what it knows and hears the answer, or the answer is lost on its way. */
  const step = fc.record({
    device: fc.nat(2),
    kind: fc.constantFrom("say", "say", "tell", "lost", "tell twice"),
    number: fc.constantFrom("1", "2"),
    marked: fc.boolean(),
  });
  interface Device {
    own: Stars;
    /** How far its clock is off. */
    off: number;
  }
  let stored: Stars;

  const store = (told: Stars, now: number) => {
    stored = mergeStars(stored, heardAt(told, now));
    return stored;
  };
  const tell = (device: Device, now: number, kind: string) => {
    const told = unheard(device.own, stored);
    const answer = store(told, now);
    if (kind === "tell twice") store(told, now + 1);
    if (kind !== "lost") device.own = settle(device.own, told, kind === "tell twice" ? stored : answer);
  };
  const say = (device: Device, number: string, marked: boolean, now: number) => {
    const at = sayAt(device.own[number], Math.max(0, now + device.off));
    device.own = { ...device.own, [number]: { marked, at } };
  };

  function play(
    offsets: readonly number[],
    steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
  ) {
    stored = {};
    const devices: Device[] = offsets.map((off) => ({ own: {}, off }));
    const last: Record<string, boolean> = {};
    let now = 10_000;
    for (const { device: at, kind, number, marked } of steps) {
      const device = devices[at] as Device;
      now += 100;
      if (kind === "say") {
        say(device, number, marked, now);
        last[number] = marked;
      } else tell(device, now, kind);
    }
    for (let round = 0; round < 2; round += 1)
      for (const device of devices) {
        now += 100;
        tell(device, now, "tell");
      }
    return { devices, last };
  }
  const marksOf = (stars: Stars) =>
    Object.keys(stars)
      .filter((number) => stars[number]?.marked)
      .sort();

  test("show the same in the end, and tell nothing more, whatever was lost and however wrong their clocks are", () => {
    fc.assert(
      fc.property(
        fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -20_000, max: 20_000 }))),
        fc.array(step, { maxLength: 40 }),
        (offsets, steps) => {
          const { devices } = play(offsets, steps);
          for (const { own } of devices) {
            expect(marksOf(own)).toEqual(marksOf(stored));
            expect(unheard(own, stored)).toEqual({});
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("keep of each session what was said last, where their clocks are right", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { last } = play([0, 0, 0], steps);
        expect(marksOf(stored)).toEqual(
          Object.keys(last)
            .filter((number) => last[number])
            .sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("a device whose clock is behind still takes away what it sees", () => {
    stored = { 1: { marked: true, at: 9_000 } };
    const device: Device = { own: settle({}, {}, stored), off: -8_000 };
    say(device, "1", false, 9_500);
    tell(device, 9_600, "tell");
    expect(marksOf(stored)).toEqual([]);
  });
});
