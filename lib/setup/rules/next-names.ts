import { asLocalised, type Localised } from "@/lib/platform/i18n/localised";

/** A title with another year in it, in each language: "Trieste 2027" is "Trieste 2028". Without a year it stays. */
export function nextTitle(title: unknown, from: number, to: number): Localised {
  return Object.fromEntries(
    Object.entries(asLocalised(title)).map(([language, text]) => [language, withYear(text, from, to)]),
  );
}

/** The address of an edition with another year in it; null where it has none: then it is made of the title. */
export function nextSlug(slug: string, from: number, to: number): string | null {
  return yearIn(from).test(slug) ? withYear(slug, from, to) : null;
}

/** A year by itself, not the middle of a longer number. */
const yearIn = (year: number) => new RegExp(`(?<!\\d)${year}(?!\\d)`, "g");

const withYear = (text: string, from: number, to: number) => text.replace(yearIn(from), String(to));
