import { expect, test } from "vitest";
import { formatCountry } from "../i18n/countries";
import { LOCALES } from "../i18n/locales";
import {
  formatDay,
  formatDayAndTime,
  formatDayRange,
  formatDeadline,
  formatDeadlineDay,
  formatIsoDay,
  formatLanguage,
  formatLanguages,
  formatList,
  formatLongDay,
  formatShortDate,
  formatShortDay,
  formatTime,
  formatTimeRange,
  nameIsoDay,
  nameZone,
} from "./format";

const nine = new Date("2027-10-08T07:00:00Z");
const tenPast = new Date("2027-10-08T08:10:00Z");

test.each([
  ["en", "Friday 8 October 2027"],
  ["fr", "Vendredi 8 octobre 2027"],
  ["it", "Venerdì 8 ottobre 2027"],
  ["es", "Viernes, 8 de octubre de 2027"],
  ["de", "Freitag, 8. Oktober 2027"],
])("a long day in %s", (language, expected) => {
  expect(formatLongDay(nine, "Europe/Rome", language)).toBe(expected);
});

test("times are 24-hour in every language", () => {
  for (const language of LOCALES) {
    expect(formatTimeRange(nine, tenPast, "Europe/Rome", language)).toBe("09:00–10:10");
  }
});

test("a deadline at midnight is said as the end of the day before, any other as it is", () => {
  const midnight = new Date("2027-05-05T22:00:00Z");
  expect(formatDeadline(midnight, "Europe/Rome", "en")).toBe("5 May 2027 at 23:59");
  expect(formatDeadlineDay(midnight, "Europe/Rome", "de")).toBe("5. Mai 2027");
  expect(formatDeadline(midnight, "UTC", "en")).toBe("5 May 2027 at 22:00");
  const minuteLater = new Date("2027-05-05T22:01:00Z");
  expect(formatDeadline(minuteLater, "Europe/Rome", "en")).toBe("6 May 2027 at 00:01");
  // The clocks of Chile jump over midnight: that day begins at one.
  expect(formatDeadlineDay(new Date("2027-09-05T04:00:00Z"), "America/Santiago", "en")).toBe(
    "4 September 2027",
  );
});

test("the hour that the clocks show twice says which of the two it is", () => {
  const [first, second] = [new Date("2027-10-31T00:30:00Z"), new Date("2027-10-31T01:30:00Z")];
  expect(formatTime(first, "Europe/Rome", "en")).toBe("02:30 (CEST)");
  expect(formatTime(second, "Europe/Rome", "en")).toBe("02:30 (CET)");
  for (const language of ["fr", "it", "es", "de"])
    expect(formatTime(first, "Europe/Rome", language)).not.toBe(formatTime(second, "Europe/Rome", language));
  expect(formatTime(new Date("2027-10-31T02:00:00Z"), "Europe/Rome", "en")).toBe("03:00");
  expect(formatDayAndTime(first, "Europe/Rome", "en")).toBe("31 October 2027 at 02:30 (CEST)");
});

test("short days, ranges, countries, languages, lists", () => {
  expect(formatShortDay(nine, "Europe/Rome", "en")).toBe("Fri 8");
  expect(formatDayRange("2027-10-08", "2027-10-09", "en")).toBe("8–9 October 2027");
  expect(formatDayRange("2027-05-06", "2027-05-06", "en")).toBe("6 May 2027");
  expect(formatCountry("IT", "de")).toBe("Italien");
  expect(formatLanguage("it", "fr")).toBe("Italien");
  expect(formatList(["A", "B", "C"], "it")).toBe("A, B e C");
});

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

test.each([
  ["en", "1–2 April 2027", "30 April – 1 May 2027", "31 December 2027 – 1 January 2028"],
  ["fr", "1er–2 avril 2027", "30 avril – 1er mai 2027", "31 décembre 2027 – 1er janvier 2028"],
  ["it", "1–2 aprile 2027", "30 aprile – 1 maggio 2027", "31 dicembre 2027 – 1 gennaio 2028"],
  [
    "es",
    "1–2 de abril de 2027",
    "30 de abril – 1 de mayo de 2027",
    "31 de diciembre de 2027 – 1 de enero de 2028",
  ],
  ["de", "1.–2. April 2027", "30. April – 1. Mai 2027", "31. Dezember 2027 – 1. Januar 2028"],
])("ranges of days in %s", (language, days, months, years) => {
  expect(formatDayRange("2027-04-01", "2027-04-02", language)).toBe(days);
  expect(formatDayRange("2027-04-30", "2027-05-01", language)).toBe(months);
  expect(formatDayRange("2027-12-31", "2028-01-01", language)).toBe(years);
});

test("a range of one day is that day", () => {
  const one = (language: string) => formatDayRange("2027-04-01", "2027-04-01", language);
  expect(one("fr")).toBe("1er avril 2027");
  expect(one("it")).toBe("1 aprile 2027");
});

test("French counts the first of a month everywhere, and only the first", () => {
  const first = noon("2027-04-01");
  expect(formatLongDay(first, "UTC", "fr")).toBe("Jeudi 1er avril 2027");
  expect(formatIsoDay("2027-04-01", "fr")).toBe("Jeudi 1er avril 2027");
  expect(nameIsoDay("2027-04-01", "fr")).toBe("jeudi 1er avril 2027");
  expect(formatDay(first, "UTC", "fr")).toBe("1er avril 2027");
  expect(formatShortDay(first, "UTC", "fr")).toBe("jeu. 1er");
  expect(formatShortDate(first, "UTC", "fr")).toBe("1er avr.");
  expect(formatDayAndTime(first, "UTC", "fr")).toMatch(/^1er avril 2027\D+12:00$/);
  for (const day of ["11", "21", "31"])
    expect(formatDay(noon(`2027-05-${day}`), "UTC", "fr")).toBe(`${day} mai 2027`);
});

test.each([
  ["en", "Thu 1"],
  ["fr", "jeu. 1er"],
  ["it", "gio 1"],
  ["es", "jue 1"],
  ["de", "Do 1."],
])("a day as a tab in %s", (language, expected) => {
  expect(formatShortDay(noon("2027-04-01"), "UTC", language)).toBe(expected);
});

test.each([
  ["en", "English, French and Italian"],
  ["fr", "Anglais, français et italien"],
  ["it", "Inglese, francese e italiano"],
  ["es", "Inglés, francés e italiano"],
  ["de", "Englisch, Französisch und Italienisch"],
])(
  "languages in a list in %s: a capital only at the beginning, or where nouns have one",
  (language, expected) => {
    expect(formatLanguages(["en", "fr", "it"], language)).toBe(expected);
  },
);

test.each([
  ["en", "Central European Time"],
  ["fr", "heure d’Europe centrale"],
  ["it", "ora dell’Europa centrale"],
  ["es", "hora de Europa central"],
  ["de", "Mitteleuropäische Zeit"],
])("a zone by its name in %s", (language, expected) => {
  expect(nameZone("Europe/Rome", language)).toBe(expected);
  expect(nameZone("UTC", language)).toBe("UTC");
  expect(nameZone("Europe/Lisbon", language)).not.toBe(expected);
});
