import { expect, test } from "vitest";
import { type Pattern, safeGroups } from "./small-groups";

const one = (counts: Readonly<Record<string, number>>): Pattern[] =>
  Object.entries(counts).map(([value, count]) => ({ values: [value], count }));

const told = (counts: Readonly<Record<string, number>>) =>
  safeGroups(Object.keys(counts), one(counts))?.map(({ values, count }) => `${values.join("+")} ${count}`) ??
  null;

test.each<[string, Record<string, number>, string[] | null]>([
  ["groups of three and more stand alone", { vegan: 3, halal: 4, all: 20 }, ["vegan 3", "halal 4", "all 20"]],
  ["a smaller one joins the next smallest", { vegan: 2, halal: 4, all: 20 }, ["vegan+halal 6", "all 20"]],
  ["also one that nobody chose", { vegan: 0, halal: 4, all: 20 }, ["vegan+halal 4", "all 20"]],
  [
    "two small ones join",
    { vegan: 1, halal: 2, kosher: 9, all: 20 },
    ["vegan+halal 3", "kosher 9", "all 20"],
  ],
  ["and a third where they are still too few", { a: 1, b: 1, c: 5, d: 9 }, ["a+b+c 7", "d 9"]],
  ["all but a few chose one: nothing", { vegan: 2, all: 40 }, null],
  ["all chose one: nothing", { vegan: 0, all: 40 }, null],
  ["one person: nothing", { vegan: 1, all: 0 }, null],
  ["nobody: nothing", { vegan: 0, all: 0 }, null],
  ["one option: nothing", { vegan: 7 }, null],
  ["no option: nothing", {}, null],
])("%s", (_name, counts, groups) => expect(told(counts)).toEqual(groups));

test("of several ticks a merged group counts people, each once; what nearly all ticked is told of nothing", () => {
  const options = ["ramp", "loop", "quiet"];
  const ticked: Pattern[] = [
    { values: ["ramp"], count: 4 },
    { values: ["loop", "quiet"], count: 2 },
    { values: ["loop"], count: 1 },
  ];
  expect(safeGroups(options, ticked)).toEqual([
    { values: ["ramp"], count: 4 },
    { values: ["loop", "quiet"], count: 3 },
  ]);
  const nearlyAll: Pattern[] = [
    { values: ["ramp", "loop"], count: 5 },
    { values: ["ramp", "quiet"], count: 5 },
    { values: ["loop"], count: 2 },
  ];
  expect(safeGroups(options, nearlyAll)).toBeNull();
});

/** All ways to share a number among so many. */
function* shares(count: number, among: number): Generator<number[]> {
  if (among === 1) yield [count];
  else
    for (let first = 0; first <= count; first += 1)
      for (const rest of shares(count - first, among - 1)) yield [first, ...rest];
}

const OPTIONS = ["a", "b", "c", "d"];
/** Every set of options that can be ticked, at least one. */
const setsOf = (options: readonly string[]) =>
  Array.from({ length: 2 ** options.length - 1 }, (_, at) =>
    options.filter((_option, bit) => ((at + 1) >> bit) & 1),
  );

/**
 * Every world of so many people by what a reader sees of it; a world is how many gave each answer, since nobody's name
 * changes what is seen.
 */
function worldsByView(people: number, options: readonly string[], answers: readonly string[][]) {
  const worlds = new Map<string, number[][]>();
  for (const counts of shares(people, answers.length)) {
    const patterns = answers.map((values, at) => ({ values, count: counts[at] ?? 0 }));
    const view = JSON.stringify(safeGroups(options, patterns));
    worlds.set(view, [...(worlds.get(view) ?? []), counts]);
  }
  return worlds;
}

const holds = (world: readonly number[], known: readonly number[]) =>
  known.every((count, at) => (world[at] ?? 0) >= count);

/** Which answers somebody may have given, for a reader who sees one of these worlds and knows some others' answers. */
function possible(worlds: readonly number[][], known: readonly number[]) {
  return known.map((_, answer) => {
    const withMine = known.map((count, at) => count + Number(at === answer));
    return worlds.some((world) => holds(world, withMine));
  });
}

/** Each view with each thing that a reader who knows the answers of so many others may know. */
function* readers(worlds: ReadonlyMap<string, number[][]>, known: number) {
  for (const same of worlds.values())
    for (const answers of shares(known, same[0]?.length ?? 0))
      if (same.some((world) => holds(world, answers))) yield { same, answers };
}

// Every world, not a sample of them: whatever up to so many people can have answered.
test.each([
  [2, 14],
  [3, 12],
  [4, 10],
])(
  "of one of %i options everybody may have chosen each, also for who knows one other's answer",
  (count, most) => {
    const options = OPTIONS.slice(0, count);
    const answers = options.map((value) => [value]);
    let shown = 0;
    for (let people = 3; people <= most; people += 1) {
      const worlds = worldsByView(people, options, answers);
      shown += worlds.size - 1;
      for (const { same, answers: nothing } of readers(worlds, 0))
        expect(possible(same, nothing).every(Boolean)).toBe(true);
      // Two answers at least, also for who knows what two others chose, one of them their own.
      for (const known of [1, 2])
        for (const reader of readers(worlds, known))
          expect(possible(reader.same, reader.answers).filter(Boolean).length).toBeGreaterThan(1);
    }
    expect(shown).toBeGreaterThan(0);
  },
);

test.each([
  [2, 12],
  [3, 8],
])("of several of %i options everybody may have ticked each, or not", (count, most) => {
  const options = OPTIONS.slice(0, count);
  const answers = setsOf(options);
  let shown = 0;
  for (let people = 3; people <= most; people += 1) {
    const worlds = worldsByView(people, options, answers);
    shown += worlds.size - 1;
    for (const known of [0, 1])
      for (const reader of readers(worlds, known)) {
        const may = possible(reader.same, reader.answers);
        for (const option of options) {
          expect(answers.some((values, at) => may[at] && values.includes(option))).toBe(true);
          expect(answers.some((values, at) => may[at] && !values.includes(option))).toBe(true);
        }
      }
  }
  expect(shown).toBeGreaterThan(0);
});
