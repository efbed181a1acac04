import { expect, test } from "vitest";
import { formatLanguage } from "../dates/format";
import { isListedLanguage, listLanguages } from "./languages";
import { LOCALES } from "./locales";

test.each(LOCALES)(
  "every listed language has a name of its own in %s, as elsewhere, in that alphabet’s order",
  (locale) => {
    const listed = listLanguages(locale);
    const labels = listed.map(({ label }) => label);
    expect(new Set(labels).size).toBe(listed.length);
    for (const { value, label } of listed) {
      expect(label).not.toBe(value.charAt(0).toUpperCase() + value.slice(1));
      expect(label).toBe(formatLanguage(value, locale));
      expect(isListedLanguage(value)).toBe(true);
    }
    expect(labels).toEqual([...labels].sort(new Intl.Collator(locale).compare));
    for (const ours of LOCALES) expect(isListedLanguage(ours)).toBe(true);
  },
);
