import { expect, test } from "vitest";
import { mayFoundOrganisation } from "./policy";

test.each([
  ["an administrator, where only they may", true, "admin", true],
  ["anybody else there", false, "admin", false],
  ["anybody, where all who are signed in may", false, "signed-in", true],
  ["an administrator there", true, "signed-in", true],
] as const)("who may found an organisation: %s", (_name, administrator, setting, may) => {
  expect(mayFoundOrganisation({ administrator }, setting)).toBe(may);
});
