import { offsetsOf } from "@/lib/platform/dates/reader-zone";
import { type Acceptance, judgeOverlaps, MOST_OVERLAPS, type RoomFacts, type SlotFacts } from "./overlaps";
import { isOutsideHours } from "./room-hours";

export type Finding =
  /** Two slots in one room at once; a release with one that nobody accepted is refused. */
  | { kind: "room-overlap"; slotIds: [string, string]; roomId: string; accepted: boolean }
  /** Somebody in two places at once; a release with one that nobody accepted is refused. */
  | { kind: "person-overlap"; slotIds: [string, string]; speakerId: string; accepted: boolean }
  /** A session during a break that is for all rooms: only a warning. */
  | { kind: "during-break"; slotIds: [string, string] }
  | { kind: "outside-room-hours"; slotId: string; roomId: string }
  | { kind: "room-missing"; slotId: string };

export interface ProgrammeFacts {
  slots: readonly SlotFacts[];
  rooms: readonly RoomFacts[];
  acceptances: readonly Acceptance[];
  timeZone: string;
}

/** Whether a finding stops a release; the others are warnings, or accepted. */
export function stopsRelease(finding: Finding): boolean {
  return (finding.kind === "room-overlap" || finding.kind === "person-overlap") && finding.accepted === false;
}

/** Whether a finding is an overlap that an organiser has accepted: shown, but quietly. */
export function isAccepted(finding: Finding): boolean {
  return "accepted" in finding && finding.accepted;
}

/**
 * Everything that is odd in a programme, overlaps first. Touching is not overlapping, and what lasts no time overlaps
 * nothing, as in the database's constraint. O(n log n) and the overlaps found, of which it tells the first 500 of a kind.
 */
export function listFindings(facts: ProgrammeFacts): Finding[] {
  const rooms = new Map(facts.rooms.map((room) => [room.id, room]));
  const offsetAt = offsetsOf(facts.timeZone);
  return [
    ...findOverlaps(facts.slots, facts.rooms, facts.acceptances),
    ...facts.slots.flatMap((slot) => slotWarnings(slot, rooms, offsetAt)),
  ];
}

/** Rooms and people in two places at once, and sessions during breaks. */
export function findOverlaps(
  slots: readonly SlotFacts[],
  rooms: readonly Pick<RoomFacts, "id" | "shared">[],
  acceptances: readonly Acceptance[] = [],
): Finding[] {
  const overlaps = judgeOverlaps(slots, rooms, acceptances).map(
    ({ kind, slotIds, who, acceptance }): Finding =>
      kind === "room"
        ? { kind: "room-overlap", slotIds, roomId: who, accepted: acceptance !== null }
        : { kind: "person-overlap", slotIds, speakerId: who, accepted: acceptance !== null },
  );
  return [...overlaps, ...duringBreaks(slots)];
}

function duringBreaks(slots: readonly SlotFacts[]): Finding[] {
  const breaks = slots
    .filter((slot) => slot.kind === "break" && slot.roomId === null && slot.end > slot.start)
    .sort((one, other) => one.start - other.start);
  if (breaks.length === 0) return [];
  const sessions = slots
    .filter((slot) => slot.kind === "session" && slot.end > slot.start)
    .sort((one, other) => one.start - other.start);
  const found: Finding[] = [];
  let first = 0;
  for (const rest of breaks) {
    // Breaks hardly overlap each other, so each session is looked at once or twice.
    while (first < sessions.length && (sessions[first]?.start ?? 0) < rest.start - LONGEST_SLOT_MS)
      first += 1;
    for (let index = first; index < sessions.length; index += 1) {
      const slot = sessions[index] as SlotFacts;
      if (slot.start >= rest.end || found.length >= MOST_OVERLAPS) break;
      if (slot.end > rest.start) found.push({ kind: "during-break", slotIds: [rest.id, slot.id] });
    }
  }
  return found;
}

/** The database refuses longer ones. */
export const LONGEST_SLOT_MS = 48 * 3_600_000;

function slotWarnings(
  slot: SlotFacts,
  rooms: ReadonlyMap<string, RoomFacts>,
  offsetAt: (instant: number) => number,
): Finding[] {
  const found: Finding[] = [];
  if (slot.roomId) {
    const room = rooms.get(slot.roomId);
    if (room && slot.kind === "session" && isOutsideHours(slot, room, offsetAt))
      found.push({ kind: "outside-room-hours", slotId: slot.id, roomId: room.id });
  } else if (slot.kind === "session" && rooms.size > 0) {
    found.push({ kind: "room-missing", slotId: slot.id });
  }
  return found;
}
