import { OUTBOX_STATES, type OutboxTab } from "../schema";

/**
 * The tabs of the outbox with how many each has: those that have any, and the one that is open. "Sending" lasts seconds and is
 * counted with what waits.
 */
export function offeredTabs(
  counts: Readonly<Partial<Record<string, number>>>,
  open: string | null,
): Array<{ state: OutboxTab; count: number }> {
  return OUTBOX_STATES.map((state) => ({
    state,
    count: (counts[state] ?? 0) + (state === "queued" ? (counts.sending ?? 0) : 0),
  })).filter(({ state, count }) => count > 0 || state === open);
}
