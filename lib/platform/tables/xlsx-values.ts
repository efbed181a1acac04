/** How a number of a workbook is shown, as far as it says what it means. */
export type NumberLook = "plain" | "date";

// ECMA-376 part 1, 18.8.30: formats without a code of their own; 27–36 and 50–58 are dates of East Asian settings.
const DATE_FORMATS = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a format of numbers shows a date or a time: its code has one of their letters outside quotes and brackets. */
export function lookOf(format: number, code: string | undefined): NumberLook {
  if (code === undefined)
    return DATE_FORMATS.some(([from, to]) => format >= from && format <= to) ? "date" : "plain";
  // [h] counts hours; [Red], [$-410] say nothing of time.
  const bare = code
    .replace(/\[(h+|m+|s+)\]/gi, "h")
    .replace(/\[[^\]]*\]|"[^"]*"|\\.|_.|\*./g, "")
    .split(";")[0];
  return /[dmyhs]/i.test((bare ?? "").replace(/general/i, "")) ? "date" : "plain";
}

const DAY_MS = 86_400_000;
/** Serial numbers end with the year 9999. */
const LAST_DAY = 2_958_466;
/** A day that the calendar of 1900 has and the year had not. */
const LEAP_DAY_1900 = 60;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * A serial number as ISO text: "2027-10-11" where it is a whole day, "09:30" where it is none, else both with a T.
 * @returns null for what is no date
 */
export function serialText(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST_DAY)) return null;
  const days = !from1904 && serial >= 1 && serial < LEAP_DAY_1900 ? serial + 1 : serial;
  // To the second: 09:30 is 0.39583333333333331 of a day.
  const ms = Math.round((days * DAY_MS) / 1_000) * 1_000;
  const text = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + ms).toISOString();
  const time = text.slice(17, 19) === "00" ? text.slice(11, 16) : text.slice(11, 19);
  if (serial < 1 && serial > 0) return time;
  return ms % DAY_MS === 0 ? text.slice(0, 10) : `${text.slice(0, 10)}T${time}`;
}

/** A number as somebody would type it: a telephone number of twelve digits is no 3.9E+11. */
export function numberText(written: string): string {
  const number = Number(written);
  if (written.trim() === "" || !Number.isFinite(number)) return written;
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return BigInt(number).toString();
  // Fifteen digits are what a spreadsheet knows; behind them 0.1 + 0.2 shows.
  return String(Number(number.toPrecision(15)));
}
