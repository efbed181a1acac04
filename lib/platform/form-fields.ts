import * as z from "zod/mini";
import { isIsoDate } from "./dates/iso-date";
import { asLocalised, type Localised, localisedSchema } from "./i18n/localised";
import { lineSchema } from "./text";
import { isUuid } from "./uuid";

const PATH = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;
const RESERVED = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;

/**
 * Turns a form's flat keys into nested ones: "title.en" → { title: { en } }, "people.0.role" → { people: { 0: { role } } }.
 * What is nested already (react-hook-form) passes unchanged; a key that could reach a prototype stays flat and is refused
 * by the strict schema behind.
 */
export function nestFields(flat: unknown): unknown {
  if (typeof flat !== "object" || flat === null || Array.isArray(flat)) return flat;
  const nested: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(flat)) {
    if (!PATH.test(key) || RESERVED.test(key)) {
      nested[key] = value;
      continue;
    }
    const parts = key.split(".");
    const last = parts.pop() ?? key;
    let place = nested;
    for (const part of parts) {
      const inner = Object.hasOwn(place, part) ? place[part] : {};
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return flat;
      place[part] = inner;
      place = inner as Record<string, unknown>;
    }
    place[last] = value;
  }
  return nested;
}

/**
 * A strict schema over a form: dotted keys are nested, unknown keys are refused. Shared by the form and its action. A check of
 * fields together that says `when: () => true` is made also where one of them is wrong (but not by a custom one that aborts), so that all is told at once.
 */
export function formSchema<Shape extends z.core.$ZodShape>(
  shape: Shape,
  ...checks: z.core.$ZodCheck<z.core.$InferObjectOutput<Shape, Record<never, never>>>[]
) {
  return z.pipe(z.transform(nestFields), z.strictObject(shape).check(...(checks as never[])));
}

type Plain = string | number | boolean | null | undefined | Date;
/** A record as a form would hold it. */
export interface FormRecord {
  [field: string]: Plain | readonly Plain[] | FormRecord | readonly FormRecord[];
}

/** A localised JSON column as a form holds it. */
export const texts = (json: unknown): FormRecord => asLocalised(json);

/**
 * The way back: a record under the flat keys of its form, ready to stand beside what was typed. Empty texts are left
 * out, yes is "on", lists of plain values are joined by ", ".
 */
export function flatFields(record: FormRecord, prefix = ""): Record<string, string | number> {
  const flat: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(record)) {
    const name = prefix + key;
    if (value === null || value === undefined || value === "" || value === false) continue;
    if (value === true) flat[name] = "on";
    else if (typeof value === "string" || typeof value === "number") flat[name] = value;
    else if (value instanceof Date) flat[name] = value.toISOString();
    else if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null))
      flat[name] = value.join(", ");
    else Object.assign(flat, flatFields({ ...(value as FormRecord) }, `${name}.`));
  }
  return flat;
}

/** A record as its form is filled: the version it was read at and its values under the form's flat names. */
export interface FilledForm {
  version: number;
  values: Record<string, string | number>;
}

/** Fills a form with a record as it was read at a version. */
export function filledForm(version: number, record: FormRecord): FilledForm {
  return { version, values: flatFields(record) };
}

const blankIsNull = (value: unknown): unknown => (value === "" || value === undefined ? null : value);

/** A field that may be left blank or out: null then. */
export function blankable<Output>(schema: z.ZodMiniType<Output>) {
  return z.pipe(z.transform(blankIsNull), z.nullable(schema));
}

/** A whole number typed into a field. Error codes: "missing", "number". */
export function integerSchema(min: number, max: number) {
  return z.pipe(
    z.transform((value: unknown) => (typeof value === "number" ? String(value) : value)),
    z.pipe(
      z.string().check(z.minLength(1, "missing"), z.regex(/^\s*-?\d{1,9}\s*$|^$/, "number")),
      z.pipe(z.transform(Number), z.number().check(z.minimum(min, "number"), z.maximum(max, "number"))),
    ),
  );
}

/** A number with decimals; comma or point. Error code: "number". */
export function decimalSchema(min: number, max: number) {
  return z.pipe(
    z.transform((value: unknown) => (typeof value === "number" ? String(value) : value)),
    z.pipe(
      z.string().check(z.regex(/^\s*-?\d{1,4}([.,]\d{1,12})?\s*$/, "number")),
      z.pipe(
        z.transform((text: string) => Number(text.replace(",", "."))),
        z.number().check(z.minimum(min, "number"), z.maximum(max, "number")),
      ),
    ),
  );
}

/** The version a record was read at; an edit of an older one is a conflict. */
export const VersionSchema = integerSchema(1, 999_999_999);

/** A checkbox: "on" or absent. */
export const CheckSchema = z.pipe(
  z.transform((value: unknown) => value === "on" || value === true || value === "true"),
  z.boolean(),
);

/** The id of a record. */
export const IdSchema = z.string().check(z.refine(isUuid, "invalid"));

/** One of many, by its id or in words (`lib/platform/choices`): a command finds out which is meant. */
export const ChoiceSchema = lineSchema(600);

