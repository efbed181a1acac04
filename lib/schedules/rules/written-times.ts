import type { DayOrder } from "../schema/session-table";
import { readWrittenDay } from "./written-days";

/** What a cell says of when something begins or ends; null where it says nothing of it. */
export interface WrittenTime {
  /** A moment with its offset, or a day and a time of no zone, as schedules write them. */
  moment: string | null;
  day: string | null;
  clock: string | null;
  /** "9:30–10:15": until when. */
  until: string | null;
}

const NOTHING: WrittenTime = { moment: null, day: null, clock: null, until: null };
const ISO_MOMENT =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?$/i;
const CLOCK =
  /^(?:ore|alle|ora|um|at|à|a las|las)?\s*(\d{1,2})(?:\s?[:.h]\s?([0-5]\d))?(?::[0-5]\d)?\s*(?:h|uhr|hrs?|heures?)?\s*(am|pm|a\.m\.|p\.m\.)?$/iu;
const BETWEEN = /\s*(?:–|—|−|-|\s(?:to|till|until|bis|alle|à|a|hasta)\s)\s*/u;

/** A time of day as people write it: "9:30", "09.30", "9h30", "14 Uhr", "2:30 pm"; null for what is none. */
export function readWrittenClock(written: string): string | null {
  const found = CLOCK.exec(written.trim());
  if (!found) return null;
  const [, hours = "", minutes = "00", half] = found;
  const late = half?.toLowerCase().startsWith("p");
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (late ? 12 : 0);
  return hour > 23 ? null : `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** What a cell of times holds: a moment, a day and a time, a time, or from when until when; null for what is none of these. */
export function readWrittenTime(written: string, order: DayOrder): WrittenTime | null {
  const text = written.replace(/\s+/gu, " ").trim();
  const iso = ISO_MOMENT.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, offset] = iso;
    const local = `${year}-${month}-${day}T${hour}:${minute}`;
    return { ...NOTHING, moment: offset ? `${local}${offset.toUpperCase()}` : local };
  }
  const clock = readWrittenClock(text);
  if (clock) return { ...NOTHING, clock };
  const span = readSpan(text);
  if (span) return { ...NOTHING, ...span };
  const day = readWrittenDay(text, order);
  if (day) return { ...NOTHING, day };
  return readDayAndClock(text, order);
}

function readSpan(text: string): { clock: string; until: string } | null {
  const parts = text.split(BETWEEN);
  const [from, until] = parts.map(readWrittenClock);
  // "9-10" may be two numbers of anything: one side says its minutes or its hours.
  return parts.length === 2 && from && until && /[:.h]|uhr|am|pm/iu.test(text)
    ? { clock: from, until }
    : null;
}

/** "11/10/2027 09:30", "Monday 11 October, 9.30–10.15". */
function readDayAndClock(text: string, order: DayOrder): WrittenTime | null {
  for (const blank of text.matchAll(/[ ,]+/gu)) {
    const day = readWrittenDay(text.slice(0, blank.index), order);
    if (day === null) continue;
    const rest = text.slice(blank.index + blank[0].length);
    const clock = readWrittenClock(rest);
    const span = clock ? { clock } : readSpan(rest);
    if (!span) continue;
    // As far as it is a moment of the calendar, past midnight, too.
    return "until" in span || day.startsWith("--")
      ? { ...NOTHING, day, ...span }
      : { ...NOTHING, moment: `${day}T${span.clock}` };
  }
  return null;
}
