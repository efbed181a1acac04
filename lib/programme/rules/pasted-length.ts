/** The most a session lasts, in minutes. */
const MOST = 1_440;

const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2})|h)?`;
const SPAN = new RegExp(
  String.raw`(?<![\d.:])${CLOCK}(?:\s*(?:uhr|h))?\s*(?:[-–—−]|to|till|bis|alle|à|a|hasta)\s*${CLOCK}(?:\s*(?:uhr|h)\b)?(?![\d:])`,
  "iu",
);
const HOURS_AND_MINUTES =
  /(?<![\d.,:])([0-7])\s*(?:h|hrs?|hours?|std|stunden?|ore|ora|heures?|horas?)\.?\s*(?:(?:and|e|et|y|und)\s+)?([0-5]?\d)\s*(?:m\p{L}*\.?|['′’])?(?![\p{L}\d])/iu;
const HOURS =
  /(?<![\d.,:])(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?|std|stunden?|ore|ora|heures?|horas?)\.?(?![\p{L}\d])/iu;
const MINUTES = /(?<![\d.,:])(\d{1,4})\s*(?:min|mins|minutes?|minuten?|minut[io]s?|['′])\.?(?![\p{L}\d])/iu;
const START = /^\s*(\d{1,2})[:.h](\d{2})(?:\s*(?:uhr|h)\b)?(?![\d:.])/iu;

/** What of a text says how long something is, and the text without it. */
export interface ReadLength {
  /** Null: nothing does, or no session is so long. */
  minutes: number | null;
  rest: string;
}

/**
 * How long something is by what is written of it: from when until when, hours, minutes. A time at which it begins says
 * nothing of that, and is no part of a title.
 */
export function readLength(text: string): ReadLength {
  const span = SPAN.exec(text);
  if (span) {
    const minutes = spanOf(span);
    if (minutes !== null) return { minutes: within(minutes), rest: without(text, span) };
  }
  for (const [pattern, length] of [
    [HOURS_AND_MINUTES, ([, hours, minutes]: RegExpExecArray) => Number(hours) * 60 + Number(minutes)],
    [HOURS, ([, hours]: RegExpExecArray) => Math.round(Number(hours?.replace(",", ".")) * 60)],
    [MINUTES, ([, minutes]: RegExpExecArray) => Number(minutes)],
  ] as const) {
    for (const found of text.matchAll(new RegExp(pattern.source, `g${pattern.flags}`))) {
      const minutes = within(length(found));
      if (minutes !== null && isParted(text, found)) return { minutes, rest: without(text, found) };
    }
  }
  const start = START.exec(text);
  if (start && clockOf(start[1], start[2]) !== null) return { minutes: null, rest: without(text, start) };
  return { minutes: null, rest: text };
}

/** Whether a length stands at an end or beside a mark: "the 15 minutes of bread" are words of a title. */
function isParted(text: string, found: RegExpExecArray): boolean {
  const before = text.slice(0, found.index).trimEnd();
  const after = text.slice(found.index + found[0].length).trimStart();
  return before === "" || after === "" || /[,;:|·–—([-]$/u.test(before) || /^[,;|·–—)\]-]/u.test(after);
}

/** The length a cell of a column of lengths holds: a number alone is minutes there. */
export function readLengthCell(text: string): number | null {
  const alone = /^\s*(\d{1,4})\s*$/.exec(text);
  if (alone) return within(Number(alone[1]));
  const clock = /^\s*([0-9]{1,2}):([0-5]\d)(?::00)?\s*$/.exec(text);
  if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]));
  return readLength(text).minutes;
}

function spanOf([whole, fromHour, fromMinute, toHour, toMinute]: RegExpExecArray): number | null {
  // "3-4" and "2020-21" are no times of day: one of the two says its minutes, an "h" or "Uhr".
  if (fromMinute === undefined && toMinute === undefined && !/\d(?:h|\s*uhr)/i.test(whole)) return null;
  const from = clockOf(fromHour, fromMinute);
  const to = clockOf(toHour, toMinute);
  if (from === null || to === null || from === to) return null;
  return to > from ? to - from : to - from + MOST;
}

function clockOf(hour = "", minute = "00"): number | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours > 24 || minutes > 59) return null;
  return hours * 60 + minutes;
}

const within = (minutes: number) => (minutes >= 1 && minutes <= MOST ? minutes : null);

/** The text before and after, without brackets that held nothing else and marks that parted it. */
function without(text: string, found: RegExpExecArray): string {
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  const [open, close] = [before.trimEnd().at(-1) ?? "", after.trimStart()[0] ?? ""];
  const bracketed = "([".includes(open) && open !== "" && ")]".includes(close) && close !== "";
  const parts = bracketed ? [before.trimEnd().slice(0, -1), after.trimStart().slice(1)] : [before, after];
  return parts
    .map((part) => part.replace(/^[\s,;:|·–—-]+/u, "").replace(/[\s,;|·–—-]+$/u, ""))
    .filter(Boolean)
    .join(" – ");
}
