import type { CurrentSlot } from "../schema/current-programme";
import type { PlannedSlot, ReadPlacement } from "../schema/import-plan";

/**
 * The times of one session: those that are there already, then the others in order of their start, moved as long as
 * there are slots to move. A room the file does not name stays.
 * @returns the slots of the draft that no time of the file stands for, too
 */
export function planSlots(
  placements: readonly ReadPlacement[],
  slots: readonly CurrentSlot[],
  roomName: (roomId: string | null) => string,
): { planned: PlannedSlot[]; left: CurrentSlot[] } {
  const free = [...slots].sort((one, other) => one.start - other.start);
  const inOrder = [...placements].sort((one, other) => one.start - other.start);
  const planned = new Map<ReadPlacement, PlannedSlot>();
  for (const placement of inOrder) {
    const index = free.findIndex((slot) => isThere(placement, slot, roomName));
    const [slot] = index === -1 ? [] : free.splice(index, 1);
    if (slot) planned.set(placement, plan("unchanged", placement, slot, roomName));
  }
  for (const placement of inOrder) {
    if (planned.has(placement)) continue;
    const slot = free.shift();
    planned.set(placement, plan(slot ? "moved" : "new", placement, slot ?? null, roomName));
  }
  return { planned: inOrder.flatMap((placement) => planned.get(placement) ?? []), left: free };
}

function isThere(
  placement: ReadPlacement,
  slot: CurrentSlot,
  roomName: (roomId: string | null) => string,
): boolean {
  if (placement.start !== slot.start || placement.end !== slot.end) return false;
  return placement.room === "" || roomKey(placement.room) === roomKey(roomName(slot.roomId));
}

/** A room's name as two spellings share it. */
export function roomKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

function plan(
  state: PlannedSlot["state"],
  placement: ReadPlacement,
  slot: CurrentSlot | null,
  roomName: (roomId: string | null) => string,
): PlannedSlot {
  const before = slot ? { start: slot.start, end: slot.end, room: roomName(slot.roomId) } : null;
  return {
    state,
    slotId: slot?.id ?? null,
    version: slot?.version ?? null,
    start: placement.start,
    end: placement.end,
    room: placement.room || (before?.room ?? ""),
    before: state === "moved" ? before : null,
  };
}
