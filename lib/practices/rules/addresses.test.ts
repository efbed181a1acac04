import { expect, test } from "vitest";
import { practiceAddress } from "./addresses";

test("a practice is found by its school and its number; its title is there for people", () => {
  expect(practiceAddress("common-table", 3, "Gemeinsam kochen, größer!")).toBe(
    "/practices/common-table/3-gemeinsam-kochen-grosser",
  );
  expect(practiceAddress("common-table", 12, "共同厨房")).toBe("/practices/common-table/12-practice");
});
