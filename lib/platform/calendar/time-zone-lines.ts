import { localDateTime, zoneChanges } from "@/lib/platform/dates/zones";
import { localStamp } from "./calendar-lines";

const YEAR_MS = 366 * 86_400_000;

/**
 * The VTIMEZONE of an IANA zone for a span: every change of the clocks from a year before to a year after, as single
 * observances. Readers that know the zone use their own rules; the others get the right times for these events.
 */
export function timeZoneLines(zone: string, since: Date, until: Date): string[] {
  const from = new Date(since.getTime() - YEAR_MS);
  const { offset, changes } = zoneChanges(zone, from, new Date(until.getTime() + YEAR_MS));
  const least = Math.min(offset, ...changes.map((change) => change.to));
  const observance = (begin: string, before: number, after: number) => {
    const kind = after > least ? "DAYLIGHT" : "STANDARD";
    return [
      `BEGIN:${kind}`,
      `DTSTART:${begin}`,
      `TZOFFSETFROM:${offsetText(before)}`,
      `TZOFFSETTO:${offsetText(after)}`,
      `END:${kind}`,
    ];
  };
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...observance(localStamp(localDateTime(from, zone)), offset, offset),
    ...changes.flatMap((change) => {
      // The local time at which the clocks change, told by the clock before.
      const local = new Date(change.at.getTime() + change.from * 1000).toISOString();
      return observance(localStamp(local), change.from, change.to);
    }),
    "END:VTIMEZONE",
  ];
}

function offsetText(seconds: number): string {
  const minutes = Math.abs(Math.round(seconds / 60));
  const two = (number: number) => String(number).padStart(2, "0");
  return `${seconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
