import type { CurrentSlot } from "../schema/current-programme";
import type { PlannedSlot, ReadPlacement } from "../schema/import-plan";

/**
 * The times of one session: those that are there already, then the others in order of their start, moved as long as
 * there are slots to move. A room the file does not name stays.
 * @returns the slots of the draft that no time of the file stands for, too
 */
export function planSlots(
  places: readonly ReadPlacement[],
  slots: readonly CurrentSlot[],
  roomName: (roomId: string | null) => string,
): { planned: PlannedSlot[]; left: CurrentSlot[] } {
  const free = [...slots].sort((one, other) => one.start - other.start);
  const inOrder = [...places].sort((one, other) => one.start - other.start);
  const planned = new Map<ReadPlacement, PlannedSlot>();
  for (const place of inOrder) {
    const index = free.findIndex((slot) => isThere(place, slot, roomName));
    const [slot] = index === -1 ? [] : free.splice(index, 1);
    if (slot) planned.set(place, plan("unchanged", place, slot, roomName));
  }
  for (const place of inOrder) {
    if (planned.has(place)) continue;
    const slot = free.shift();
    planned.set(place, plan(slot ? "moved" : "new", place, slot ?? null, roomName));
  }
  return { planned: inOrder.flatMap((place) => planned.get(place) ?? []), left: free };
}

function isThere(
  place: ReadPlacement,
  slot: CurrentSlot,
  roomName: (roomId: string | null) => string,
): boolean {
  if (place.start !== slot.start || place.end !== slot.end) return false;
  return place.room === "" || roomKey(place.room) === roomKey(roomName(slot.roomId));
}

/** A room's name as two spellings share it. */
export function roomKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

function plan(
  state: PlannedSlot["state"],
  place: ReadPlacement,
  slot: CurrentSlot | null,
  roomName: (roomId: string | null) => string,
): PlannedSlot {
  const before = slot ? { start: slot.start, end: slot.end, room: roomName(slot.roomId) } : null;
  return {
    state,
    slotId: slot?.id ?? null,
    version: slot?.version ?? null,
    start: place.start,
    end: place.end,
    room: place.room || (before?.room ?? ""),
    before: state === "moved" ? before : null,
  };
}
