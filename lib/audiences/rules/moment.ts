import { Temporal } from "temporal-polyfill";
import { addDays } from "@/lib/platform/dates/zones";

/** When a planned message leaves: at a moment, or by the days of its edition. */
export interface Planned {
  sendAt: Date | null;
  /** 0 and above: before the first day; below: after the last. */
  daysBefore: number | null;
  /** "HH:MM" on the clock where the edition is. */
  atTime: string | null;
}

/**
 * The moment of a planned message, as the edition's days and zone are now; null: it has none, as its edition has no days. A
 * time that the clocks jump over is the one they show instead, and of one that they show twice the first counts.
 * @param days ISO dates, in order
 */
export function momentOf(
  { sendAt, daysBefore, atTime }: Planned,
  { days, timeZone }: { days: readonly string[]; timeZone: string },
): Date | null {
  if (sendAt) return sendAt;
  const day = daysBefore !== null && daysBefore < 0 ? days.at(-1) : days[0];
  if (daysBefore === null || !atTime || !day) return null;
  const local = Temporal.PlainDateTime.from(`${addDays(day, -daysBefore)}T${atTime}`);
  return new Date(local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds);
}
