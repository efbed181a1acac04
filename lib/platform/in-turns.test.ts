import { afterEach, expect, test, vi } from "vitest";
import { atOnce, inTurns, type Turns } from "./in-turns";

afterEach(() => vi.restoreAllMocks());

/** So many steps, each of which takes six milliseconds by a clock that only they move. */
function work(steps: number) {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  return function* (): Turns<number> {
    for (let done = 0; done < steps; done += 1) {
      now += 6;
      yield;
    }
    return steps;
  };
}

test("others have a turn every twenty milliseconds, and the work is the same", async () => {
  const counting = work(40);
  let turns = 0;
  let going = true;
  const other = () => {
    turns += 1;
    if (going) setImmediate(other);
  };
  setImmediate(other);
  expect(await inTurns(counting())).toBe(40);
  going = false;
  // Four steps are a turn.
  expect(turns).toBe(10);
});

test("at once nobody else has a turn", () => {
  const waiting = vi.spyOn(globalThis, "setImmediate");
  expect(atOnce(work(40)())).toBe(40);
  expect(waiting).not.toHaveBeenCalled();
});

test("a fault in the work comes out", async () => {
  // biome-ignore lint/correctness/useYield: it fails before
  const failing = function* (): Turns<never> {
    throw new Error("no");
  };
  await expect(inTurns(failing())).rejects.toThrow("no");
});
