import { expect, test } from "vitest";
import { isEarlier } from "./earlier";

test("an edition is earlier by its first day; one without days never", () => {
  expect(isEarlier("2026-10-07", "2027-10-06")).toBe(true);
  expect(isEarlier("2027-10-06", "2027-10-06")).toBe(false);
  expect(isEarlier("2028-10-04", "2027-10-06")).toBe(false);
  expect(isEarlier("2026-10-07", null)).toBe(true);
  expect(isEarlier(null, "2027-10-06")).toBe(false);
  expect(isEarlier(null, null)).toBe(false);
});
