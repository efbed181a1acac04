import { DAY_BEGINS_HOUR, programmeDayBounds, zoneChanges } from "@/lib/platform/dates/zones";

const MINUTE_MS = 60_000;
const FIRST_MINUTE = DAY_BEGINS_HOUR * 60;
/** A slot lasts two days at most. */
const LONGEST_MS = 3 * 24 * 60 * MINUTE_MS;

/**
 * The clock of a programme day as plain data for the browser. Minutes are counted as they pass, from the midnight that
 * its 04:00 would have on a day without a change; where the clocks change, `by` is what they are put forward.
 */
export interface DayClock {
  date: string;
  changes: Array<{ at: number; by: number }>;
}

/** The clock of one programme day, with the night after it. */
export function dayClock(date: string, zone: string): DayClock {
  const { start } = programmeDayBounds(date, zone);
  const { changes } = zoneChanges(zone, start, new Date(start.getTime() + LONGEST_MS));
  return {
    date,
    changes: changes.map(({ at, from, to }) => ({ at: minuteOfDay(at, date, zone), by: (to - from) / 60 })),
  };
}

/** The minute of a programme day at which an instant lies: as time passes, whatever the clocks are put to. */
export function minuteOfDay(instant: Date, date: string, zone: string): number {
  const { start } = programmeDayBounds(date, zone);
  return FIRST_MINUTE + Math.round((instant.getTime() - start.getTime()) / MINUTE_MS);
}

/** Whether the clocks show an hour twice in one of these programme days, so that a form must be able to say which. */
export function hasRepeatedHour(dates: readonly string[], zone: string): boolean {
  return dates.some((date) => {
    const { start, end } = programmeDayBounds(date, zone);
    return zoneChanges(zone, start, end).changes.some(({ from, to }) => to < from);
  });
}
