/** Questions about zones that a page asks in the browser: Intl only, without the Temporal polyfill. */

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    if (clocks.size > 100) clocks.clear();
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** Minutes by which a zone's clocks are ahead of UTC at an instant. */
export function offsetMinutes(instant: Date, zone: string): number {
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return Math.round((shown - instant.getTime()) / 60_000);
}

/**
 * The same for many instants of one zone, in milliseconds; what was asked before is answered from memory, and many slots
 * begin and end together. Kept as long as the function.
 */
export function offsetsOf(zone: string): (instant: number) => number {
  const known = new Map<number, number>();
  return (instant) => {
    let offset = known.get(instant);
    if (offset === undefined) {
      offset = offsetMinutes(new Date(instant), zone);
      known.set(instant, offset);
    }
    return offset;
  };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The date (ISO) a zone's calendars show at an instant. */
export function dateInZone(instant: Date, zone: string): string {
  const shifted = new Date(instant.getTime() + offsetMinutes(instant, zone) * MINUTE_MS);
  return shifted.toISOString().slice(0, 10);
}

/**
 * Whether the zone's clocks show the time of this instant twice, and which of the two it is; null where they show it
 * once. Two instants of that hour have the same local time: only the offset tells them apart.
 */
export function repeatedHour(instant: Date, zone: string): "earlier" | "later" | null {
  const offset = (milliseconds: number) => offsetMinutes(new Date(instant.getTime() + milliseconds), zone);
  const put = offset(-DAY_MS) - offset(DAY_MS);
  if (put <= 0) return null;
  const now = offset(0);
  if (offset(put * MINUTE_MS) === now - put) return "earlier";
  return offset(-put * MINUTE_MS) === now + put ? "later" : null;
}

/** The last minute before an instant that begins a day of the zone, else the instant itself: how a deadline is said. */
export function lastMinute(instant: Date, zone: string): Date {
  const before = new Date(instant.getTime() - 1);
  return dateInZone(before, zone) === dateInZone(instant, zone)
    ? instant
    : new Date(instant.getTime() - MINUTE_MS);
}

/** The programme's day (ISO date) at an instant: 04:00 to 04:00 in the zone. */
export function dayInZone(instant: Date, zone: string): string {
  const shifted = new Date(instant.getTime() + offsetMinutes(instant, zone) * 60_000 - 4 * HOUR_MS);
  return shifted.toISOString().slice(0, 10);
}
