import { expect, test } from "vitest";
import { costOf, crowding } from "./cost";

/** Keeps the processor at work for so many ms of its time. */
function spin(ms: number): void {
  const before = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(before);
    if (user + system >= ms * 1_000) return;
  }
}

test("work that takes long costs as much, and waiting costs nothing", () => {
  expect(costOf(() => spin(80))).toBeGreaterThanOrEqual(79);
  const wait = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 80);
  expect(costOf(wait)).toBeLessThan(60);
});

test("a machine is never less crowded than one that is free", () => {
  expect(crowding()).toBeGreaterThanOrEqual(1);
});
