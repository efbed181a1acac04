import { expect, test } from "vitest";
import { newId } from "./new-id";
import { isUuid } from "./uuid";

test("an id is a UUID of version 7 with the moment in front, and never the same twice", () => {
  const before = Date.now();
  const ids = Array.from({ length: 1_000 }, newId);
  const after = Date.now();
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(isUuid(id)).toBe(true);
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
    const moment = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
    expect(moment).toBeGreaterThanOrEqual(before);
    expect(moment).toBeLessThanOrEqual(after);
  }
});
