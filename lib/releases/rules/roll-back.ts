import type { Draft, DraftSlot, ReleasePerson } from "@/lib/programme/rules/draft";
import type { SlotFacts } from "@/lib/programme/rules/overlaps";

/** An earlier release as it is stored: its slots by their own ids. */
export interface Earlier {
  sessions: ReadonlyArray<{ id: string; cancelled: boolean; people: readonly ReleasePerson[] }>;
  slots: ReadonlyArray<Omit<DraftSlot, "slotId" | "shared"> & { id: string; cancelled: boolean }>;
}

/** How things are now, whatever was released. */
export interface Now {
  /** Sessions that are not deleted, and whether they are cancelled. */
  cancelled: ReadonlyMap<string, boolean>;
  /** Rooms that may hold several sessions at once. */
  shared: ReadonlySet<string>;
  /** Whether a session may name somebody: they have said that they come, and have not declined it. */
  mayName(sessionId: string, speakerId: string): boolean;
}

export interface RolledBack {
  draft: Draft;
  /** Its slots as the rules of overlaps see them. */
  facts: SlotFacts[];
  /** What was in the release and can't come back. */
  lost: {
    /** Sessions that are deleted since. */
    deleted: string[];
    /** Sessions that are cancelled since. */
    cancelled: string[];
    /** How many times somebody is not named again, as they have declined or not said yet that they come. */
    unnamed: number;
  };
}

/**
 * What an earlier release would publish now. Times, rooms and people are those of then; whatever is deleted or cancelled since
 * stays so, nobody is named again where they do not come, and a room is shared or not as it is now.
 */
export function rollBack({ sessions, slots }: Earlier, now: Now): RolledBack {
  const live = sessions.filter(({ cancelled }) => !cancelled);
  const deleted = live.filter(({ id }) => !now.cancelled.has(id)).map(({ id }) => id);
  const cancelled = live.filter(({ id }) => now.cancelled.get(id) === true).map(({ id }) => id);
  const kept = live
    .filter(({ id }) => now.cancelled.get(id) === false)
    .map(({ id, people }) => ({
      id,
      cancelled: false,
      people: people.filter(({ speakerId }) => now.mayName(id, speakerId)),
      were: people.length,
    }));
  const byId = new Map(kept.map((session) => [session.id, session]));
  const placed = slots
    .filter((slot) => !slot.cancelled && (slot.sessionId === null || byId.has(slot.sessionId)))
    .map(({ id, cancelled: _, ...slot }) => ({
      ...slot,
      slotId: id,
      shared: slot.roomId !== null && now.shared.has(slot.roomId),
    }));
  return {
    draft: { sessions: kept.map(({ were: _, ...session }) => session), slots: placed },
    facts: placed.map(({ slotId, kind, sessionId, roomId, startsAt, endsAt }) => ({
      ...{ id: slotId, kind, sessionId, roomId },
      ...{ start: startsAt.getTime(), end: endsAt.getTime() },
      people: (sessionId ? byId.get(sessionId)?.people : [])?.map(({ speakerId }) => speakerId) ?? [],
    })),
    lost: {
      ...{ deleted, cancelled },
      unnamed: kept.reduce((sum, { people, were }) => sum + were - people.length, 0),
    },
  };
}
