import { expect, test } from "vitest";
import { drawReference } from "./reference";

test("a reference is six characters that nobody confuses when they are read aloud, and all of them are drawn", () => {
  const drawn = Array.from({ length: 500 }, drawReference);
  for (const reference of drawn) expect(reference).toMatch(/^[ACDEFHJKLMNPRTUVWXY3479]{6}$/);
  expect(new Set(drawn.join("")).size).toBe(23);
  expect(new Set(drawn).size).toBeGreaterThan(490);
});
