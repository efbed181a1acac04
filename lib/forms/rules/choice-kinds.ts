import * as z from "zod/mini";
import { isListedCountry } from "@/lib/platform/i18n/countries";
import { isListedLanguage } from "@/lib/platform/i18n/languages";
import { done, refused } from "@/lib/platform/result";
import { defineKind, textKind } from "./answer-kind";

/** One of the options. Stored as its value. */
export const choiceKind = defineKind({
  missing: "choose",
  settings: z.strictObject({}),
  judge: ([value = ""], _settings, options) => (options.has(value) ? done(value) : refused("choose")),
});

const CountSchema = z.number().check(z.int(), z.minimum(1), z.maximum(60));

const SeveralSettingsSchema = z
  .strictObject({ min: z.optional(CountSchema), max: z.optional(CountSchema) })
  .check(z.refine(({ min = 1, max = 60 }) => min <= max, "order"));

/** Any of the options, each once. Stored as the list of their values. Whoever ticks none has not answered. */
export const choicesKind = defineKind({
  missing: "choose",
  several: true,
  settings: SeveralSettingsSchema,
  judge: (given, { min, max }, options) => {
    const values = [...new Set(given)];
    if (!values.every((value) => options.has(value))) return refused("choose");
    if (min !== undefined && values.length < min) return refused("too-few");
    if (max !== undefined && values.length > max) return refused("too-many");
    return done(values);
  },
});

/** How many may be ticked. */
export function severalLimits(settings: unknown): { min: number | null; max: number | null } {
  const read = z.safeParse(SeveralSettingsSchema, settings);
  const { min = null, max = null } = read.success ? read.data : {};
  return { min, max };
}

/** Stored as "yes" or "no". */
export const yesNoKind = textKind((text) => {
  const word = text.trim().toLowerCase();
  return word === "yes" || word === "no" ? done(word) : refused("choose");
}, "choose");

/** Stored as its code of ISO 3166-1: "IT". */
export const countryKind = textKind((text) => {
  const code = text.trim().toUpperCase();
  return isListedCountry(code) ? done(code) : refused("country");
}, "choose");

/** Stored as its tag of BCP 47: "it". */
export const languageKind = textKind((text) => {
  const tag = text.trim().toLowerCase();
  return isListedLanguage(tag) ? done(tag) : refused("language");
}, "choose");
