import { expect, test } from "vitest";
import { wasDueBeforeRestore } from "./marks";

test("what was due before a backup was brought back, and only then", () => {
  const since = "2027-03-26T08:00:00.000Z";
  const due = (seconds: number, paused: Parameters<typeof wasDueBeforeRestore>[1]) =>
    wasDueBeforeRestore(new Date(Date.parse(since) + seconds * 1000), paused);
  const restored = { reason: "restore", since };
  expect([due(-1, restored), due(0, restored), due(1, restored)]).toEqual([true, true, false]);
  expect(due(-1, { reason: "operator", since })).toBe(false);
  expect(due(-1, { reason: "restore" })).toBe(false);
  expect(due(-1, {})).toBe(false);
});
