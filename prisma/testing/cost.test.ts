import { expect, test } from "vitest";
import { costOf, crowding } from "./cost";

/** Works for so many ms by the clock and by the processor: threads that help bring the second on alone. */
function spin(ms: number): void {
  const began = performance.now();
  const before = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(before);
    if (user + system >= ms * 1_000 && performance.now() - began >= ms) return;
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
