import { setTimeout as wait } from "node:timers/promises";

/** Longer than the slowest of the works it hides takes on a small server. */
const PACE_MS = 500;

/** Answers not before a fixed time, so that nobody reads from the clock how much there was to do. */
export async function inConstantTime<Value>(work: Promise<Value>): Promise<Value> {
  const [value] = await Promise.all([work, wait(PACE_MS)]);
  return value;
}
