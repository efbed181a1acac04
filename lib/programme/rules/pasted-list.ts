import { LOCALES } from "@/lib/platform/i18n/locales";
import { nameKey } from "@/lib/platform/name-key";
import { type LeftWhy, PEOPLE_TYPED } from "../schema/pasted";
import { readLength } from "./pasted-length";
import { type PastedPerson, readPeople } from "./pasted-people";
import { isTable, LONGEST_LINE, type ReadCells, readCells } from "./pasted-table";

/** The most sessions that are read at once; a title and a line have their limits, too. */
export const MOST_PASTED = 100;
const LONGEST_TITLE = 300;

/** One session as a list says it. */
export interface PastedRow {
  /** The line, or the row of the table, from 1. */
  line: number;
  title: string;
  people: PastedPerson[];
  minutes: number | null;
  /** As it is written; empty where the list says none. */
  theme: string;
}

export interface PastedList {
  rows: PastedRow[];
  /** Every other line that says something, and why it was left. */
  left: Array<{ line: number; text: string; why: LeftWhy }>;
}

/**
 * A list of sessions as somebody has it: lines of a document or a mail, or cells of a spreadsheet. Every line that says
 * something is a session or is left with its reason.
 * @param themes what the edition's themes are called, in any language
 */
export function readPastedList(text: string, themes: readonly string[]): PastedList {
  const known = new Set(themes.map(nameKey).filter(Boolean));
  const lines = text.replace(/\r\n?/g, "\n").split("\n").map(withoutBullet);
  const read = isTable(lines)
    ? readCells(lines.join("\n"), known)
    : lines.map((line, at) => freeLine(line, at + 1, known));
  const list: PastedList = { rows: [], left: [] };
  for (const one of read) {
    const why = whyLeft(one, list.rows.length);
    if (one.text === "") continue;
    if (why) list.left.push({ line: one.line, text: one.text.slice(0, LONGEST_TITLE), why });
    else
      list.rows.push({
        line: one.line,
        title: one.title,
        people: one.people,
        minutes: one.minutes,
        theme: one.theme,
      });
  }
  return list;
}

function whyLeft(one: ReadCells, before: number): LeftWhy | null {
  if (one.headings) return "headings";
  // Written one by one people take more than the line, which may say once for all where they come from.
  const written = one.people.reduce(
    (sum, { name, affiliation }) => sum + name.length + affiliation.length + 5,
    0,
  );
  if (one.text.length > LONGEST_LINE || one.title.length > LONGEST_TITLE || written > PEOPLE_TYPED)
    return "too-long";
  if (isDay(one.text)) return "day";
  if (!/[\p{L}\p{N}]/u.test(one.title)) return "no-title";
  return before >= MOST_PASTED ? "too-many" : null;
}

/** "•", "–", "3.", "b)" and the tab or blanks behind them. */
const BULLET = /^\s*(?:[-–—*•·▪‣◦●○■□➢➤→>]+|\d{1,3}[.)](?!\d)|\p{L}\))\s+/u;

function withoutBullet(line: string): string {
  return line.replace(/\u00a0/g, " ").replace(BULLET, "");
}

function freeLine(whole: string, line: number, known: ReadonlySet<string>): ReadCells {
  const text = whole.replace(/\s+/gu, " ").trim();
  if (text.length > LONGEST_LINE || isDay(text)) return { ...EMPTY, line, text };
  const { minutes, rest } = readLength(text);
  const { theme: tagged, rest: untagged } = readTag(rest);
  const segments = untagged
    .split(/\s+(?:[–—|-]|\/\/)\s+/u)
    .map((segment) => segment.trim())
    .filter(Boolean);
  const [title = "", ...others] = segments;
  const at = tagged ? -1 : others.findLastIndex((segment) => known.has(nameKey(segment)));
  const theme = tagged || (at >= 0 ? (others[at] ?? "") : "");
  const told = others.filter((_, index) => index !== at);
  return { line, text, minutes, headings: false, ...titleAndPeople(title, told, theme) };
}

const EMPTY: Omit<ReadCells, "line" | "text"> = {
  title: "",
  people: [],
  minutes: null,
  theme: "",
  headings: false,
};

