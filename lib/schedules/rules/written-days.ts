import { isIsoDate } from "@/lib/platform/dates/zones";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { nameKey } from "@/lib/platform/name-key";
import type { DayOrder } from "../schema/session-table";

/** A year whose days all have their weekday and month in reach; 2027-08-02 is a Monday. */
const names = (part: "month" | "weekday", dates: readonly Date[]) =>
  new Map(
    LOCALES.flatMap((locale) =>
      (["long", "short"] as const).flatMap((length) => {
        const format = new Intl.DateTimeFormat(locale, { [part]: length, timeZone: "UTC" });
        return dates.map((date, at) => [nameKey(format.format(date)), at] as const);
      }),
    ),
  );
const MONTHS = names(
  "month",
  Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2027, month, 15))),
);
/** From Monday, 0. */
const WEEKDAYS = names(
  "weekday",
  Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2027, 7, 2 + day))),
);

const NUMBERS = /^(\d{1,2})\s?([./-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2})?)?$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const BASIC = /^(\d{4})(\d\d)(\d\d)$/;

/**
 * A day as people write it: "2027-10-11", "11.10.2027", "11/10/27", "lunedì 11 ottobre 2027", "October 11, 2027".
 * @returns ISO, "--10-11" where no year is said, or null for what is no date
 */
export function readWrittenDay(written: string, order: DayOrder): string | null {
  const text = withoutWeekday(written.trim());
  const iso = YEAR_FIRST.exec(text) ?? BASIC.exec(text);
  if (iso) return isoOf(iso[1] ?? "", iso[2] ?? "", iso[3] ?? "");
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, first = "", sign, second = "", year] = numbers;
    const monthFirst =
      Number(second) > 12 || (sign !== "." && Number(first) <= 12 && order === "month-first");
    return monthFirst ? isoOf(year, first, second) : isoOf(year, second, first);
  }
  return readNamedMonth(text);
}

/** Whether a day reads as another one where the month comes first: 3/4/2027, but not 3.4.2027, 13/4/2027 or 4/4/2027. */
export function isUnclearDay(written: string): boolean {
  return readWrittenDay(written, "day-first") !== readWrittenDay(written, "month-first");
}

/** The day of an edition that is meant by a day without its year, a weekday or a number; null for none, and for several. */
export function dayAmong(days: readonly string[], written: string): string | null {
  const text = written.trim();
  const one = (found: readonly string[]) => (found.length === 1 ? (found[0] ?? null) : null);
  if (/^--\d\d-\d\d$/.test(text)) return one(days.filter((day) => day.slice(5) === text.slice(2)));
  const weekday = WEEKDAYS.get(nameKey(text));
  if (weekday !== undefined)
    return one(days.filter((day) => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7 === weekday));
  const [, number] = /^(?:day|giorno|jour|d[ií]a|tag)?\s*(\d{1,2})\.?$/iu.exec(text) ?? [];
  return number === undefined ? null : (days[Number(number) - 1] ?? null);
}

function withoutWeekday(text: string): string {
  const [, first = "", rest = ""] = /^([\p{L}.]+)[\s,]+(.*)$/su.exec(text) ?? [];
  return WEEKDAYS.has(nameKey(first)) && rest !== "" ? rest.trim() : text;
}

function readNamedMonth(text: string): string | null {
  const words = nameKey(text.slice(0, 60))
    .split(" ")
    .filter((word) => !/^(de|di|del|of|the|le|el|il|den|der|am|den)$/.test(word));
  const month = words.findIndex((word) => MONTHS.has(word));
  if (month < 0 || words.length > 3) return null;
  const rest = words
    .filter((_, at) => at !== month)
    .map((word) => word.replace(/^(\d{1,2})(st|nd|rd|th|er|o|a)$/, "$1"));
  const day = rest.find((word) => /^\d{1,2}$/.test(word));
  const year = rest.find((word) => /^\d{4}$/.test(word));
  if (day === undefined || rest.length !== (year === undefined ? 1 : 2)) return null;
  return isoOf(year, String((MONTHS.get(words[month] ?? "") ?? 0) + 1), day);
}

function isoOf(year: string | undefined, month: string, day: string): string | null {
  const end = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // A leap year has every day.
  if (year === undefined || year === "") return isIsoDate(`2028-${end}`) ? `--${end}` : null;
  const iso = `${year.length === 2 ? `20${year}` : year}-${end}`;
  return isIsoDate(iso) ? iso : null;
}
