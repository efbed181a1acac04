import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTS, may, mayAssign, type Role } from "@/lib/access/policy";
import { GIVES, isAllowed, RIGHTS } from "../e2e/authorization/rights";

const ROLES = ["none", "door", "viewer", "editor", "owner", "administrator"] as const satisfies Role[];

test("every act of the code has its row, and no row is about nothing", () => {
  expect(Object.keys(RIGHTS).sort()).toEqual([...ACTS].sort());
});

describe.each(ACTS)("%s", (act) => {
  test.each(ROLES)("for %s is what the table says, with the flag and without", (role) => {
    expect({ plain: may(role, act), flag: may(role, act, true) }).toEqual({
      plain: isAllowed(act, role, false),
      flag: isAllowed(act, role, true),
    });
  });
});

test.each(ROLES)("%s gives and takes the roles that the table says", (actor) => {
  const given = Object.fromEntries(ROLES.map((role) => [role, mayAssign(actor, role)]));
  expect(given).toEqual(GIVES[actor]);
});

test("docs/authorization.md says the same", () => {
  const page = readFileSync("docs/authorization.md", "utf8");
  const written = [...page.matchAll(/^\| `([a-z-]+)`[^|]*\|(.*)\|$/gm)].map(([, act, cells]) => [
    act,
    cells?.split("|").map((cell) => cell.trim()),
  ]);
  const meant = ACTS.map((act) => [
    act,
    [
      isAllowed(act, "none", false),
      isAllowed(act, "door", false),
      isAllowed(act, "viewer", false),
      isAllowed(act, "editor", false),
      isAllowed(act, "editor", true),
      isAllowed(act, "owner", false),
      isAllowed(act, "administrator", false),
    ].map((yes) => (yes ? "✓" : "–")),
  ]);
  expect(written).toEqual(meant);
});
