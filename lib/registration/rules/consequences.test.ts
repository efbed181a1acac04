import { expect, test } from "vitest";
import { consequencesOfErasing, consequencesOfWithdrawing } from "./consequences";

const given = { state: "confirmed", phase: "open", sensitive: false } as const;

test("whoever withdraws is told what becomes of what they have, and whether they can come back", () => {
  expect(consequencesOfWithdrawing(given)).toEqual(["withdraw.place", "withdraw.again"]);
  expect(consequencesOfWithdrawing({ ...given, state: "waitlisted", phase: "full" })).toEqual([
    "withdraw.list",
    "withdraw.again",
  ]);
  expect(consequencesOfWithdrawing({ ...given, state: "pending", sensitive: true })).toEqual([
    "withdraw.pending",
    "withdraw.sensitive",
    "withdraw.again",
  ]);
  expect(consequencesOfWithdrawing({ ...given, phase: "announced" })).toEqual([
    "withdraw.place",
    "withdraw.again",
  ]);
});

test.each(["closed", "running"] as const)("of an edition that is %s nobody new gets the place", (phase) => {
  expect(consequencesOfWithdrawing({ ...given, phase })).toEqual([
    "withdraw.placeClosed",
    "withdraw.notAgain",
  ]);
  expect(consequencesOfWithdrawing({ ...given, phase, state: "waitlisted" })).toEqual([
    "withdraw.list",
    "withdraw.notAgain",
  ]);
});

test.each(["past", "archived", "cancelled"] as const)(
  "in an edition that is %s no place is lost",
  (phase) => {
    expect(consequencesOfWithdrawing({ ...given, phase, sensitive: true })).toEqual(["withdraw.sensitive"]);
    expect(consequencesOfErasing({ ...given, phase })).toEqual(["erase.text", "erase.backup"]);
  },
);

test("whoever erases everything loses a place only if they have one", () => {
  expect(consequencesOfErasing(given)).toEqual(["erase.text", "erase.place", "erase.backup"]);
  expect(consequencesOfErasing({ ...given, state: "offered" })).toContain("erase.place");
  expect(consequencesOfErasing({ ...given, state: "waitlisted" })).toEqual([
    "erase.text",
    "withdraw.list",
    "erase.backup",
  ]);
  expect(consequencesOfErasing({ ...given, state: "pending" })).toContain("withdraw.pending");
  for (const state of ["declined", "withdrawn", "cancelled"])
    expect(consequencesOfErasing({ ...given, state })).toEqual(["erase.text", "erase.backup"]);
});
