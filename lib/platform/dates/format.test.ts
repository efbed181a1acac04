import { expect, test } from "vitest";
import {
  formatCountry,
  formatDayRange,
  formatLanguage,
  formatList,
  formatLongDay,
  formatShortDay,
  formatTimeRange,
} from "./format";

const nine = new Date("2027-10-08T07:00:00Z");
const tenPast = new Date("2027-10-08T08:10:00Z");

test.each([
  ["en", "Friday 8 October 2027"],
  ["fr", "vendredi 8 octobre 2027"],
  ["it", "venerdì 8 ottobre 2027"],
  ["es", "viernes, 8 de octubre de 2027"],
  ["de", "Freitag, 8. Oktober 2027"],
])("a long day in %s", (language, expected) => {
  expect(formatLongDay(nine, "Europe/Rome", language)).toBe(expected);
});

test("times are 24-hour in every language", () => {
  for (const language of ["en", "fr", "it", "es", "de"]) {
    expect(formatTimeRange(nine, tenPast, "Europe/Rome", language)).toBe("09:00–10:10");
  }
});

test("short days, ranges, countries, languages, lists", () => {
  expect(formatShortDay(nine, "Europe/Rome", "en")).toBe("Fri 8");
  expect(formatDayRange(nine, new Date("2027-10-09T10:00:00Z"), "Europe/Rome", "en")).toBe(
    "8–9 October 2027",
  );
  expect(formatCountry("IT", "de")).toBe("Italien");
  expect(formatLanguage("it", "fr")).toBe("Italien");
  expect(formatList(["A", "B", "C"], "it")).toBe("A, B e C");
});
