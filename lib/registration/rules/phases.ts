import type { Phase } from "@/lib/schools/rules";

/** Whether somebody may register: places or the waiting list. */
export function isTaking(phase: Phase): boolean {
  return phase === "open" || phase === "full";
}

/** States that still count: they may change and withdraw. */
export function isLive(state: string): boolean {
  return state === "pending" || state === "confirmed" || state === "waitlisted" || state === "offered";
}
