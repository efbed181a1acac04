import { expect, test } from "vitest";
import { apartKey, apartSets } from "./apart";
import type { JudgedOverlap } from "./overlaps";

const overlap = (one: string, other: string, accepted: boolean, who = "aula") => ({
  slotIds: [one, other] as [string, string],
  who,
  acceptance: accepted ? ({} as JudgedOverlap["acceptance"]) : null,
});

/** The numbers of a set, as the database reads its text. */
function numbersOf(text: string | undefined): number[] {
  expect(text).toMatch(/^\{\[\d+,\d+\](,\[\d+,\d+\])*\}$/);
  return [...(text ?? "").matchAll(/\[(\d+),(\d+)\]/g)].map(([, from, until]) => {
    expect(from).toBe(until);
    return Number(from);
  });
}
const share = (one: number[], other: number[]) => one.some((number) => other.includes(number));

test("two slots share a number exactly when their overlap is not accepted", () => {
  const sets = apartSets([overlap("a", "b", true), overlap("b", "c", false), overlap("c", "d", true)]);
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => numbersOf(sets.get(apartKey("aula", id))));
  if (!a || !b || !c || !d) throw new Error("a set is missing");
  expect([share(a, b), share(b, c), share(c, d)]).toEqual([false, true, false]);
  expect([a, b, c, d].map((numbers) => numbers.length)).toEqual([1, 2, 2, 1]);
});

test("several that are not accepted have a number each, and none is a slot's own", () => {
  const sets = apartSets([
    overlap("a", "b", true),
    overlap("a", "x", false),
    overlap("a", "y", false),
    overlap("b", "z", false),
  ]);
  const [a, b] = ["a", "b"].map((id) => numbersOf(sets.get(apartKey("aula", id))));
  expect([a, b]).toEqual([
    [1, 3, 4],
    [2, 5],
  ]);
});

test("a slot without an accepted overlap is left out: it meets every set", () => {
  const sets = apartSets([overlap("a", "b", true), overlap("b", "x", false), overlap("y", "z", false)]);
  expect([...sets.keys()]).toEqual(["aula a", "aula b"]);
});

test("each person has a set of their own in a slot", () => {
  const sets = apartSets([overlap("a", "b", true, "ada"), overlap("a", "b", false, "eva")]);
  expect([...sets.keys()]).toEqual(["ada a", "ada b"]);
});

test("where all are accepted each set is one number, and no two are the same", () => {
  const sets = apartSets([overlap("a", "b", true), overlap("a", "c", true), overlap("b", "c", true)]);
  const numbers = [...sets.values()].map(numbersOf);
  expect(numbers.map((one) => one.length)).toEqual([1, 1, 1]);
  expect(new Set(numbers.flat()).size).toBe(3);
});
