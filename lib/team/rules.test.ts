import { describe, expect, test } from "vitest";
import { type TeamChange, teamRefusal } from "./rules";

const base: TeamChange = {
  actor: "owner",
  from: "editor",
  to: "viewer",
  forEdition: false,
  sensitiveData: false,
  otherOwners: 1,
  isAcceptedOwner: false,
};

describe("a change of the team", () => {
  test.each<[string, Partial<TeamChange>, ReturnType<typeof teamRefusal>]>([
    ["an owner makes an editor a viewer", {}, null],
    ["an owner makes an owner", { to: "owner" }, null],
    ["an administrator makes an owner", { actor: "administrator", to: "owner" }, null],
    ["an editor manages nobody", { actor: "editor", to: "door" }, "above-own-role"],
    ["a viewer manages nobody", { actor: "viewer", from: null, to: "door" }, "above-own-role"],
    ["nobody without a role", { actor: "none", from: null, to: "door" }, "above-own-role"],
    ["an editor removes no owner", { actor: "editor", from: "owner", to: null }, "above-own-role"],
    ["an owner of one edition", { to: "owner", forEdition: true }, "owner-of-all"],
    ["an editor of one edition", { to: "editor", forEdition: true }, null],
    ["an owner lets an editor read answers", { to: "editor", sensitiveData: true }, null],
    [
      "an administrator does not",
      { actor: "administrator", to: "editor", sensitiveData: true },
      "sensitive-not-yours",
    ],
    [
      "the last owner steps down",
      { from: "owner", to: "editor", isAcceptedOwner: true, otherOwners: 0 },
      "last-owner",
    ],
    [
      "the last owner leaves",
      { from: "owner", to: null, isAcceptedOwner: true, otherOwners: 0 },
      "last-owner",
    ],
    ["the last owner stays one", { from: "owner", to: "owner", isAcceptedOwner: true, otherOwners: 0 }, null],
    ["one of two owners leaves", { from: "owner", to: null, isAcceptedOwner: true, otherOwners: 1 }, null],
    [
      "an owner who never accepted is taken back",
      { from: "owner", to: null, isAcceptedOwner: false, otherOwners: 0 },
      null,
    ],
  ])("%s", (_name, change, expected) => {
    expect(teamRefusal({ ...base, ...change })).toBe(expected);
  });
});
