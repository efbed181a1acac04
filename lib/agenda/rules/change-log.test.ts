import { expect, test } from "vitest";
import { translator } from "@/lib/platform/i18n/translator";
import type { ReleaseChange } from "@/lib/releases/rules/changes";
import { countWords, placementWords, tellChanges } from "./change-log";

const t = translator("en", "public.changes");
const at = (hour: number, roomId: string | null = "aula") => ({
  startsAt: `2027-10-08T${String(hour).padStart(2, "0")}:00:00.000Z`,
  endsAt: `2027-10-08T${String(hour + 1).padStart(2, "0")}:00:00.000Z`,
  roomId,
});
const change = (of: Partial<ReleaseChange>): ReleaseChange => ({
  ...{ kind: "moved", sessionId: "one", ordinal: 1, from: null, to: null },
  ...of,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => change({ sessionId: `${index}` }));

test("of each release the first are told one by one, of all together a hundred, and all are counted", () => {
  const sizes = (...counts: number[]) =>
    tellChanges(
      counts.map((count, index) => ({
        number: counts.length + 1 - index,
        sessions: 9,
        changes: many(count),
      })),
    ).map(({ count, lines }) => [count, lines.length]);
  expect(sizes(3, 0, 2)).toEqual([
    [3, 3],
    [0, 0],
    [2, 2],
  ]);
  expect(sizes(41, 40, 40, 5)).toEqual([
    [41, 40],
    [40, 40],
    [40, 20],
    [5, 0],
  ]);
});

test("of a first release everything is new: it is counted, and nothing is told one by one", () => {
  expect(tellChanges([{ number: 1, sessions: 2, changes: many(3) }])).toEqual([{ count: 2, lines: [] }]);
  expect(countWords({ number: 1, count: 3 }, t)).toBe("The first programme, with 3 sessions.");
  expect(countWords({ number: 2, count: 1 }, t)).toBe("1 change");
  expect(countWords({ number: 2, count: 0 }, t)).toBe("Times and rooms stayed; people or breaks changed.");
});

test.each<[string, Partial<ReleaseChange>, string]>([
  [
    "moved",
    { from: at(7), to: at(9, "b") },
    "8 October 2027 at 11:00, B (before: 8 October 2027 at 09:00, Aula)",
  ],
  ["moved from nowhere", { to: at(9) }, "8 October 2027 at 11:00, Aula (before: no time yet)"],
  ["taken off the calendar", { from: at(9) }, "no time yet (before: 8 October 2027 at 11:00, Aula)"],
  ["new", { kind: "new", to: at(9, null) }, "8 October 2027 at 11:00"],
  ["new without a time", { kind: "new" }, "no time yet"],
  ["cancelled", { kind: "cancelled", from: at(9, "gone") }, "8 October 2027 at 11:00"],
])("what is %s says where and when, on the clock of the edition", (_, of, words) => {
  const places = { rooms: { aula: "Aula", b: "B" }, timeZone: "Europe/Rome", language: "en" };
  expect(placementWords(change(of), places, t)).toBe(words);
});
