import { repeatedHour } from "@/lib/platform/dates/reader-zone";
import { localDateTime } from "@/lib/platform/dates/zones";

const LONGEST_OCTETS = 75;
const encoder = new TextEncoder();

/** A TEXT value (RFC 5545 3.3.11): backslash, semicolon, comma and newline escaped, control characters dropped. */
export function calendarText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/\\/g, "\\\\")
    .replace(/;/g, "\\;")
    .replace(/,/g, "\\,")
    .replace(/\n/g, "\\n");
}

/** Lines folded at 75 octets, never inside a character, joined and ended by CRLF (RFC 5545 3.1). */
export function foldLines(lines: readonly string[]): string {
  return `${lines.flatMap(foldLine).join("\r\n")}\r\n`;
}

function foldLine(line: string): string[] {
  const folded: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST_OCTETS) {
      folded.push(current);
      // The blank that marks a continuation counts.
      current = " ";
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...folded, current];
}

/** An instant in UTC: "20271008T070000Z". */
export function utcStamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/**
 * The value of DTSTART or DTEND with its parameters, for all moments of one entry. Local times with their zone, so that a
 * calendar keeps "09:00" whatever happens to the zone's rules; in UTC where the clocks show one of them twice: RFC 5545
 * reads such a local time as the earlier one (3.3.5), whichever was meant.
 */
export function momentStamps(moments: readonly Date[], zone: string): string[] {
  const inUtc = moments.some((moment) => repeatedHour(moment, zone) !== null);
  return moments.map((moment) =>
    inUtc ? `:${utcStamp(moment)}` : `;TZID=${zone}:${localStamp(localDateTime(moment, zone))}`,
  );
}

/** A local date and time without zone: "20271008T090000". */
export function localStamp(local: string): string {
  return local.slice(0, 19).replace(/[-:]/g, "");
}
