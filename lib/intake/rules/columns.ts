import { toldApart } from "@/lib/platform/tables/headings";
import { columnName, type ReadRow, TABLE_LIMITS } from "@/lib/platform/tables/row-taker";
import { COLUMN_TARGETS, type ColumnTarget, type TableColumn } from "../schema/intake-plan";
import { type IntakeOffer, knownHeadings } from "./offer";
import { fold } from "./words";

/** A mapping as it is kept: folded heading → target, "" where the column is not to be read. */
export type Remembered = Readonly<Record<string, string>>;

export interface ReadColumns {
  columns: TableColumn[];
  /** The rows below the headings. */
  body: readonly ReadRow[];
}

/**
 * Finds the row of headings and says what each column holds: as it was mapped before, else by its heading. Titles above are
 * passed over; where a heading is merged over two rows, or names stand below a common one, what stands above counts for a
 * column without one of its own.
 */
export function readColumns(
  rows: readonly ReadRow[],
  offer: IntakeOffer,
  remembered: Remembered,
): ReadColumns {
  const known = knownHeadings(offer);
  const kept = new Map(Object.entries(remembered));
  const targetOf = (heading: string) => {
    const word = fold(heading);
    return asTarget(kept.get(word) ?? known.get(word) ?? "", offer);
  };
  const candidates = rows.slice(0, TABLE_LIMITS.above + 1).map((_, at) => headingsAt(rows, at));
  const counts = candidates.map(
    (headings) =>
      new Set(headings.map((heading) => targetOf(heading)).filter((target) => target !== null)).size,
  );
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const width = Math.max(0, ...rows.slice(best).map(({ cells }) => cells.length));
  const taken = new Set<ColumnTarget>();
  const spelled = Array.from({ length: width }, (_, at) =>
    (candidates[best]?.[at] ?? "").replace(/\s+/gu, " "),
  );
  // Of columns that are called the same each has a name of its own, by which the next table finds it, too.
  const columns = toldApart(spelled, fold).map((heading, at): TableColumn => {
    const letter = columnName(at);
    const target = heading === "" ? null : targetOf(heading);
    // Of two columns that hold the same the first is read, until somebody says otherwise.
    const free = target !== null && !taken.has(target);
    if (free) taken.add(target);
    return { letter, heading: heading || letter, target: free ? target : null };
  });
  return { columns: withWholeNames(columns), body: rows.slice(best + 1) };
}

/** The columns as somebody mapped them: "" is not read. What the edition does not take is not read either. */
export function mapColumns(
  columns: readonly TableColumn[],
  targets: readonly string[],
  offer: IntakeOffer,
): TableColumn[] {
  return columns.map((column, at) => ({ ...column, target: asTarget(targets[at] ?? "", offer) }));
}

/** What is kept of a mapping for the next table. */
export function rememberColumns(columns: readonly TableColumn[]): Remembered {
  return Object.fromEntries(columns.map(({ heading, target }) => [fold(heading), target ?? ""]));
}

/** What a column may be in this edition, in the order it is offered. */
export function targetsOf(offer: IntakeOffer): ColumnTarget[] {
  const own = COLUMN_TARGETS.filter((target) => target !== "mode" || offer.mode === "either");
  return [...own, ...offer.questions.map(({ key }) => `answer.${key}` as const)];
}

/**
 * What a table can't be without, or what stands twice; null when it can be read. Where an address stands among the headings
 * there are none: somebody would be left out, and be kept as a heading.
 */
export function columnsRefusal(
  columns: readonly TableColumn[],
): { reason: "no-headings" | "no-name" | "no-email" | "column-twice"; heading: string } | null {
  const targets = columns.map(({ target }) => target);
  const twice = columns.find(({ target }, at) => target !== null && targets.indexOf(target) < at);
  if (columns.some(({ heading }) => /\S@\S/.test(heading))) return { reason: "no-headings", heading: "" };
  if (twice) return { reason: "column-twice", heading: twice.heading };
  if (!targets.includes("fullName") && !targets.includes("lastName"))
    return { reason: "no-name", heading: "" };
  return targets.includes("email") ? null : { reason: "no-email", heading: "" };
}

function asTarget(text: string, offer: IntakeOffer): ColumnTarget | null {
  return targetsOf(offer).find((target) => target === text) ?? null;
}

function headingsAt(rows: readonly ReadRow[], at: number): string[] {
  const own = rows[at]?.cells ?? [];
  const above = rows[at - 1]?.cells ?? [];
  return Array.from(
    { length: Math.max(own.length, above.length) },
    (_, column) => own[column] || above[column] || "",
  );
}

/** "Nome" beside "Cognome" is a first name; "Nome" alone, and "Nom" or "Nombre", is the whole one. */
function withWholeNames(columns: TableColumn[]): TableColumn[] {
  const has = (target: ColumnTarget) => columns.some((column) => column.target === target);
  if (has("fullName") || (has("firstName") && has("lastName"))) return columns;
  return columns.map((column) =>
    column.target === "firstName" || column.target === "lastName"
      ? { ...column, target: "fullName" }
      : column,
  );
}

/** What a plan on a screen was made with: what each column holds and, where that was said, how days are written. */
export const shownColumns = (targets: readonly string[], days: string | null): string =>
  [...targets, ...(days ? [days] : [])].join(",");
