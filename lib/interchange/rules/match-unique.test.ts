import { expect, test } from "vitest";
import { UniqueMatches } from "./match-unique";

interface Item {
  id: string;
  key: string | null;
}
const item = (id: string, key: string | null): Item => ({ id, key });
const pairs = (found: Map<Item, Item>) => [...found].map(([one, other]) => `${one.id}${other.id}`);
const byKey = (one: Item) => one.key;
const keysOf = (other: Item) => (other.key === null ? [] : [other.key]);

test("what two claim on either side is nobody's, and what has no key is not paired", () => {
  const ones = [
    item("a", "x"),
    item("b", "y"),
    item("c", "y"),
    item("d", "z"),
    item("e", null),
    item("f", "w"),
  ];
  const others = [item("1", "x"), item("2", "y"), item("3", "z"), item("4", "z"), item("5", null)];
  expect(pairs(new UniqueMatches(ones, others).by(byKey, keysOf).found)).toEqual(["a1"]);
});

test("a later rule pairs what is left, on both sides", () => {
  const ones = [item("a", "x"), item("b", "y"), item("c", "y")];
  const others = [item("1", "x"), item("2", "y"), item("3", "y")];
  const matches = new UniqueMatches(ones, others).by(byKey, keysOf);
  // Only b and 2 have a key of the second rule; a and 1 are paired already and claim nothing.
  matches.by(
    ({ id }) => (id === "c" ? null : "same"),
    ({ id }) => (id === "3" ? [] : ["same"]),
  );
  expect(pairs(matches.found)).toEqual(["a1", "b2"]);
});

test("one that is found under several keys is paired once, and with the first only", () => {
  const ones = [item("a", "x"), item("b", "y")];
  const one = item("1", null);
  expect(pairs(new UniqueMatches(ones, [one]).by(byKey, () => ["x", "y", "x"]).found)).toEqual(["a1"]);
});

test("keys that agree are not enough where the two do not", () => {
  const ones = [item("a", "x"), item("b", "y")];
  const others = [item("1", "x"), item("2", "y")];
  const agrees = (one: Item) => one.id === "b";
  expect(pairs(new UniqueMatches(ones, others).by(byKey, keysOf, agrees).found)).toEqual(["b2"]);
});
