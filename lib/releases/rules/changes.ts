import { groupBy } from "@/lib/platform/group-by";

/** When and where, as a change list keeps it: ids and instants, never names. */
export interface ReleasedPlacement {
  startsAt: string;
  endsAt: string;
  roomId: string | null;
}

/**
 * One line of a release's change list. "new": not in the programme before (or cancelled); "moved": another time or room,
 * `from` null when it had none, `to` null when it has none now; "cancelled": cancelled, unscheduled or deleted.
 */
export interface ReleaseChange {
  kind: "new" | "moved" | "cancelled";
  sessionId: string;
  ordinal: number | null;
  from: ReleasedPlacement | null;
  to: ReleasedPlacement | null;
}

interface Placed {
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
}

/** Whether two slots are at the same time in the same room. */
export function isSamePlacement(one: Placed, other: Placed): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.roomId === other.roomId
  );
}

export function placementOf(slot: Placed | undefined): ReleasedPlacement | null {
  if (!slot) return null;
  return {
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    roomId: slot.roomId,
  };
}

/** Reads the change list out of a release's JSON column. */
export function asChanges(json: unknown): ReleaseChange[] {
  return Array.isArray(json) ? (json as ReleaseChange[]) : [];
}

/** What the latest release changed about one slot of a session, for the mark beside it. */
export interface SlotChange {
  kind: "new" | "moved";
  /** Where it was; null when it had no place. */
  from: ReleasedPlacement | null;
}

/**
 * The mark of each slot of a release. A first release has none: there everything is new. What moved from nowhere is new
 * to its readers; what is cancelled says so by itself.
 */
export function slotChanges(release: { number: number; changes: readonly ReleaseChange[] }) {
  const bySession = groupBy(release.changes, (change) => change.sessionId);
  return ({ sessionId, ordinal }: { sessionId: string | null; ordinal: number }): SlotChange | null => {
    if (release.number <= 1 || sessionId === null) return null;
    const found = bySession
      .get(sessionId)
      ?.find((change) => change.kind === "new" || change.ordinal === ordinal);
    if (!found || found.kind === "cancelled" || !found.to) return null;
    return found.kind === "new" || !found.from
      ? { kind: "new", from: null }
      : { kind: "moved", from: found.from };
  };
}
