import { expect, test } from "vitest";
import { chooseStaying, listDoubles, type Mergeable } from "./merging";

const row = (id: string, personId: string, editionId: string, state: Mergeable["state"]): Mergeable => ({
  ...{ id, personId, editionId, state },
});

test("one of two stays only where both are live in one edition", () => {
  const rows = [
    row("a1", "ada", "2027", "confirmed"),
    row("b1", "ida", "2027", "waitlisted"),
    row("a2", "ada", "2026", "confirmed"),
    row("b2", "ida", "2026", "withdrawn"),
    row("b3", "ida", "2025", "pending"),
    row("c3", "eva", "2025", "pending"),
    row("a4", "ada", "2024", "offered"),
    row("b4", "ida", "2024", "pending"),
  ];
  const doubles = listDoubles(rows, ["ada", "ida"]);
  expect(doubles.map(({ editionId, rows: both }) => [editionId, ...both.map(({ id }) => id)])).toEqual([
    ["2024", "a4", "b4"],
    ["2027", "a1", "b1"],
  ]);
});

test("whoever is chosen stays, the other ends; without a choice of one of the two nobody does", () => {
  const [double] = listDoubles(
    [row("a1", "ada", "2027", "confirmed"), row("b1", "ida", "2027", "waitlisted")],
    ["ada", "ida"],
  );
  if (!double) throw new Error("no double");
  expect(chooseStaying(double, new Set(["b1"]))).toMatchObject({ stays: { id: "b1" }, ends: { id: "a1" } });
  expect(chooseStaying(double, new Set(["a1", "b3"]))).toMatchObject({
    stays: { id: "a1" },
    ends: { id: "b1" },
  });
  for (const stays of [[], ["c9"], ["a1", "b1"]]) expect(chooseStaying(double, new Set(stays))).toBeNull();
});