/** An ISO date. Error codes: "missing", "date". */
export const DateSchema = z.string().check(
  z.minLength(1, "missing"),
  z.refine((text) => text === "" || isIsoDate(text), "date"),
);

/** A time of day, "HH:MM". Error codes: "missing", "time". */
export const TimeSchema = z
  .string()
  .check(z.minLength(1, "missing"), z.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, "time"));

/** Local date and time as `datetime-local` sends it. Error code: "date". */
export const LocalDateTimeSchema = z
  .string()
  .check(
    z.refine(
      (text) => /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(text) && isIsoDate(text.slice(0, 10)),
      "date",
    ),
  );

const asList = (value: unknown) => {
  if (value === undefined || value === null) return [];
  const parts = (Array.isArray(value) ? value : [value]) as unknown[];
  return parts.flatMap((part) => (typeof part === "string" ? part.split(/[\s,]+/).filter(Boolean) : [part]));
};

const LanguageSchema = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language"));

/** Language tags in order, from repeated keys or one text with commas; each once. Error code: "language". */
export const LanguageListSchema = z.pipe(
  z.transform(asList),
  z.pipe(
    z.array(LanguageSchema).check(z.maxLength(24, "too-long")),
    z.transform((tags: string[]) => [...new Set(tags)]),
  ),
);

/** At least one language. Adds the error code "missing". */
export const LanguagesSchema = z.pipe(
  LanguageListSchema,
  z.array(z.string()).check(z.minLength(1, "missing")),
);

/** The language that stands first in the order, where a form asks for it. Error code: "language". */
export const MainLanguageSchema = blankable(LanguageSchema);

/** Languages in fallback order: the main one leads, the others keep their order. */
export const mainFirst = (main: string | null, languages: readonly string[]): string[] =>
  main ? [...new Set([main, ...languages])] : [...languages];

/** A country, ISO 3166-1 alpha-2, or null. Error code: "country". */
export const CountrySchema = blankable(z.string().check(z.regex(/^[A-Z]{2}$/, "country")));

const nothing = (value: unknown) => value ?? {};

/** Markdown or plain text in several languages; may be empty or absent. */
export function localisedText(max = 20_000) {
  return z.pipe(z.transform(nothing), localisedSchema(max));
}

/** One line in several languages; may be empty or absent. */
export function localisedLine(max = 300) {
  return z.pipe(
    localisedText(max),
    z.transform(
      (value: Localised): Localised =>
        Object.fromEntries(Object.entries(value).map(([tag, text]) => [tag, text.replace(/\s+/gu, " ")])),
    ),
  );
}

/** One line in at least one language. Adds the error code "missing". */
export function requiredLocalisedLine(max = 300) {
  return z.pipe(
    localisedLine(max),
    z.custom<Localised>(
      (value) => typeof value === "object" && value !== null && Object.keys(value).length > 0,
      { error: "missing", abort: false },
    ),
  );
}

const asRows = (value: unknown) => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  if (typeof value !== "object") return value;
  return Object.entries(value)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, row]) => row);
};

/**
 * Repeated rows of a form ("people.0.speaker"), in their order. A row whose `key` field is blank is left out: an empty
 * line at the end of a form is not a fault.
 * @param also fields that somebody types: a row with one of them is not blank, and misses its key
 */
export function rowsSchema<Shape extends z.core.$ZodShape>(
  key: keyof Shape & string,
  shape: Shape,
  most = 60,
  also: ReadonlyArray<keyof Shape & string> = [],
) {
  return z.pipe(
    everyRow(key, shape, most, also),
    z.transform((rows) => rows.filter((row) => row !== null)),
  );
}

/** The same, each with its number in the form, from 0, so that a command can name the row that it refuses. */
export function numberedRowsSchema<Shape extends z.core.$ZodShape>(
  key: keyof Shape & string,
  shape: Shape,
  most = 60,
) {
  return z.pipe(
    everyRow(key, shape, most),
    z.transform((rows) => rows.flatMap((row, number) => (row === null ? [] : [{ ...row, row: number }]))),
  );
}

/** Blank ones keep their places as null: an error names the row it stands in. */
function everyRow<Shape extends z.core.$ZodShape>(
  key: keyof Shape & string,
  shape: Shape,
  most: number,
  also: ReadonlyArray<keyof Shape & string> = [],
) {
  const isBlank = (value: unknown) => typeof value === "string" && value.trim() === "";
  const isTyped = (value: unknown) => typeof value === "string" && value.trim() !== "";
  const isBlankRow = (row: Record<string, unknown> | null) =>
    isBlank(row?.[key]) && !also.some((field) => isTyped(row?.[field]));
  const filled = (rows: unknown) =>
    Array.isArray(rows)
      ? rows.map((row) => (isBlankRow(row as Record<string, unknown> | null) ? null : row))
      : rows;
  return z.pipe(
    z.transform((value: unknown) => filled(asRows(value))),
    z
      .array(z.nullable(z.strictObject(shape)))
      .check(z.refine((rows) => rows.filter((row) => row !== null).length <= most, "too-long")),
  );
}
