/** What of a slot the grid needs. */
export interface GridSlot {
  roomId: string | null;
  startsAt: string;
  endsAt: string;
  /** Meant for everybody: spans all rooms when nothing else happens meanwhile. */
  wide?: boolean;
}

export interface GridPlace {
  /** CSS grid column, e.g. "2" or "2 / -1" for all rooms. */
  column: string;
  /** First row, from 1; a row is fifteen minutes. */
  row: number;
  /** Rows it spans; at least one, also for a slot of no length. */
  span: number;
}

const ROW_MS = 15 * 60_000;

/** The columns of a day: its rooms in their order, only those in use. */
export function gridRooms<Room extends { id: string }>(
  rooms: readonly Room[],
  slots: readonly GridSlot[],
): Room[] {
  const used = new Set(slots.map((slot) => slot.roomId));
  return rooms.filter((room) => used.has(room.id));
}

/**
 * Where each slot stands in the room × time grid of a day. Rows follow time from the first start, so gaps stay visible;
 * column 1 is the time. A slot without a room spans them all.
 */
export function placeOnGrid(slots: readonly GridSlot[], rooms: ReadonlyArray<{ id: string }>): GridPlace[] {
  const first = Math.min(...slots.map((slot) => Date.parse(slot.startsAt)));
  return slots.map((slot) => {
    const start = Date.parse(slot.startsAt) - first;
    const end = Date.parse(slot.endsAt) - first;
    const row = Math.floor(start / ROW_MS) + 1;
    const alone = slots.every(
      (other) => other === slot || other.endsAt <= slot.startsAt || other.startsAt >= slot.endsAt,
    );
    const room = slot.wide && alone ? -1 : rooms.findIndex((candidate) => candidate.id === slot.roomId);
    return {
      column: room === -1 ? "2 / -1" : String(room + 2),
      row,
      span: Math.max(1, Math.ceil(end / ROW_MS) + 1 - row),
    };
  });
}

/** From which width a day's rooms stand side by side: columns must not be narrower than a title needs. */
export type GridFrom = "narrow" | "middle" | "wide" | "never";

/** Four rooms fit a tablet, five a small screen, seven a desk; more rooms stay a list of cards, at any width. */
export function gridFrom(rooms: number): GridFrom {
  if (rooms <= 4) return "narrow";
  if (rooms === 5) return "middle";
  return rooms <= 7 ? "wide" : "never";
}
