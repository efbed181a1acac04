import type { OverlapSort } from "../schema/overlap";
import type { Overlap } from "./overlaps";

/** A change of speakers, or a block of lightning talks that runs over: up to here it is short. */
export const SHORT_MINUTES = 10;
const MINUTE_MS = 60_000;

/** Minutes both last. */
export function sharedMinutes({ start, end }: Pick<Overlap, "start" | "end">): number {
  return Math.ceil((end - start) / MINUTE_MS);
}

/**
 * The sort of an overlap. The same time means that both begin and end together, as a talk that is streamed into a second
 * room; short means up to ten minutes of what lasts longer.
 */
export function sortOf(
  overlap: Overlap,
  slots: ReadonlyMap<string, { start: number; end: number }>,
): OverlapSort {
  const [one, other] = overlap.slotIds.map((id) => slots.get(id));
  if (one && other && one.start === other.start && one.end === other.end) return `${overlap.kind}-same-time`;
  return sharedMinutes(overlap) <= SHORT_MINUTES ? `${overlap.kind}-short` : `${overlap.kind}-partial`;
}
