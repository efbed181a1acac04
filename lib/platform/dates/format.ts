import { manner, regional } from "../i18n/locales";
import { lastMinute, repeatedHour } from "./reader-zone";

/**
 * How dates, times and numbers are written; the one place for all pages, mails and files. Intl only, so that it also
 * works in the browser. Times are 24-hour everywhere: tickets and signs must not differ from the phone.
 */
const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  let made = kept.get(key);
  if (!made) {
    if (kept.size > 500) kept.clear();
    made = new Intl.DateTimeFormat(regional(language), { timeZone: zone, ...options });
    kept.set(key, made);
  }
  return made;
}

const LONG_DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const SHORT_DAY = { weekday: "short", day: "numeric" } as const;
const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** The first of a month may have a word of its own, "1er avril"; Italian has no zero before a day, also in ranges. */
function write(parts: readonly Intl.DateTimeFormatPart[], language: string): string {
  const first = manner(language)?.firstOfMonth;
  const day = (value: string) => (first && /^0?1$/.test(value) ? first : value.replace(/^0/, ""));
  return parts.map(({ type, value }) => (type === "day" ? day(value) : value)).join("");
}

function written(instant: Date, zone: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return write(formatter(language, zone, options).formatToParts(instant), language);
}

/** "Friday 8 October 2027", as a line or a sentence begins with it: "Vendredi 8 octobre 2027" */
export function formatLongDay(instant: Date, zone: string, language: string): string {
  return capitalise(longDay(instant, zone, language), language);
}

function longDay(instant: Date, zone: string, language: string): string {
  const text = written(instant, zone, language, LONG_DAY);
  // Versions of ICU differ about the comma in British English; we write none.
  return language === "en" ? text.replace(",", "") : text;
}

/** "Fri 8", for tabs */
export function formatShortDay(instant: Date, zone: string, language: string): string {
  // "Do 1." is how a German calendar heads a day; Intl gives "Do., 1."
  return written(instant, zone, language, SHORT_DAY).replace(/\.?, /u, " ");
}

/** "8 Oct", for tables and charts */
export function formatShortDate(instant: Date, zone: string, language: string): string {
  return written(instant, zone, language, { day: "numeric", month: "short" });
}

/** "8 October 2027" */
export function formatDay(instant: Date, zone: string, language: string): string {
  return written(instant, zone, language, DAY);
}

/** "09:00"; in the hour that the clocks show twice with the name of the zone's time then: "02:30 (CEST)" */
export function formatTime(instant: Date, zone: string, language: string): string {
  return formatter(language, zone, TIME).format(instant) + whichHour(instant, zone, language);
}

/** "8 October 2027 at 09:00" in the manner of the language */
export function formatDayAndTime(instant: Date, zone: string, language: string): string {
  return written(instant, zone, language, { ...DAY, ...TIME }) + whichHour(instant, zone, language);
}

function whichHour(instant: Date, zone: string, language: string): string {
  if (repeatedHour(instant, zone) === null) return "";
  const parts = formatter(language, zone, { hour: "numeric", timeZoneName: "short" }).formatToParts(instant);
  return ` (${parts.find((part) => part.type === "timeZoneName")?.value})`;
}

/**
 * The last moment before a deadline, in words: what ends at 00:00 of the 6th is over on the 5th, and a reader of "6 May"
 * would be a day late.
 */
export function formatDeadline(instant: Date, zone: string, language: string): string {
  return formatDayAndTime(lastMinute(instant, zone), zone, language);
}

/** The last day of a deadline: "5 May 2027" for 00:00 of the 6th */
export function formatDeadlineDay(instant: Date, zone: string, language: string): string {
  return formatDay(lastMinute(instant, zone), zone, language);
}

/**
 * "7–9 October 2027", "30 April – 1 May 2027" of two ISO dates, both inclusive. Never of instants: the end of a day is a
 * moment of the next.
 */
export function formatDayRange(first: string, last: string, language: string): string {
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  const text = write(formatter(language, "UTC", DAY).formatRangeToParts(noon(first), noon(last)), language);
  // Versions of ICU differ about the spaces around the dash: none between two days, one beside a month.
  return text.replace(/\s*–\s*/u, (_dash, at: number) => (/\p{L}{3}/u.test(text.slice(0, at)) ? " – " : "–"));
}

/** "09:00–10:15" */
export function formatTimeRange(start: Date, end: Date, zone: string, language: string): string {
  return `${formatTime(start, zone, language)}–${formatTime(end, zone, language)}`;
}

/** An ISO date as a long day, without any zone, as a line or a sentence begins with it */
export function formatIsoDay(date: string, language: string): string {
  return capitalise(nameIsoDay(date, language), language);
}

/** An ISO date as a long day as it stands within a sentence: "vendredi 8 octobre 2027" */
export function nameIsoDay(date: string, language: string): string {
  return longDay(new Date(`${date}T12:00:00Z`), "UTC", language);
}

/** "1,234" in the manner of the language */
export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(regional(language)).format(value);
}

/** The name of a language (BCP 47) in a language, as it stands within a sentence: "italien" */
export function nameLanguage(tag: string, language: string): string {
  return new Intl.DisplayNames([regional(language)], { type: "language" }).of(tag) ?? tag;
}

/** The name of a language (BCP 47) in a language, capitalised as for a list */
export function formatLanguage(tag: string, language: string): string {
  return capitalise(nameLanguage(tag, language), language);
}

/** Languages in a sentence of their own: "Italien, français et anglais", with one capital at the beginning */
export function formatLanguages(tags: readonly string[], language: string): string {
  return capitalise(
    formatList(
      tags.map((tag) => nameLanguage(tag, language)),
      language,
    ),
    language,
  );
}

/** A zone's name that needs no city: "Central European Time", within a sentence "heure d’Europe centrale" */
export function nameZone(zone: string, language: string): string {
  // Of today: zones have changed their rules, Lisbon had the time of Central Europe in 1970.
  const parts = formatter(language, zone, { timeZoneName: "longGeneric" }).formatToParts(new Date());
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
  if (/^(GMT|UTC)[+-]00:00$/.test(name)) return "UTC";
  return manner(language)?.smallZoneNames ? name.charAt(0).toLocaleLowerCase(language) + name.slice(1) : name;
}

/** A text with a capital at its beginning */
export function capitalise(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** A list in words: "Italian, English and French"; with "or", of alternatives. */
export function formatList(
  items: readonly string[],
  language: string,
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return new Intl.ListFormat(regional(language), { type }).format(items);
}
