import { expect, test } from "vitest";
import { nextSlug, nextTitle } from "./next-names";

test("a title has the new year wherever it had the old one, in every language", () => {
  const title = { en: "Trieste 2027", it: "Trieste 2027: la cucina", de: "Die offene Küche" };
  expect(nextTitle(title, 2027, 2028)).toEqual({
    en: "Trieste 2028",
    it: "Trieste 2028: la cucina",
    de: "Die offene Küche",
  });
});

test("a year that stands twice is new twice", () => {
  expect(nextTitle({ en: "2027: Trieste in May 2027" }, 2027, 2028)).toEqual({
    en: "2028: Trieste in May 2028",
  });
});

test("a longer number is no year, and neither is another one", () => {
  expect(nextTitle({ en: "120271 and 2026 and 2027/28" }, 2027, 2028)).toEqual({
    en: "120271 and 2026 and 2028/28",
  });
});

test("an address without a year is made of the title", () => {
  expect(nextSlug("trieste-2027", 2027, 2028)).toBe("trieste-2028");
  expect(nextSlug("trieste", 2027, 2028)).toBeNull();
});