/** What stands behind the title: who has brackets behind the name, wherever that is; else who, from where, on what. */
function titleAndPeople(first: string, others: readonly string[], theme: string) {
  const bracketed = others.findLastIndex(endsInBrackets);
  if (bracketed >= 0) {
    const title = [first, ...others.slice(0, bracketed)].join(" – ");
    const after = others.slice(bracketed + 1).join(" – ");
    return { title, people: readPeople(others[bracketed] ?? ""), theme: theme || after };
  }
  if (others.length === 0) return { ...inOne(first), theme };
  const [who = "", from = "", ...more] = others;
  const people = readPeople(who).map((person) => ({
    ...person,
    affiliation: person.affiliation || from.replace(/[();|]/gu, " ").trim(),
  }));
  return { title: first, people, theme: theme || more.join(" – ") };
}

/** A name, and brackets behind it that hold something. No pattern: one that looks for both ends tries every middle. */
function endsInBrackets(segment: string): boolean {
  const open = segment.endsWith(")") ? segment.lastIndexOf("(", segment.length - 3) : -1;
  return open > 0 && /\p{L}/u.test(segment.slice(0, open));
}

/** "Ada Neri (Consorzio): Bread" and "Bread, Ada Neri (Consorzio)". */
function inOne(text: string): { title: string; people: PastedPerson[] } {
  const before = /^([^:()]{3,80}\([^()]{1,200}\)):\s+(\S.*)$/u.exec(text);
  if (before) return { title: before[2] ?? "", people: readPeople(before[1] ?? "") };
  const open = text.endsWith(")") ? text.lastIndexOf("(") : -1;
  const comma = open > 0 ? text.lastIndexOf(",", open) : -1;
  if (comma > 2) return { title: text.slice(0, comma).trim(), people: readPeople(text.slice(comma + 1)) };
  return { title: text, people: [] };
}

/** A theme in square brackets or behind a "#" at the end of a line. */
function readTag(text: string): { theme: string; rest: string } {
  const found = /\[([^[\]]{2,160})\]\s*$/u.exec(text) ?? /\s#(\p{L}[\p{L}\p{N}_-]{1,80})\s*$/u.exec(text);
  if (!found) return { theme: "", rest: text };
  return { theme: (found[1] ?? "").trim(), rest: text.slice(0, found.index).trim() };
}

const MONTHS = new Set(
  LOCALES.flatMap((language) =>
    Array.from({ length: 12 }, (_, month) =>
      (["long", "short"] as const).map((style) =>
        nameKey(
          new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }).format(
            new Date(Date.UTC(2026, month, 15)),
          ),
        ),
      ),
    ).flat(),
  ),
);

/** A line that says which day it is, and nothing else: "Monday, 5 October 2026", "5.10.". */
function isDay(text: string): boolean {
  if (text.length > 60) return false;
  if (
    /^(?:\p{L}+\.?,?\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\s?\d{1,2}(?:[./]\s?(?:\d{2}|\d{4})?)?):?$/u.test(text)
  )
    return true;
  const words = nameKey(text).split(" ");
  const month = words.findIndex((word) => MONTHS.has(word));
  if (month < 0 || words.length > 6) return false;
  const beside = [words[month - 1], words[month - 2], words[month + 1]];
  const others = words.filter(
    (word) => !MONTHS.has(word) && !/^\d{1,2}(?:st|nd|rd|th|er)?$|^\d{4}$|^de$/.test(word),
  );
  return (
    beside.some((word) => word !== undefined && /^\d{1,2}(?:st|nd|rd|th|er)?$/.test(word)) &&
    others.length <= 1 &&
    others.every((word) => WEEKDAYS.has(word))
  );
}

const WEEKDAYS = new Set(
  LOCALES.flatMap((language) =>
    Array.from({ length: 7 }, (_, day) =>
      (["long", "short"] as const).map((style) =>
        nameKey(
          new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" }).format(
            new Date(Date.UTC(2026, 0, 5 + day)),
          ),
        ),
      ),
    ).flat(),
  ),
);
