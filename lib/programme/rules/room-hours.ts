import { DAY_BEGINS_HOUR } from "@/lib/platform/dates/zones";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/**
 * Whether a slot begins before its room opens or ends after it closes, in minutes of the programme's day.
 * @param slot instants in milliseconds
 * @param offsetAt minutes by which the edition's clocks are ahead of UTC at an instant; asked twice a slot
 */
export function isOutsideHours(
  slot: { start: number; end: number },
  room: { opensMinute: number | null; closesMinute: number | null },
  offsetAt: (instant: number) => number,
): boolean {
  if (room.opensMinute === null && room.closesMinute === null) return false;
  const offset = offsetAt(slot.start);
  const local = (Math.floor(slot.start / MINUTE_MS) + offset) % DAY_MINUTES;
  const start = local < DAY_BEGINS_HOUR * 60 ? local + DAY_MINUTES : local;
  // By the clock: an hour that is shown twice is no hour longer to whoever closes the room at three.
  const end = start + (slot.end - slot.start) / MINUTE_MS + offsetAt(slot.end) - offset;
  return (
    (room.opensMinute !== null && start < room.opensMinute) ||
    (room.closesMinute !== null && end > room.closesMinute)
  );
}
