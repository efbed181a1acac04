/** Two questions about zones that a page asks in the browser: Intl only, without the Temporal polyfill. */

/** Minutes by which a zone's clocks are ahead of UTC at an instant. */
export function offsetMinutes(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
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

const HOUR_MS = 3_600_000;

/** The programme's day (ISO date) at an instant: 04:00 to 04:00 in the zone. */
export function dayInZone(instant: Date, zone: string): string {
  const shifted = new Date(instant.getTime() + offsetMinutes(instant, zone) * 60_000 - 4 * HOUR_MS);
  return shifted.toISOString().slice(0, 10);
}
