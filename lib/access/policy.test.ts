import { expect, test } from "vitest";
import { heldRights, may, mayAssign, type Role } from "./policy";

const member = (role: Role, sensitiveData = false) => ({ role, sensitiveData });

test.each<[string, ReturnType<typeof member>[], Role, string[]]>([
  ["nothing", [], "none", []],
  ["one membership", [member("editor")], "editor", []],
  ["one with a flag", [member("editor", true)], "editor", ["sensitive-data"]],
  ["the stronger of two, whichever comes first", [member("door"), member("editor")], "editor", []],
  ["the stronger of two in the other order", [member("editor"), member("door")], "editor", []],
  ["no flag lent by a weaker one", [member("viewer", true), member("editor")], "editor", []],
  ["the flag of the stronger one", [member("viewer"), member("editor", true)], "editor", ["sensitive-data"]],
  ["the flag of one of two alike", [member("editor"), member("editor", true)], "editor", ["sensitive-data"]],
  ["an owner beside all lesser ones", [member("viewer"), member("owner"), member("editor")], "owner", []],
])("who holds %s", (_name, members, role, flags) => {
  expect(heldRights(members)).toEqual({ role, flags });
});

test("a flag counts for the roles it is for, and adds nothing else", () => {
  const flags = ["sensitive-data"] as const;
  expect(may({ role: "editor", flags: [] }, "view-sensitive")).toBe(false);
  expect(may({ role: "editor", flags }, "view-sensitive")).toBe(true);
  expect(may({ role: "viewer", flags }, "view-sensitive")).toBe(false);
  expect(may({ role: "administrator", flags }, "view-sensitive")).toBe(false);
  expect(may({ role: "editor", flags }, "manage-team")).toBe(false);
});

test("only who manages the team gives roles, and nobody makes an administrator", () => {
  const ROLES: Role[] = ["door", "viewer", "editor", "owner", "administrator"];
  const given = (actor: Role) => ROLES.filter((role) => mayAssign(actor, role));
  expect(given("owner")).toEqual(["door", "viewer", "editor", "owner"]);
  expect(given("administrator")).toEqual(["door", "viewer", "editor", "owner"]);
  for (const actor of ["none", "door", "viewer", "editor"] as const) expect(given(actor)).toEqual([]);
});
