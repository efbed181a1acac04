import { OUTBOX_STATES, type OutboxTab } from "../schema";

/**
 * The tabs of the outbox with how many each has: those that have any, and the one that is open. "Sending" lasts seconds and is
 * counted with what waits. What did not arrive is of two states and has its tab while it is looked at.
 * @param total how many the open one has
 */
export function offeredTabs(
  counts: Readonly<Partial<Record<string, number>>>,
  open: string | null,
  total = 0,
): Array<{ state: OutboxTab; count: number }> {
  const states = OUTBOX_STATES.map((state) => ({
    state,
    count: (counts[state] ?? 0) + (state === "queued" ? (counts.sending ?? 0) : 0),
  })).filter(({ state, count }) => count > 0 || state === open);
  return open === "undelivered" ? [...states, { state: open, count: total }] : states;
}
