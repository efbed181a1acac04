import * as z from "zod/mini";
import { isCleanText } from "@/lib/platform/text";
import { isUuid } from "@/lib/platform/uuid";
import { isOf, SUBMITTED } from "@/prisma/enums/states";

/** What people can be told apart by. */
export const FILTERED_BY = [
  "person",
  "state",
  "category",
  "mode",
  "country",
  "language",
  "affiliation",
  "domain",
  "tag",
  "assignee",
  "note",
  "answer",
  "consent",
  "registered",
  "told",
  "later",
] as const;
export type FilteredBy = (typeof FILTERED_BY)[number];

/** What can be for fewer than everybody who reads the list: who was found by it tells what they answered, agreed to or were sent. */
export const CLOSABLE: readonly FilteredBy[] = ["answer", "consent", "told"];

/** How a filter is meant. `not` is everybody whom `is` leaves out, `empty` everybody whom `filled` leaves out. */
export const HOWS = ["is", "not", "contains", "filled", "empty", "between"] as const;
export type How = (typeof HOWS)[number];

const DAY = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string) => DAY.test(text) && !Number.isNaN(Date.parse(text));
const isWord = (text: string) => text.trim() !== "" && text.length <= 200;
const MANY = ["is", "not"] as const;
const THERE = ["filled", "empty"] as const;

interface Kind {
  hows: readonly How[];
  /** Whether it names one of several: a question, a term, a mail. */
  of?: (text: string) => boolean;
  value?: (text: string) => boolean;
}

/** What each filter may say. */
export const FILTER_KINDS: Record<FilteredBy, Kind> = {
  /** Those who were ticked, and nobody else. */
  person: { hows: ["is"], value: isUuid },
  state: { hows: MANY, value: (text) => isOf(SUBMITTED, text) },
  category: { hows: MANY, value: isUuid },
  mode: { hows: MANY, value: (text) => text === "on_site" || text === "online" },
  country: { hows: MANY, value: (text) => /^[A-Z]{2}$/.test(text) },
  language: { hows: MANY, value: (text) => /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(text) },
  affiliation: { hows: [...MANY, "contains", ...THERE], value: isWord },
  /** What stands behind the @. */
  domain: { hows: MANY, value: (text) => /^[^\s@]{1,200}$/.test(text) },
  tag: { hows: [...MANY, ...THERE], value: isUuid },
  /** Who of the team sees to them; who has left it sees to nobody. */
  assignee: { hows: [...MANY, ...THERE], value: isUuid },
  /** What the team wrote down about them. */
  note: { hows: ["contains", ...THERE], value: isWord },
  answer: { hows: HOWS, of: isUuid, value: isWord },
  consent: { hows: THERE, of: isUuid },
  registered: { hows: ["between"], value: isDay },
  /** A mail by the name of its template, a mailing by its id: whether it was sent. */
  told: { hows: THERE, of: (text) => /^[a-z0-9-]{1,100}$/.test(text) },
  /** Of those with a place, whether something that was asked later is still to answer. */
  later: { hows: ["empty"] },
};

const LONGEST = 50;

/** One filter. With several values any of them will do; `between` has two, of which one may be blank: both bounds count. */
export const PeopleFilterSchema = z
  .strictObject({
    by: z.enum(FILTERED_BY),
    of: z.string().check(z.maxLength(100), z.refine(isCleanText)),
    how: z.enum(HOWS),
    values: z.array(z.string().check(z.maxLength(200), z.refine(isCleanText))).check(z.maxLength(LONGEST)),
  })
  .check(z.refine(isSound));
export type PeopleFilter = z.output<typeof PeopleFilterSchema>;

function isSound({ by, of, how, values }: { by: FilteredBy; of: string; how: How; values: string[] }) {
  const kind = FILTER_KINDS[by];
  const isValue = kind.value ?? (() => false);
  if (!kind.hows.includes(how) || !(kind.of ? kind.of(of) : of === "")) return false;
  if (how === "filled" || how === "empty") return values.length === 0;
  if (how === "between")
    return (
      values.length === 2 &&
      values.some((text) => text !== "") &&
      values.every((text) => text === "" || isValue(text))
    );
  return values.length > 0 && values.every(isValue);
}

/** What is kept of a set: all of these must hold. Not what was typed into the search, which is somebody's name. */
export const PeopleFiltersSchema = z.array(PeopleFilterSchema).check(z.maxLength(30));

/** A set of people of one edition: whom the words find and all filters let through. */
export interface PeopleSet {
  /** As typed. */
  words: string;
  filters: readonly PeopleFilter[];
}

/** Everybody whom organisers read: whose registration was sent. */
export const EVERYBODY: PeopleSet = { words: "", filters: [] };

const BETWEEN_FILTERS = "~";
const BETWEEN_PARTS = ".";
const BETWEEN_VALUES = ",";

/** Filters as one value of an address: `country.is.IT,PL~answer:<id>.empty`. */
export function writeFilters(filters: readonly PeopleFilter[]): string {
  return filters
    .map(({ by, of, how, values }) =>
      [
        of === "" ? by : `${by}:${of}`,
        how,
        ...(values.length > 0 ? [values.map(escaped).join(BETWEEN_VALUES)] : []),
      ].join(BETWEEN_PARTS),
    )
    .join(BETWEEN_FILTERS);
}

/** Filters from an address; null where something in it can't be read: then it asks for nobody, and never for too many. */
export function readFilters(text: string): PeopleFilter[] | null {
  if (text === "") return [];
  const read = z.safeParse(PeopleFiltersSchema, text.split(BETWEEN_FILTERS).map(readFilter));
  return read.success ? read.data : null;
}

/**
 * The filters of an address with one more, as a form has it: `add` is by what, `country` or `answer:<id>`. What is asked by the
 * same, and meant as one of several, stands with it in one filter. Null where it is none.
 */
export function withFilter(
  filters: string,
  { add, how, value, to }: { add: string; how: string; value: string; to: string },
): string | null {
  const [by = "", of = ""] = add.split(":");
  const values = how === "between" ? [value, to] : how === "filled" || how === "empty" ? [] : [value];
  const made = z.safeParse(PeopleFilterSchema, { by, of, how, values });
  const before = readFilters(filters);
  if (!made.success || !before) return null;
  const isSame = (other: PeopleFilter) =>
    other.by === by && other.of === of && other.how === how && MERGED.some((one) => one === how);
  if (!before.some(isSame)) return writeFilters([...before, made.data]);
  return writeFilters(
    before.map((other) =>
      isSame(other) ? { ...other, values: [...new Set([...other.values, value])] } : other,
    ),
  );
}
const MERGED = ["is", "not", "contains"] as const;

function readFilter(text: string): unknown {
  const [subject = "", how, values, ...rest] = text.split(BETWEEN_PARTS);
  const [by, of = ""] = subject.split(":");
  if (rest.length > 0) return null;
  return { by, of, how, values: values === undefined ? [] : values.split(BETWEEN_VALUES).map(unescaped) };
}

const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[.~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
