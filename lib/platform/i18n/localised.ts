import * as z from "zod/mini";
import { isCleanText } from "../text";

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A localised value: a map from BCP 47 tag to text. The database has the same rule as the CHECK `is_localised`. */
export type Localised = Record<string, string>;

/** A text chosen for a reader; `lang` is set when it is in another language than asked for. */
export interface LocalisedText {
  text: string;
  lang: string | null;
}

/** The one zod type of localised values; empty texts are dropped. `max` per language. Error codes as `lib/platform/text`. */
export function localisedSchema(max = 20_000) {
  return z.pipe(
    z.record(
      z.string().check(z.regex(TAG, "language")),
      z.string().check(z.refine(isCleanText, "characters"), z.maxLength(max, "too-long")),
    ),
    z.transform((value): Localised => {
      const kept: Localised = {};
      for (const [tag, text] of Object.entries(value)) {
        const tidy = text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
        if (tidy !== "") kept[tag] = tidy;
      }
      return kept;
    }),
  );
}

/** Reads a localised value out of a JSON column; anything else is an empty one. */
export function asLocalised(json: unknown): Localised {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return {};
  const kept: Localised = {};
  for (const [tag, text] of Object.entries(json)) if (typeof text === "string") kept[tag] = text;
  return kept;
}

/**
 * The text for a reader of `wanted`: that language, else the first of `fallback` that has one, else any.
 * @returns null when there is no text in any language.
 */
export function localise(
  json: unknown,
  wanted: string,
  fallback: readonly string[] = [],
): LocalisedText | null {
  const value = asLocalised(json);
  // What is asked for may stand in an address: "constructor" is a word every object has.
  const said = (tag: string) => (Object.hasOwn(value, tag) ? value[tag] : "");
  const text = said(wanted);
  if (text) return { text, lang: null };
  for (const tag of fallback) {
    const other = said(tag);
    if (other) return { text: other, lang: tag };
  }
  const [tag, any] = Object.entries(value).find(([, candidate]) => candidate !== "") ?? [];
  return tag && any ? { text: any, lang: tag } : null;
}

/** The languages of `order` in which a value has a text, in that order. */
export function presentLanguages(json: unknown, order: readonly string[]): string[] {
  const value = asLocalised(json);
  return [...new Set(order)].filter((tag) => value[tag]);
}

/** The languages of `wanted` in which a value has no text, provided it has one in some language. */
export function missingLanguages(json: unknown, wanted: readonly string[]): string[] {
  const value = asLocalised(json);
  if (Object.values(value).every((text) => text === "")) return [];
  return wanted.filter((tag) => !value[tag]);
}
