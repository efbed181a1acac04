import "server-only";
import { createHash } from "node:crypto";
import { sortOf } from "../rules/overlap-sorts";
import { type JudgedOverlap, judgeOverlaps, overlapKey } from "../rules/overlaps";
import type { OverlapSort } from "../schema/overlap";
import { type DraftRows, overlapFacts } from "./draft";

/** More than one accepts in one act; a room with so many is a shared one. */
export const MOST_ACCEPTED = 5_000;

/** All overlaps of a draft, each with its sort and the key its form sends. */
export function draftOverlaps(rows: DraftRows, most?: number) {
  const { slots, rooms } = overlapFacts(rows);
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]));
  return judgeOverlaps(slots, rooms, rows.acceptances, most).map((overlap) => ({
    ...overlap,
    sort: sortOf(overlap, bySlot),
    key: overlapKey(overlap),
  }));
}

/** The open ones of one sort, all of them up to what one act accepts. */
export function openOfSort(rows: DraftRows, sort: OverlapSort) {
  return draftOverlaps(rows, MOST_ACCEPTED + 1).filter(
    (overlap) => overlap.acceptance === null && overlap.sort === sort,
  );
}

/** Marks a list of overlaps: another list has another mark. */
export function markOf(overlaps: readonly JudgedOverlap[]): string {
  const keys = overlaps.map(overlapKey).sort().join("\n");
  return createHash("sha256").update(keys).digest("base64url").slice(0, 16);
}
