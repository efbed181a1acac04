import type { FieldKind } from "@/prisma/generated/enums";
import type { TotalsColumn, TotalsLine } from "../schema/totals";

/** How a question is totalled: by its answers, as numbers, as written words, or only by how many answered. */
export type Totalled = "values" | "numbers" | "texts" | "answered";

const TOTALLED: Record<FieldKind, Totalled | null> = {
  text: "texts",
  long_text: "texts",
  region: "texts",
  number: "numbers",
  date: "values",
  time: "values",
  choice: "values",
  choices: "values",
  yes_no: "values",
  country: "values",
  language: "values",
  phone: "answered",
  email: "answered",
  web_address: "answered",
  file: "answered",
  heading: null,
};

/** How answers of a kind are totalled; null for what asks nothing. */
export function totalledAs(kind: FieldKind): Totalled | null {
  return TOTALLED[kind];
}

/** The values that can be given to a question and are always told, also where nobody gave them; null: too many to tell. */
export function knownValues(
  kind: FieldKind,
  options: ReadonlyArray<{ value: string }>,
): readonly string[] | null {
  if (kind === "yes_no") return ["yes", "no"];
  return kind === "choice" || kind === "choices" ? options.map(({ value }) => value) : null;
}

/** So many values are told of a question whose answers nobody has listed; the rest is counted together. */
const MOST_VALUES = 60;

/** How many there are in all (null) and in each column. */
export type Counts = ReadonlyMap<string | null, number>;

/** Rows as counts. */
export function countsOf(rows: ReadonlyArray<{ column: string | null; count: number }>): Counts {
  return new Map(rows.map(({ column, count }) => [column, count]));
}

/** A line of such an answer. */
export function lineOf(
  is: TotalsLine["is"],
  counts: Counts,
  more: Partial<Pick<TotalsLine, "values" | "names" | "settings">> = {},
): TotalsLine {
  const columns = [...counts].flatMap(([key, count]) => (key === null ? [] : [[key, count] as const]));
  return {
    is,
    values: [],
    names: [],
    settings: {},
    whole: counts.get(null) ?? 0,
    counts: Object.fromEntries(columns),
    ...more,
  };
}

/**
 * The lines of a question by its values: options as the form has them, then what can't be chosen any more; days and times as
 * they follow each other; else the most frequent first.
 */
export function valueLines(
  kind: FieldKind,
  options: ReadonlyArray<{ value: string }>,
  counted: ReadonlyMap<string, Counts>,
): TotalsLine[] {
  const known = knownValues(kind, options);
  const whole = (value: string) => counted.get(value)?.get(null) ?? 0;
  const given = [...counted.keys()].sort((one, other) => (one < other ? -1 : 1));
  const inTime = kind === "date" || kind === "time";
  const ordered = inTime ? given : given.sort((one, other) => whole(other) - whole(one));
  const values = known ? [...known, ...given.filter((value) => !known.includes(value))] : ordered;
  const told = known ? values : values.slice(0, MOST_VALUES);
  const rest = values.slice(told.length);
  return [
    ...told.map((value) => lineOf("answer", counted.get(value) ?? new Map(), { values: [value] })),
    ...(rest.length > 0
      ? [lineOf("others", sumOf(rest.map((value) => counted.get(value) ?? new Map())))]
      : []),
  ];
}

/** Several counts together. */
export function sumOf(some: readonly Counts[]): Counts {
  const sum = new Map<string | null, number>();
  for (const counts of some) for (const [key, count] of counts) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

/** What is left of the people of each column. */
export function restOf(columns: readonly TotalsColumn[], counts: Counts): Counts {
  return new Map(columns.map(({ key, people }) => [key, people - (counts.get(key) ?? 0)]));
}
